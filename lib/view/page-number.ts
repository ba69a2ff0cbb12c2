import { z } from "zod";

/** The page of a list or of a view, from 1, as addresses have it: `page=2`. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).default(1);

/** How many pages so many items make; of none there is one. */
export const pageCount = (items: number, onPage: number) => Math.max(1, Math.ceil(items / onPage));

/** The items of a page. */
export const itemsOnPage = <Item>(items: readonly Item[], page: number, onPage: number): Item[] =>
  items.slice((page - 1) * onPage, page * onPage);

/** What is said of a page beyond the last. */
export const noSuchPage = (page: number, pages: number) => `没有第${page}页，共${pages}页`;
