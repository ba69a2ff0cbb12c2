import type { ReactNode } from "react";
import styles from "./paging.module.css";

type Props = {
  page: number;
  pages: number;
  /** The address of a page. */
  href: (page: number) => string;
  /** What there is on all pages together: `12张表`. */
  all: readonly string[];
  /** How to have all of it at once. */
  children?: ReactNode;
};

/** Where in a list the reader is, and the ways on; nothing where a single page has it all. */
export function PageLinks({ page, pages, href, all, children }: Props) {
  if (pages < 2) return null;
  return (
    <nav aria-label="分页" className={styles.pages}>
      {page > 1 ? <a href={href(page - 1)}>上一页</a> : null}
      <span>{[`第${page}页`, `共${pages}页`, ...all].join("，")}</span>
      {page < pages ? <a href={href(page + 1)}>下一页</a> : null}
      {children}
    </nav>
  );
}
