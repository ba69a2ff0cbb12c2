import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place } from "@/lib/ingest/document";
import { listedValue } from "./listed-values";

/*
 * Every address of the site, so that nobody writes one by hand. A `query` is that of a view or briefing as printed,
 * without its question mark.
 */

/** Where the pages and the rooms of the site are, without what follows. */
export const paths = {
  overview: "/",
  filing: "/filing",
  totals: "/totals",
  compare: "/compare",
  checks: "/checks",
  share: "/share",
  agencies: "/agencies",
  reports: "/reports",
  imports: "/imports",
  likeness: "/likeness",
  beside: "/beside",
  codebook: "/codebook",
  briefing: "/briefing",
  export: "/export",
  checksFile: "/export/checks",
  likenessFile: "/export/likeness",
  importFile: "/export/imports",
  correction: "/correction",
  embed: "/embed",
  embeddedView: "/embed/compare",
  /** The script that gives frames their height. */
  frameScript: "/embed/frame.js",
  api: "/api",
  oembed: "/api/oembed",
  health: "/healthz",
} as const;

/** Whether a path is in a room: a page of the site itself, such as `/briefing`, is not in its own. */
export const isPathBelow = (path: string, room: string) => path.startsWith(`${room}/`);

export const overviewLink = (query = "") => withQuery(paths.overview, query);

/** Who has filed, or with a format a file of it. */
export const filingLink = (query = "", format = "") =>
  withQuery(format === "" ? paths.filing : `${paths.filing}/${format}`, query);

/** The sums over a territory, or with a format a file of them. */
export const totalsLink = (query = "", format = "") =>
  withQuery(format === "" ? paths.totals : `${paths.totals}/${format}`, query);

export const compareLink = (query = "") => withQuery(paths.compare, query);

/** What is to be looked at, under the conditions of a query. */
export const checksLink = (query = "") => withQuery(paths.checks, query);

/** All that is listed there as a file. */
export const checksFileLink = (format: string, query: string) =>
  withQuery(`${paths.checksFile}/${format}`, query);

export const shareLink = (query = "") => withQuery(paths.share, query);

export const reportsLink = (query = "") => withQuery(paths.reports, query);

/** Reports whose texts are alike. */
export const likenessLink = (query = "") => withQuery(paths.likeness, query);

/** All pairs that are listed there as a file. */
export const likenessFileLink = (format: string, query: string) =>
  withQuery(`${paths.likenessFile}/${format}`, query);

type ReportAddress = { agency: string; year: number; scope: Scope };

/** Two of them beside each other. */
export function likePairLink(report: ReportAddress, other: ReportAddress): string {
  const query = new URLSearchParams(scopeQuery(report.scope));
  if (other.scope !== "own") query.set("other", other.scope);
  const pieces = [report, other].flatMap(({ agency, year }) => [encodeURIComponent(agency), String(year)]);
  return withQuery(`${paths.likeness}/${pieces.join("/")}`, query.toString());
}

export const agenciesLink = (query = "") => withQuery(paths.agencies, query);

export const codebookLink = (anchor = "") => `${paths.codebook}${anchor === "" ? "" : `#${anchor}`}`;

/** A briefing, or with a format its file. */
export const briefingLink = (query = "", format = "") =>
  withQuery(format === "" ? paths.briefing : `${paths.briefing}/${format}`, query);

/** A view as a page for a frame on another site. */
export const embedLink = (query: string) => withQuery(paths.embeddedView, query);

/** How other sites learn to frame the view at a whole address. */
export const oembedLink = (address: string) => withQuery(paths.oembed, `url=${encodeURIComponent(address)}`);

/** A view as a file. */
export const exportLink = (format: string, query: string) => withQuery(`${paths.export}/${format}`, query);

/** 整改单 of one unit, or of all units of a region, as a file; without a year of the latest one. */
export function correctionLink(
  format: "docx" | "xlsx" | "zip",
  asked: { region?: string; kind?: string; unit?: string; year?: number | "all" },
): string {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return withQuery(`${paths.correction}/${format}`, new URLSearchParams(given).toString());
}

