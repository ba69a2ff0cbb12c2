import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { Verdict } from "@/lib/catalogue/verdicts";
import type { ReadDb } from "../../client";
import { findings, verdicts } from "../../schema";
import { bySeverityFirst, verdictHolds } from "../finding-conditions";

export type ReportFinding = {
  id: number;
  check: CheckId;
  severity: Severity;
  cells: string[];
  message: string;
  expected: number | null;
  found: number | null;
  /** What a person decided on these very values. */
  verdict: { verdict: Verdict; by: string; at: string; why: string } | null;
};

/** All that is found in a stored report, errors first, decided or not. */
export async function reportFindings(db: ReadDb, report: number): Promise<ReportFinding[]> {
  return db
    .select({
      id: findings.id,
      check: findings.check,
      severity: findings.severity,
      cells: findings.cells,
      message: findings.message,
      expected: findings.expected,
      found: findings.found,
      verdict: { verdict: verdicts.verdict, by: verdicts.by, at: verdicts.at, why: verdicts.why },
    })
    .from(findings)
    .leftJoin(verdicts, verdictHolds)
    .where(and(eq(findings.report, report), isNull(findings.versionSuperseded)))
    .orderBy(bySeverityFirst, asc(findings.id));
}

export type StoredFinding = Pick<
  typeof findings.$inferSelect,
  "report" | "check" | "severity" | "cells" | "message"
>;

/** So many reports in one query. */
const BATCH = 500;

/** All that is found in some stored reports, by their ids. */
export async function findingsOfReports(
  db: ReadDb,
  reportIds: readonly number[],
): Promise<Map<number, StoredFinding[]>> {
  const found = new Map<number, StoredFinding[]>();
  for (let start = 0; start < reportIds.length; start += BATCH) {
    const rows = await db
      .select({
        report: findings.report,
        check: findings.check,
        severity: findings.severity,
        cells: findings.cells,
        message: findings.message,
      })
      .from(findings)
      .where(
        and(
          inArray(findings.report, reportIds.slice(start, start + BATCH)),
          isNull(findings.versionSuperseded),
        ),
      )
      .orderBy(asc(findings.id));
    for (const row of rows) {
      const list = found.get(row.report);
      if (list) list.push(row);
      else found.set(row.report, [row]);
    }
  }
  return found;
}
