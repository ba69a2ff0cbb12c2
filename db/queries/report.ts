import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { CellMissingReason } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Place } from "@/lib/ingest/document";
import type { Section } from "@/lib/ingest/reading";
import type { ReadDb } from "../client";
import { figuresSha256 } from "../report-hashes";
import { agencies, cells, figures, reports, sections } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-row";
import { type ReportFinding, reportFindings } from "./report-findings";
import { type OtherVersion, otherVersions } from "./report-versions";

/** A figure with the text it was read from and where that stands. `value` and `missing` are exclusive. */
export type ReportFigure = {
  value: number | null;
  missing: CellMissingReason | null;
  raw: string;
  unit: "元" | "万元" | null;
  at: Place | null;
};

export type ReportPage = {
  report: typeof reports.$inferSelect;
  agency: AgencyRow;
  /** By cell id, in the order of the catalogue. */
  figures: Map<string, ReportFigure>;
  findings: ReportFinding[];
  sections: Section[];
  /** Other reports stored for the agency, year and scope, the latest first. */
  versions: OtherVersion[];
  /** The nearest years with a report of the agency and scope. */
  neighbours: { previous: number | null; next: number | null };
  /** Whether the stored figures are still those that were read. */
  intact: boolean;
};

/** The report in force, or with `reportId` an earlier one, with all that its page shows; null where there is none. */
export async function findReport(
  db: ReadDb,
  agencyKey: string,
  year: number,
  scope: Scope,
  reportId?: number,
): Promise<ReportPage | null> {
  const [found] = await db
    .select({ report: reports, agency: agencyRow })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(
      and(
        eq(agencies.key, agencyKey),
        eq(reports.year, year),
        eq(reports.scope, scope),
        reportId === undefined ? isNull(reports.versionSuperseded) : eq(reports.id, reportId),
      ),
    );
  if (!found) return null;
  const { report, agency } = found;
  const read = await figuresOf(db, report.id);
  return {
    report,
    agency,
    figures: read,
    findings: await reportFindings(db, report.id),
    sections: await db
      .select({ number: sections.number, heading: sections.heading, text: sections.text })
      .from(sections)
      .where(eq(sections.report, report.id))
      .orderBy(asc(sections.position)),
    versions: await otherVersions(db, report),
    neighbours: await neighboursOf(db, report),
    intact: figuresSha256(read) === report.figuresSha256,
  };
}

async function figuresOf(db: ReadDb, report: number): Promise<Map<string, ReportFigure>> {
  const rows = await db
    .select({ id: cells.id, figure: figures })
    .from(figures)
    .innerJoin(cells, eq(cells.number, figures.cell))
    .where(eq(figures.report, report))
    .orderBy(asc(figures.cell));
  return new Map(
    rows.map(({ id, figure }) => {
      const { value, missing, raw, unit, placeTable: table, placeRow: row, placeColumn: column } = figure;
      const at = table === null || row === null || column === null ? null : { table, row, column };
      return [id, { value, missing, raw, unit, at }];
    }),
  );
}

async function neighboursOf(db: ReadDb, { agency, year, scope }: typeof reports.$inferSelect) {
  const [found] = await db
    .select({
      previous: sql<number | null>`max(case when ${lt(reports.year, year)} then ${reports.year} end)`,
      next: sql<number | null>`min(case when ${gt(reports.year, year)} then ${reports.year} end)`,
    })
    .from(reports)
    .where(and(eq(reports.agency, agency), eq(reports.scope, scope), isNull(reports.versionSuperseded)));
  return found ?? { previous: null, next: null };
}
