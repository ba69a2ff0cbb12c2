import { and, asc, count, eq, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import { type Absence, absenceOf, type DeclaredCollection, isLate } from "@/lib/agencies/filing";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, findings, reports } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-rows";
import { knownPages } from "./collected-pages";
import { declaredCollections } from "./collections";
import { isOpen } from "./finding-conditions";
import { type Group, isMember, isThere, type YearSpan, yearsOfSpan } from "./group";
import { ownGovernment } from "./group-members";

export type CoverageCell = {
  year: number;
  /** `flagged`: with open errors or warnings. `not_there`: the agency was not there, or need not file. */
  state: "accepted" | "flagged" | Absence | "not_there";
  /** Of the report in force, and of the first that is known. */
  publishedOn: string | null;
  firstPublishedOn: string | null;
  /** The report in force took the place of another. */
  amendment: (typeof reports.$inferSelect)["amendment"];
  /** ISO time at which the report in force was imported. */
  importedAt: string | null;
  /** First published after the deadline; null where there is no date. */
  late: boolean | null;
  /** Open errors and warnings, those between years included. */
  findings: number;
};
/** `path`: the keys of what the agency lies in and its own, `/990000/990100/990101/`. */
export type CoverageRow = { agency: AgencyRow; path: string; cells: CoverageCell[] };

/** Who filed when: a region's own government, then the members of a group by division code, in every year of the span. */
export const filingCoverage = remembered(
  "filingCoverage",
  async (db: ReadDb, group: Group, span: YearSpan): Promise<CoverageRow[]> => {
    const own = await ownGovernment(db, group);
    const members = await isMember(db, group);
    const whom = own === null ? members : or(eq(agencies.key, own), members);
    return coverageOf(db, whom, group.scope, span);
  },
);

/** When one agency filed, in every year of the span; null for an unknown key. */
export const agencyCoverage = remembered(
  "agencyCoverage",
  async (db: ReadDb, key: string, scope: Scope, span: YearSpan): Promise<CoverageRow | null> => {
    const [row = null] = await coverageOf(db, eq(agencies.key, key), scope, span);
    return row;
  },
);

async function coverageOf(
  db: ReadDb,
  whom: SQL | undefined,
  scope: Scope,
  span: YearSpan,
): Promise<CoverageRow[]> {
  const rows = await db
    .select({ ...agencyRow, path: agencies.path, expected: agencies.expected })
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(whom)
    .orderBy(asc(agencies.sort));
  const inForce = and(
    whom,
    eq(reports.scope, scope),
    inArray(reports.year, yearsOfSpan(span)),
    isNull(reports.versionSuperseded),
  );
  const filed = await filedReports(db, inForce);
  const open = await openByReport(db, inForce);
  const collections = await declaredCollections(db);
  const pages = await knownPages(db);
  const day = db.version?.day ?? "";
  return rows.map(({ path, expected, ...agency }) => ({
    agency,
    path,
    cells: yearsOfSpan(span).map((year): CoverageCell => {
      const report = filed.get(`${agency.key} ${year}`);
      const filer = { path, kind: agency.kind };
      if (report) return filedCell(report, year, filer, open.get(report.id), collections);
      const waits = expected && isThere(agency, year);
      const hasPage = pages.has(`${agency.key} ${year}`);
      const state = waits ? absenceOf(filer, year, collections, day, hasPage) : "not_there";
      return { ...empty, year, state };
    }),
  }));
}

const empty = {
  ...{ publishedOn: null, firstPublishedOn: null, amendment: null, importedAt: null },
  ...{ late: null, findings: 0 },
};

type Filed = {
  id: number;
  publishedOn: string | null;
  firstPublishedOn: string | null;
  amendment: CoverageCell["amendment"];
  importedAt: string;
};

function filedCell(
  { publishedOn, firstPublishedOn, amendment, importedAt }: Filed,
  year: number,
  filer: { path: string; kind: string },
  open: number | undefined,
  collections: readonly DeclaredCollection[],
): CoverageCell {
  const late = isLate(filer, year, firstPublishedOn, collections);
  const found = { publishedOn, firstPublishedOn, amendment, importedAt, late };
  return open === undefined
    ? { ...found, year, state: "accepted", findings: 0 }
    : { ...found, year, state: "flagged", findings: open };
}

async function filedReports(db: ReadDb, inForce: SQL | undefined): Promise<Map<string, Filed>> {
  const rows = await db
    .select({
      key: agencies.key,
      year: reports.year,
      id: reports.id,
      publishedOn: reports.publishedOn,
      firstPublishedOn: reports.firstPublishedOn,
      amendment: reports.amendment,
      importedAt: reports.importedAt,
    })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(inForce);
  return new Map(rows.map(({ key, year, ...report }) => [`${key} ${year}`, report]));
}

async function openByReport(db: ReadDb, inForce: SQL | undefined): Promise<Map<number, number>> {
  const rows = await db
    .select({ report: findings.report, rows: count() })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(inForce, isOpen(db), ne(findings.severity, "note")))
    .groupBy(findings.report);
  return new Map(rows.map(({ report, rows: open }) => [report, open]));
}
