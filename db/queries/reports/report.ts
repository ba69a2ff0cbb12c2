import { and, asc, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { Section } from "@/lib/ingest/reading";
import type { ReadDb } from "../../client";
import { agencies, reports, sections } from "../../schema";
import { type AgencyRow, agencyRow, parents } from "../agency-rows";
import { type ReportFigure, type ReportProseFigure, reportFigures } from "./report-figures";
import { type ReportFinding, reportFindings } from "./report-findings";
import { type StoredVersion, storedVersions } from "./report-versions";

export type ReportPage = {
  report: typeof reports.$inferSelect;
  agency: AgencyRow;
  /** By cell id, in the order of the catalogue. */
  figures: Map<string, ReportFigure>;
  /** By cell id, in the order of the catalogue; never mixed with the figures of the tables. */
  prose: Map<string, ReportProseFigure>;
  findings: ReportFinding[];
  sections: Section[];
  /** All reports stored for the agency, year and scope, this one among them, the latest first. */
  versions: StoredVersion[];
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
  await db.soundness?.requireReport(db, report.id);
  const read = await reportFigures(db, report.id);
  return {
    report,
    agency,
    figures: read.figures,
    prose: read.prose,
    findings: await reportFindings(db, report.id),
    sections: await db
      .select({ number: sections.number, heading: sections.heading, text: sections.text })
      .from(sections)
      .where(eq(sections.report, report.id))
      .orderBy(asc(sections.position)),
    versions: await storedVersions(db, report),
    neighbours: await neighboursOf(db, report),
    intact: read.sha256 === report.figuresSha256,
  };
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
