"use client";

import { usePathname } from "next/navigation";
import { mainPages } from "@/lib/site/main-pages";
import { isPathBelow, paths } from "@/lib/view/addresses";

export function MainNavigation() {
  const path = usePathname();
  const currentOf = (href: string, others: readonly string[]) => {
    if (path === href) return "page";
    const isBelow = href !== paths.overview && isPathBelow(path, href);
    const isWith = others.some((other) => path === other || isPathBelow(path, other));
    return isBelow || isWith ? "true" : undefined;
  };
  return (
    <nav className="main-navigation" aria-label="主要页面">
      <ul>
        {mainPages.map((page) => (
          <li key={page.href}>
            <a href={page.href} aria-current={currentOf(page.href, "with" in page ? page.with : [])}>
              {page.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
