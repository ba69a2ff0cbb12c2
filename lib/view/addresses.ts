import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place } from "@/lib/ingest/document";

/*
 * Every address of the site, so that nobody writes one by hand. A `query` is that of a view or briefing as printed,
 * without its question mark.
 */

export const overviewLink = (query = "") => withQuery("/", query);

export const compareLink = (query = "") => withQuery("/compare", query);

export const shareLink = (query = "") => withQuery("/share", query);

export const reportsLink = (query = "") => withQuery("/reports", query);

export const agenciesLink = (query = "") => withQuery("/agencies", query);

export const codebookLink = (anchor = "") => `/codebook${anchor === "" ? "" : `#${anchor}`}`;

/** A view as a page for a frame on another site. */
export const embedLink = (query: string) => withQuery("/embed/compare", query);

/** A view as a file. */
export const exportLink = (format: string, query: string) => withQuery(`/export/${format}`, query);

export const agencyLink = (key: string) => `/agencies/${encodeURIComponent(key)}`;

/** A report; one on a whole territory is another than the agency's own of the same year. */
export const reportLink = (agency: string, year: number, scope: Scope) =>
  withQuery(reportPath(agency, year), scopeQuery(scope));

/** The file that a report came in. */
export const originalLink = (agency: string, year: number, scope: Scope) =>
  withQuery(`${reportPath(agency, year)}/original`, scopeQuery(scope));

/** The source of a report; with a cell, at the place where its figure stands. */
export function sourceLink(
  agency: string,
  year: number,
  scope: Scope,
  cell?: { id: string; at: Place | null },
): string {
  const query = new URLSearchParams(scopeQuery(scope));
  if (cell) query.set("cell", cell.id);
  const anchor = cell?.at ? `#${placeId(cell.at)}` : "";
  return `${withQuery(`${reportPath(agency, year)}/source`, query.toString())}${anchor}`;
}

export const placeId = ({ table, row, column }: Place) => `b${table}r${row}c${column}`;

const reportPath = (agency: string, year: number) => `/reports/${encodeURIComponent(agency)}/${year}`;
const scopeQuery = (scope: Scope) => (scope === "own" ? "" : `scope=${scope}`);
const withQuery = (path: string, query: string) => (query === "" ? path : `${path}?${query}`);
