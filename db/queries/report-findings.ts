import { and, asc, eq, isNull } from "drizzle-orm";
import type { CheckId, Severity } from "@/lib/catalogue/checks";
import type { ReadDb } from "../client";
import { findings, type Verdict, verdicts } from "../schema";
import { verdictHolds } from "./open-finding";
import { bySeverityFirst } from "./open-findings";

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
