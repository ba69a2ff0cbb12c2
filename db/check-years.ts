import { and, asc, inArray, isNull } from "drizzle-orm";
import { type WriteDb, writing } from "./client";
import { isAmong } from "./in-chunks";
import { insertFinding } from "./insert-report";
import { lookedUpFigures, reportStatements, type Slot } from "./report-statements";
import { agencies, findings, reports } from "./schema";
import { scopeNumber } from "./scope-column";
import { checkYearPair, type YearFinding, type YearReport, yearChecks } from "./year-checks";

/** Agencies per transaction: the lock is held for a fraction of a second. */
const BATCH = 100;

export type YearsChecked = { reports: number; findings: number; changed: number };

/**
 * Runs the checks between the reports in force of one agency and scope, for the given agencies or all, and puts
 * the findings in place of the earlier ones, per agency in one transaction. A finding that is found again on the
 * same values stays as it is, and so does a verdict on it.
 */
export function checkYears(db: WriteDb, agencyKeys?: readonly string[]): YearsChecked {
  const known = db
    .select({ id: agencies.id, key: agencies.key })
    .from(agencies)
    .orderBy(asc(agencies.id))
    .all();
  const wanted = agencyKeys && new Set(agencyKeys);
  const ids = known.filter(({ key }) => wanted?.has(key) ?? true).map(({ id }) => id);
  const sum: YearsChecked = { reports: 0, findings: 0, changed: 0 };
  for (let start = 0; start < ids.length; start += BATCH) {
    writing(db, () => checkAgencies(db, ids.slice(start, start + BATCH), sum));
  }
  return sum;
}

function checkAgencies(db: WriteDb, ids: number[], sum: YearsChecked): void {
  const s = reportStatements(db);
  const rows = db
    .select()
    .from(reports)
    .where(and(inArray(reports.agency, ids), isNull(reports.versionSuperseded)))
    .orderBy(asc(reports.agency), asc(reports.scope), asc(reports.year))
    .all();
  const old = oldFindings(db, ids);
  let before: { report: YearReport; agency: number; scope: string } | null = null;
  for (const { id, agency, scope, year, form } of rows) {
    const report: YearReport = { year, form, figures: lookedUpFigures(s, id) };
    const pair = before && before.agency === agency && before.scope === scope ? before.report : null;
    before = { report, agency, scope };
    const found = pair ? checkYearPair(pair, report) : [];
    sum.reports += 1;
    sum.findings += found.length;
    for (const finding of found) {
      if (old.delete(identity(id, finding))) continue;
      const slot: Slot = [scopeNumber(scope), year, agency];
      insertFinding(s, slot, id, finding);
      sum.changed += 1;
    }
  }
  sum.changed += old.size;
  if (old.size > 0)
    db.delete(findings)
      .where(isAmong(findings.id, [...old.values()]))
      .run();
}

function oldFindings(db: WriteDb, ids: number[]): Map<string, number> {
  const rows = db
    .select()
    .from(findings)
    .where(and(inArray(findings.agency, ids), inArray(findings.check, [...yearChecks])))
    .all();
  return new Map(rows.map((row) => [identity(row.report, row), row.id]));
}

function identity(
  report: number,
  { check, cells, message, valuesSha }: Pick<YearFinding, "check" | "cells" | "message" | "valuesSha">,
) {
  return JSON.stringify([report, check, cells, message, valuesSha]);
}
