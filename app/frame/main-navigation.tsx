"use client";

import { usePathname } from "next/navigation";
import { mainPages } from "@/lib/site/main-pages";
import { isPathBelow, paths } from "@/lib/view/addresses";

export function MainNavigation() {
  const path = usePathname();
  const currentOf = (href: string) => {
    if (path === href) return "page";
    return href !== paths.overview && isPathBelow(path, href) ? "true" : undefined;
  };
  return (
    <nav className="main-navigation" aria-label="主要页面">
      <ul>
        {mainPages.map(({ href, name }) => (
          <li key={href}>
            <a href={href} aria-current={currentOf(href)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
