import { and, between, count, eq, isNull, ne } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, findings, reports } from "../schema";
import type { AgencyRow } from "./agency-row";
import { isLate } from "./deadline";
import { type Group, inGroup, scopeOfKind, type YearSpan, yearsOf } from "./group";
import { groupMembers } from "./group-members";
import { isOpen } from "./open-finding";

export type CoverageCell = {
  year: number;
  /** `not_valid`: the agency was not there, or need not file, and did not. */
  state: "accepted" | "flagged" | "missing" | "not_valid";
  publishedOn: string | null;
  /** Published after the deadline; null where there is no date. */
  late: boolean | null;
  /** Open errors and warnings. */
  findings: number;
};
export type CoverageRow = { agency: AgencyRow; cells: CoverageCell[] };

/** Who filed when: the members of a group by division code, each with every year of the span. */
export const coverage = remembered(
  "coverage",
  async (db: ReadDb, group: Group, span: YearSpan): Promise<CoverageRow[]> => {
    const scope = scopeOfKind(group.kind);
    const members = await groupMembers(db, group, null);
    const inForce = and(
      await inGroup(db, group),
      eq(reports.scope, scope),
      between(reports.year, span.from, span.to),
      isNull(reports.versionSuperseded),
    );
    const filed = await db
      .select({
        key: agencies.key,
        id: reports.id,
        year: reports.year,
        status: reports.status,
        on: reports.publishedOn,
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(inForce);
    const open = await db
      .select({ report: findings.report, rows: count() })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(and(inForce, isOpen(db), ne(findings.severity, "note")))
      .groupBy(findings.report);
    const expected = await db
      .select({ key: agencies.key })
      .from(agencies)
      .where(and(await inGroup(db, group), eq(agencies.expected, true)));

    const report = new Map(filed.map((row) => [`${row.key} ${row.year}`, row]));
    const findingsOf = new Map(open.map((row) => [row.report, row.rows]));
    const shouldFile = new Set(expected.map(({ key }) => key));
    return members.map((agency) => ({
      agency,
      cells: yearsOf(span).map((year): CoverageCell => {
        const row = report.get(`${agency.key} ${year}`);
        const { validFrom: from, validTo: to } = agency;
        const there = (from === null || from <= year) && (to === null || to >= year);
        if (!row) {
          const state = there && shouldFile.has(agency.key) ? "missing" : "not_valid";
          return { year, state, publishedOn: null, late: null, findings: 0 };
        }
        const late = isLate(agency.kind, year, row.on);
        return { year, state: row.status, publishedOn: row.on, late, findings: findingsOf.get(row.id) ?? 0 };
      }),
    }));
  },
);
