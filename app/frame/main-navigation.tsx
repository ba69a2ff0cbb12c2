"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isBelow, paths } from "@/lib/view/addresses";
import { mainPages } from "./pages";
import { PendingMark } from "./pending-mark";

export function MainNavigation() {
  const path = usePathname();
  const currentOf = (href: string) => {
    if (path === href) return "page";
    return href !== paths.overview && isBelow(path, href) ? "true" : undefined;
  };
  return (
    <nav className="main-navigation" aria-label="主要页面">
      <ul>
        {mainPages.map(({ href, name }) => (
          <li key={href}>
            <Link href={href} prefetch={false} aria-current={currentOf(href)}>
              {name}
              <PendingMark />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
