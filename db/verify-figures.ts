import { eq } from "drizzle-orm";
import { figuresSha256 } from "@/lib/ingest/reading-hashes";
import type { ReadDb } from "./client";
import { comparableFigure } from "./comparable-figure";
import { agencies, cells, figures, observations, reports } from "./schema";

/** A report whose stored figures are not those that were read. */
export type DamagedReport = {
  agencyKey: string;
  year: number;
  scope: string;
  damage: "figures" | "observations";
};

/**
 * Compares every report's stored figures with their hash, and the observations with the figures of the reports
 * in force: what an integrity check of the file does not notice. Reads the whole database.
 */
export async function verifyFigures(db: ReadDb): Promise<DamagedReport[]> {
  const rows = await db
    .select({ report: reports, key: agencies.key })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .orderBy(reports.id);
  const hot = await observationsBySlot(db);
  const damaged: DamagedReport[] = [];
  for (const { report, key } of rows) {
    const stored = await db
      .select({
        id: cells.id,
        value: figures.value,
        missing: figures.missing,
        unit: figures.unit,
        approximate: figures.approximate,
      })
      .from(figures)
      .innerJoin(cells, eq(cells.number, figures.cell))
      .where(eq(figures.report, report.id));
    const sha = figuresSha256(stored.map(({ id, ...figure }) => [id, figure]));
    const compared = figuresSha256(stored.map(({ id, ...figure }) => [id, comparableFigure(id, figure)]));
    const slot = slotOf(report);
    const inForce = report.versionAdded !== null && report.versionSuperseded === null;
    const shown = hot.get(slot) ?? [];
    if (inForce) hot.delete(slot);
    const what = { agencyKey: key, year: report.year, scope: report.scope };
    if (sha !== report.figuresSha256) damaged.push({ ...what, damage: "figures" });
    else if (inForce && figuresSha256(shown) !== compared) damaged.push({ ...what, damage: "observations" });
  }
  return [...damaged, ...(await withoutReport(db, hot.keys()))];
}

/** Observations that belong to no report in force. */
async function withoutReport(db: ReadDb, slots: Iterable<string>): Promise<DamagedReport[]> {
  const rows = await db.select({ id: agencies.id, key: agencies.key }).from(agencies);
  const keys = new Map(rows.map(({ id, key }) => [String(id), key]));
  return [...slots].map((slot) => {
    const [agency = "", year = "", scope = ""] = slot.split(" ");
    return { agencyKey: keys.get(agency) ?? `#${agency}`, year: Number(year), scope, damage: "observations" };
  });
}

type Observed = [string, { value: number | null; missing: string | null }];

async function observationsBySlot(db: ReadDb): Promise<Map<string, Observed[]>> {
  const rows = await db
    .select({ observation: observations, id: cells.id })
    .from(observations)
    .innerJoin(cells, eq(cells.number, observations.cell));
  const slots = new Map<string, Observed[]>();
  for (const { observation, id } of rows) {
    const slot = slotOf(observation);
    const figure: Observed = [id, { value: observation.value, missing: observation.missing }];
    const list = slots.get(slot);
    if (list) list.push(figure);
    else slots.set(slot, [figure]);
  }
  return slots;
}

function slotOf(row: { agency: number; year: number; scope: string; form: string }): string {
  return `${row.agency} ${row.year} ${row.scope} ${row.form}`;
}
