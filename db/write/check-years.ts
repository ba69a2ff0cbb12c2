import { and, asc, inArray, isNotNull, isNull } from "drizzle-orm";
import type { WriteDb } from "../client";
import { isAmong } from "../in-chunks";
import { agencies, findings, reports } from "../schema";
import { scopeNumber } from "../scope-column";
import { insertFinding } from "./insert-report";
import { lookedUpFigures, reportStatements, type Slot } from "./report-statements";
import { checkYearPair, type YearFinding, type YearReport, yearChecks } from "./year-checks";

/** Agencies per query. */
const BATCH = 100;

export type YearsChecked = { reports: number; findings: number; changed: number };

/**
 * Runs the checks between the reports in force of one agency and scope, for the agencies given by their ids or for
 * all. What is new is found from the version on, what no longer holds is superseded by it; a finding that is found
 * again on the same values stays as it is, and so does a verdict on it.
 */
export function checkYears(
  db: WriteDb,
  agencyIds: readonly number[] | null,
  version: () => number,
): YearsChecked {
  const all = () => db.select({ id: agencies.id }).from(agencies).all();
  const ids = [...new Set(agencyIds ?? all().map(({ id }) => id))].sort((a, b) => a - b);
  const sum: YearsChecked = { reports: 0, findings: 0, changed: 0 };
  for (let start = 0; start < ids.length; start += BATCH)
    checkAgencies(db, ids.slice(start, start + BATCH), version, sum);
  return sum;
}

function checkAgencies(db: WriteDb, ids: number[], version: () => number, sum: YearsChecked): void {
  const s = reportStatements(db);
  const rows = db
    .select()
    .from(reports)
    .where(
      and(inArray(reports.agency, ids), isNull(reports.versionSuperseded), isNotNull(reports.versionAdded)),
    )
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
      insertFinding(s, slot, id, finding, version());
      sum.changed += 1;
    }
  }
  sum.changed += old.size;
  if (old.size > 0)
    db.update(findings)
      .set({ versionSuperseded: version() })
      .where(isAmong(findings.id, [...old.values()]))
      .run();
}

function oldFindings(db: WriteDb, ids: number[]): Map<string, number> {
  const rows = db
    .select()
    .from(findings)
    .where(
      and(
        inArray(findings.agency, ids),
        inArray(findings.check, [...yearChecks]),
        isNull(findings.versionSuperseded),
      ),
    )
    .all();
  return new Map(rows.map((row) => [identity(row.report, row), row.id]));
}

function identity(
  report: number,
  { check, cells, message, valuesSha }: Pick<YearFinding, "check" | "cells" | "message" | "valuesSha">,
) {
  return JSON.stringify([report, check, cells, message, valuesSha]);
}