export const agencyLink = (key: string) => `${paths.agencies}/${encodeURIComponent(key)}`;

/** Two of an agency's years beside each other, the earlier first; without them the page answers which there are. */
export function yearPairLink(key: string, before: number, after: number, scope: Scope): string {
  const years = `${Math.min(before, after)}-${Math.max(before, after)}`;
  return withQuery(`${agencyLink(key)}/${years}`, scopeQuery(scope));
}

/** The statutory tables of some agencies beside each other; without a year of the latest one. */
export function besideLink(
  units: readonly string[],
  asked: { year?: number; applicant?: string } = {},
): string {
  if (units.length === 0) return paths.beside;
  const more = Object.entries(asked).map(([name, value]) => `&${name}=${value}`);
  return withQuery(paths.beside, `units=${units.map(listedKey).join(",")}${more.join("")}`);
}
const listedKey = (key: string) => encodeURIComponent(listedValue(key));

/**
 * Which of the reports of an agency and year: by the label of a dataset version the one that was in force then, empty
 * the one in force now; or by its id one that was kept and never used.
 */
export type WhichReport = string | { unused: number };

/** A report; one on a whole territory is another than the agency's own of the same year. */
export const reportLink = (agency: string, year: number, scope: Scope, version: WhichReport = "") =>
  withQuery(reportPath(agency, year), stateQuery(scope, version).toString());

/** The file that a report came in. */
export const originalLink = (agency: string, year: number, scope: Scope, version = "") =>
  withQuery(`${reportPath(agency, year)}/original`, stateQuery(scope, version).toString());

/** The source of a report; with a cell, at the place where its figure stands. */
export function sourceLink(
  agency: string,
  year: number,
  scope: Scope,
  cell?: { id: string; at: Place | null },
  version: WhichReport = "",
): string {
  const query = stateQuery(scope, version);
  if (cell) query.set("cell", cell.id);
  const anchor = cell?.at ? `#${placeId(cell.at)}` : "";
  return `${withQuery(`${reportPath(agency, year)}/source`, query.toString())}${anchor}`;
}

/** What a report was in two dataset versions, by their labels, beside each other. */
export function reportVersionsLink(
  { agency, year, scope }: ReportAddress,
  { before, after }: { before: string; after: string },
): string {
  const query = stateQuery(scope, "");
  query.set("before", before);
  query.set("after", after);
  return withQuery(`${reportPath(agency, year)}/versions`, query.toString());
}

/** The versions that imports made, or with a label what one of them brought. */
export const importsLink = (label = "", query = "") =>
  withQuery(label === "" ? paths.imports : `${paths.imports}/${label}`, query);

/** The file of a report that a version kept and did not use, byte for byte. */
export const unusedOriginalLink = (label: string, report: number) =>
  withQuery(`${paths.importFile}/original`, `label=${encodeURIComponent(label)}&report=${report}`);

/** The review of a version as a file. */
export const importFileLink = (format: string, label: string) =>
  withQuery(`${paths.importFile}/${format}`, `label=${encodeURIComponent(label)}`);

export const placeId = ({ table, row, column }: Place) => `b${table}r${row}c${column}`;

const reportPath = (agency: string, year: number) => `${paths.reports}/${encodeURIComponent(agency)}/${year}`;
/** An address at a page of what it shows; the first needs no number. */
export function pageLink(address: string, page: number): string {
  const [beforeAnchor = "", anchor] = address.split("#");
  const at = page === 1 ? "" : `${beforeAnchor.includes("?") ? "&" : "?"}page=${page}`;
  return `${beforeAnchor}${at}${anchor === undefined ? "" : `#${anchor}`}`;
}

function stateQuery(scope: Scope, version: WhichReport): URLSearchParams {
  const query = new URLSearchParams(scopeQuery(scope));
  if (typeof version !== "string") query.set("unused", String(version.unused));
  else if (version !== "") query.set("v", version);
  return query;
}

const scopeQuery = (scope: Scope) => (scope === "own" ? "" : `scope=${scope}`);
const withQuery = (path: string, query: string) => (query === "" ? path : `${path}?${query}`);
