"use client";

import Link, { useLinkStatus } from "next/link";
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

/**
 * Within a link whose page takes longer than a moment. Not a loading.tsx: that would send every page in two parts,
 * which without JavaScript never come together, and answer 200 where a page is missing.
 */
function PendingMark() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span className="pending" role="status">
      <span className="unseen">正在读取数据</span>
    </span>
  );
}
