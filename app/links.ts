import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place } from "@/lib/ingest/document";

/** Addresses of the pages, so that no page writes another's by hand. */
export const agencyLink = (key: string) => `/agencies/${encodeURIComponent(key)}`;

export function reportLink(agency: string, year: number, scope: Scope): string {
  return `${agencyLink(agency).replace("/agencies/", "/reports/")}/${year}${scopeQuery(scope)}`;
}

export function originalLink(agency: string, year: number, scope: Scope): string {
  return `${reportLink(agency, year, "own")}/original${scopeQuery(scope)}`;
}

/** The source of a report; with a cell, at the place where its figure stands. */
export function sourceLink(
  agency: string,
  year: number,
  scope: Scope,
  cell?: { id: string; at: Place | null },
): string {
  const query = new URLSearchParams();
  if (scope !== "own") query.set("scope", scope);
  if (cell) query.set("cell", cell.id);
  const text = query.toString();
  const anchor = cell?.at ? `#${placeId(cell.at)}` : "";
  return `${reportLink(agency, year, "own")}/source${text ? `?${text}` : ""}${anchor}`;
}

export const placeId = ({ table, row, column }: Place) => `b${table}r${row}c${column}`;

const scopeQuery = (scope: Scope) => (scope === "own" ? "" : `?scope=${scope}`);
