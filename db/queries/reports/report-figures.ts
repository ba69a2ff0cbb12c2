import { asc, eq } from "drizzle-orm";
import type { CellMissingReason } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Place } from "@/lib/ingest/document";
import { figuresSha256 } from "@/lib/ingest/reading-hashes";
import type { ReadDb } from "../../client";
import { cells, figures } from "../../schema";

/** A figure with the text it was read from and where that stands. `value` and `missing` are exclusive. */
export type ReportFigure = {
  value: number | null;
  missing: CellMissingReason | null;
  raw: string;
  unit: (typeof figures.$inferSelect)["unit"];
  at: Place | null;
};

/** A figure that the text states, with its whole sentence. */
export type ReportProseFigure = { value: number; approximate: boolean; raw: string; at: Place | null };

export type ReportFigures = {
  /** Of the statutory tables, by cell id, in the order of the catalogue. */
  figures: Map<string, ReportFigure>;
  /** Of the text, likewise; never mixed with the others. */
  prose: Map<string, ReportProseFigure>;
  /** Over both, see `figuresSha256`. */
  sha256: string;
};

/** All figures of one stored report. */
export async function reportFigures(db: ReadDb, report: number): Promise<ReportFigures> {
  const rows = await db
    .select({ id: cells.id, figure: figures })
    .from(figures)
    .innerJoin(cells, eq(cells.number, figures.cell))
    .where(eq(figures.report, report))
    .orderBy(asc(figures.cell));
  const found: ReportFigures = {
    figures: new Map(),
    prose: new Map(),
    sha256: figuresSha256(rows.map(({ id, figure }) => [id, figure])),
  };
  for (const { id, figure } of rows) {
    const { value, missing, raw, unit, approximate } = figure;
    const at = placeOf(figure);
    if (cellById(id).table !== "prose") found.figures.set(id, { value, missing, raw, unit, at });
    else if (value !== null) found.prose.set(id, { value, approximate, raw, at });
  }
  return found;
}

function placeOf({ placeTable: table, placeRow: row, placeColumn: column }: typeof figures.$inferSelect) {
  return table === null || row === null || column === null ? null : { table, row, column };
}
