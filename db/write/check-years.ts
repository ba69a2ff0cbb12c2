import { and, asc, inArray, isNotNull, isNull } from "drizzle-orm";
import type { WriteDb } from "../client";
import { scopeNumber } from "../coded-columns";
import { isAmong } from "../in-chunks";
import { agencies, findings, reports } from "../schema";
import { insertFinding } from "./insert-report";
import { type Slot, type StoredFigures, storedFigures } from "./report-statements";
import {
  checkYearPair,
  copiedForward,
  mayBeCopied,
  seenByChecks,
  type YearFinding,
  type YearReport,
  yearChecks,
} from "./year-checks";

/** Agencies per query. */
const BATCH = 100;

export type YearsChecked = { reports: number; findings: number; changed: number };

/**
 * Runs the checks between the reports in force of one agency and scope, for the agencies given by their ids or for
 * all. What is new is found from the version on, what no longer holds is superseded by it; a finding that is found
 * again on the same values stays as it is, and so does a verdict on it.
 */
export async function checkYears(
  db: WriteDb,
  agencyIds: readonly number[] | null,
  version: () => Promise<number>,
): Promise<YearsChecked> {
  const all = async () => (await db.select({ id: agencies.id }).from(agencies)).map(({ id }) => id);
  const ids = [...new Set(agencyIds ?? (await all()))].sort((a, b) => a - b);
  const sum: YearsChecked = { reports: 0, findings: 0, changed: 0 };
  for (let start = 0; start < ids.length; start += BATCH)
    await checkAgencies(db, ids.slice(start, start + BATCH), version, sum);
  return sum;
}

async function checkAgencies(
  db: WriteDb,
  ids: number[],
  version: () => Promise<number>,
  sum: YearsChecked,
): Promise<void> {
  const rows = await db
    .select()
    .from(reports)
    .where(
      and(inArray(reports.agency, ids), isNull(reports.versionSuperseded), isNotNull(reports.versionAdded)),
    )
    .orderBy(asc(reports.agency), asc(reports.scope), asc(reports.year));
  const old = await oldFindings(db, ids);
  const seen = await storedFigures(
    db,
    rows.map(({ id }) => id),
    seenByChecks,
  );
  let before: { id: number; report: YearReport; agency: number; scope: string } | null = null;
  for (const { id, agency, scope, year, form } of rows) {
    const report: YearReport = { year, form, figures: seen.get(id) ?? nothing };
    const pair = before && before.agency === agency && before.scope === scope ? before : null;
    before = { id, report, agency, scope };
    const found = pair ? await checkPair(db, pair, { id, report }) : [];
    sum.reports += 1;
    sum.findings += found.length;
    for (const finding of found) {
      if (old.delete(identity(id, finding))) continue;
      const slot: Slot = [scopeNumber(scope), year, agency];
      await insertFinding(db, slot, id, finding, await version());
      sum.changed += 1;
    }
  }
  sum.changed += old.size;
  if (old.size > 0)
    await db
      .update(findings)
      .set({ versionSuperseded: await version() })
      .where(isAmong(findings.id, [...old.values()]));
}

const nothing: StoredFigures = new Map();

type Stored = { id: number; report: YearReport };

/** The whole of two reports is read only where they may be the same. */
async function checkPair(db: WriteDb, before: Stored, after: Stored): Promise<YearFinding[]> {
  const found = checkYearPair(before.report, after.report);
  if (!mayBeCopied(before.report, after.report)) return found;
  const figures = await storedFigures(db, [before.id, after.id]);
  const whole = ({ id, report }: Stored) => ({ ...report, figures: figures.get(id) ?? nothing });
  return [...found, ...copiedForward(whole(before), whole(after))];
}

async function oldFindings(db: WriteDb, ids: number[]): Promise<Map<string, number>> {
  const rows = await db
    .select()
    .from(findings)
    .where(
      and(
        inArray(findings.agency, ids),
        inArray(findings.check, [...yearChecks]),
        isNull(findings.versionSuperseded),
      ),
    );
  return new Map(rows.map((row) => [identity(row.report, row), row.id]));
}

function identity(
  report: number,
  { check, cells, message, valuesSha }: Pick<YearFinding, "check" | "cells" | "message" | "valuesSha">,
) {
  return JSON.stringify([report, check, cells, message, valuesSha]);
}
