import { and, asc, count, eq, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { cellNumbers } from "@/lib/catalogue/cell-numbers";
import { figuresSha256, type HashedFigure } from "@/lib/ingest/reading-hashes";
import { formNumber } from "../coded-columns";
import { comparableFigure, type StoredFigure } from "../comparable-figure";
import type { ReadDb } from "../handles";
import { agencies, cells, digests, figures, observations, reports } from "../schema";
import type { DamagedReport, ReportSlot } from "./damage";
import { contentSha256 } from "./report-content";
import { type Observed, type StoredReportContent, storedContents } from "./stored-contents";

/** So many reports are in memory at a time. */
const BATCH = 50;

/**
 * Compares reports with what was read: their figures with the hash of these, all of their content with its digest,
 * and what comparisons are made from with the figures of the reports in force. Report after report, so the memory is
 * bounded. An integrity check of the file notices next to nothing of it.
 * @param where which reports; absent: all, and then also that there are no observations of others
 */
export async function verifyReports(db: ReadDb, where?: SQL): Promise<DamagedReport[]> {
  const ids = new Map((await db.select().from(cells)).map(({ number, id }) => [number, id]));
  const damaged: DamagedReport[] = [];
  let observed = 0;
  for (let after = 0; ; ) {
    const batch = await db
      .select(storedReport)
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(digests, and(eq(digests.subject, "report"), eq(digests.id, reports.id)))
      .where(and(gt(reports.id, after), isNotNull(reports.versionAdded), where))
      .orderBy(asc(reports.id))
      .limit(BATCH);
    const last = batch.at(-1);
    if (!last) break;
    after = last.id;
    const contents = await storedContents(
      db,
      batch.map(({ id }) => id),
    );
    for (const report of batch) {
      const content = contents.get(report.id);
      if (!content) continue;
      for (const part of damagedParts(report, content, ids))
        damaged.push({ kind: "report", part, ...placeOf(report) });
      if (isInForce(report)) for (const seen of content.observed) if (seen) observed += 1;
    }
  }
  if (where === undefined && (await countObservations(db)) !== observed) damaged.push(...(await strays(db)));
  return damaged;
}

const slot = {
  agency: reports.agency,
  agencyKey: agencies.key,
  agencyName: agencies.shortName,
  year: reports.year,
  scope: reports.scope,
};

const storedReport = {
  id: reports.id,
  ...slot,
  form: reports.form,
  figuresSha256: reports.figuresSha256,
  versionAdded: reports.versionAdded,
  versionSuperseded: reports.versionSuperseded,
  content: digests.sha256,
};

type StoredReport = ReportSlot &
  Pick<
    typeof reports.$inferSelect,
    "id" | "form" | "figuresSha256" | "versionAdded" | "versionSuperseded"
  > & {
    content: string | null;
  };

const isInForce = ({ versionSuperseded }: StoredReport) => versionSuperseded === null;

function placeOf({ id, versionAdded, versionSuperseded, ...report }: StoredReport) {
  const { agency, agencyKey, agencyName, year, scope } = report;
  const versions = { from: versionAdded ?? 0, to: versionSuperseded };
  return { report: id, ...versions, agency, agencyKey, agencyName, year, scope };
}

function damagedParts(
  report: StoredReport,
  content: StoredReportContent,
  ids: ReadonlyMap<number, string>,
): DamagedReport["part"][] {
  const read = content.figures.map((row) => figureOf(row, ids));
  if (figuresSha256(read.map(({ id, figure }) => [id, figure])) !== report.figuresSha256) return ["figures"];
  const parts: DamagedReport["part"][] = [];
  if (contentSha256(content) !== report.content) parts.push("content");
  const form = formNumber(report.form);
  const isAsRead = ({ id, figure }: Read, at: number) => isObserved(content.observed[at], id, figure, form);
  if (isInForce(report) && !read.every(isAsRead)) parts.push("observations");
  return parts;
}

type Read = { id: string; figure: HashedFigure & StoredFigure<string> };

/** A figure of a stored content, see there. */
function figureOf(row: readonly unknown[], ids: ReadonlyMap<number, string>): Read {
  // What the table's columns hold.
  const [cell, value, missing, , unit, , , , approximate] = row as [
    ...[cell: number, value: number | null, missing: string | null, raw: string, unit: "元" | "万元" | null],
    ...[table: unknown, row: unknown, column: unknown, approximate: number],
  ];
  return {
    id: ids.get(cell) ?? `#${cell}`,
    figure: { value, missing, unit, approximate: approximate === 1 },
  };
}

function isObserved(
  observed: Observed | null | undefined,
  id: string,
  figure: StoredFigure<string>,
  form: number,
): boolean {
  if (!observed) return false;
  const { value, missing } = knownCells.has(id) ? comparableFigure(id, figure) : figure;
  return observed.value === value && observed.missing === missing && observed.form === form;
}

/** A database may have cells of a catalogue that is no more. */
const knownCells = new Set(cellNumbers);

/** Joins a report to its observations, cell by cell. */
const ofReport = and(
  eq(observations.cell, figures.cell),
  eq(observations.scope, reports.scope),
  eq(observations.year, reports.year),
  eq(observations.agency, reports.agency),
);

async function countObservations(db: ReadDb): Promise<number> {
  const [counted] = await db.select({ rows: count() }).from(observations);
  return counted?.rows ?? 0;
}

/** Where there are observations without a figure of a report in force. */
async function strays(db: ReadDb): Promise<DamagedReport[]> {
  const figure = db
    .select({ one: sql`1` })
    .from(reports)
    .innerJoin(figures, eq(figures.report, reports.id))
    .where(and(ofReport, isNull(reports.versionSuperseded)));
  const rows = await db
    .selectDistinct({
      agency: observations.agency,
      year: observations.year,
      scope: observations.scope,
      agencyKey: agencies.key,
      agencyName: agencies.shortName,
    })
    .from(observations)
    .leftJoin(agencies, eq(agencies.id, observations.agency))
    .where(sql`not exists ${figure}`);
  return rows.map(({ agencyKey, agencyName, ...row }) => ({
    kind: "report",
    report: null,
    part: "observations",
    from: 0,
    to: null,
    ...row,
    agencyKey: agencyKey ?? `#${row.agency}`,
    agencyName: agencyName ?? "未知机关",
  }));
}
