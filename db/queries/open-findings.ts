import { and, asc, count, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, findings, reports } from "../schema";
import { type Group, isMember, type YearSpan } from "./group";
import { isOpenIn } from "./open-finding";

type OpenFinding = {
  id: number;
  agencyKey: string;
  agencyName: string;
  year: number;
  check: CheckId;
  severity: Severity;
  message: string;
  cells: string[];
};
export type OpenFindings = {
  /** Without notes, unless they were asked for. */
  total: number;
  bySeverity: Record<Severity, number>;
  items: OpenFinding[];
};

/**
 * What is found in a group's reports in force and nobody has decided upon: errors before warnings, the latest
 * year first, then by division code. Notes are counted, but listed and totalled only with `notes`.
 */
export const openFindings = remembered(
  "openFindings",
  async (
    db: ReadDb,
    group: Group,
    span: YearSpan,
    limit: number,
    options: { notes?: boolean } = {},
  ): Promise<OpenFindings> => {
    const where = and(isOpenIn(db, group.scope, span), await isMember(db, group));
    const counted = await db
      .select({ severity: findings.severity, rows: count() })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(where)
      .groupBy(findings.severity);
    const rowsOf = (severity: Severity) => counted.find((row) => row.severity === severity)?.rows ?? 0;
    const bySeverity = { error: rowsOf("error"), warning: rowsOf("warning"), note: rowsOf("note") };
    const items = await db
      .select({
        id: findings.id,
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        year: findings.year,
        check: findings.check,
        severity: findings.severity,
        message: findings.message,
        cells: findings.cells,
      })
      .from(findings)
      .innerJoin(reports, eq(reports.id, findings.report))
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(and(where, options.notes ? undefined : ne(findings.severity, "note")))
      .orderBy(bySeverityFirst, desc(findings.year), asc(agencies.sort), asc(findings.id))
      .limit(limit);
    const total = bySeverity.error + bySeverity.warning + (options.notes ? bySeverity.note : 0);
    return { total, bySeverity, items };
  },
);

export const bySeverityFirst: SQL = sql`case ${findings.severity} when 'error' then 0 when 'warning' then 1 else 2 end`;
