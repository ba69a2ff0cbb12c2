import { and, asc, inArray, isNotNull, isNull } from "drizzle-orm";
import { wrongGrowth } from "@/lib/years/growth";
import { growthWords } from "@/lib/years/growth-stated";
import { moneyCells, unitSlips } from "@/lib/years/unit-slip";
import type { YearReport } from "@/lib/years/year-report";
import type { WriteDb } from "../../client";
import { scopeNumber } from "../../coded-columns";
import { agencies, reports } from "../../schema";
import { type StoredFigures, sectionsWith, storedAmounts, storedFigures } from "../report-statements";
import { KeptFindings, type YearsChecked } from "./kept-findings";
import {
  checkYearPair,
  copiedForward,
  mayBeCopied,
  seenByChecks,
  storedProblem,
  type YearFinding,
  yearChecks,
} from "./year-checks";

/** Agencies per query. */
const BATCH = 100;

/**
 * Runs the checks between the reports in force of one agency and scope, for the agencies given by their ids or for
 * all; see `KeptFindings` for what becomes of what was found before.
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
  const kept = await KeptFindings.of(db, { agencies: ids, checks: yearChecks }, version, sum);
  const stored = rows.map(({ id }) => id);
  const seen = await storedFigures(db, stored, seenByChecks);
  const amounts = await storedAmounts(db, stored, moneyCells);
  const texts = await sectionsWith(db, stored, growthWords);
  for (const series of inSeries(rows)) {
    const ofMoney = ({ id, year, form }: ReportRow) => ({ year, form, figures: amounts.get(id) ?? nothing });
    const slips = unitSlips(series.map(ofMoney));
    let before: Stored | null = null;
    for (const { id, agency, scope, year, form, agencyPrinted } of series) {
      const report: YearReport = { year, form, figures: seen.get(id) ?? nothing };
      const found = (slips.get(year) ?? []).map(storedProblem);
      if (before && before.report.year === year - 1) {
        found.push(...(await checkPair(db, before, { id, report })));
        const growth = wrongGrowth(before.report, report, texts.get(id) ?? [], agencyPrinted);
        found.push(...growth.map(storedProblem));
      }
      before = { id, report };
      sum.reports += 1;
      await kept.find([scopeNumber(scope), year, agency], id, found);
    }
  }
  await kept.end();
}

const nothing: StoredFigures = new Map();

type Stored = { id: number; report: YearReport };
type ReportRow = typeof reports.$inferSelect;

/** The reports of one agency and scope each, as they follow in the rows. */
function inSeries(rows: readonly ReportRow[]): ReportRow[][] {
  const series: ReportRow[][] = [];
  for (const row of rows) {
    const last = series.at(-1);
    const [first] = last ?? [];
    if (last && first?.agency === row.agency && first.scope === row.scope) last.push(row);
    else series.push([row]);
  }
  return series;
}

/** The whole of two reports is read only where they may be the same. */
async function checkPair(db: WriteDb, before: Stored, after: Stored): Promise<YearFinding[]> {
  const found = checkYearPair(before.report, after.report);
  if (!mayBeCopied(before.report, after.report)) return found;
  const figures = await storedFigures(db, [before.id, after.id]);
  const whole = ({ id, report }: Stored) => ({ ...report, figures: figures.get(id) ?? nothing });
  return [...found, ...copiedForward(whole(before), whole(after))];
}
