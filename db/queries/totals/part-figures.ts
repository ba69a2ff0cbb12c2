import { and, eq, inArray } from "drizzle-orm";
import type { CellMissingReason } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { isImpossible } from "../../comparable-figure";
import { inChunks } from "../../in-chunks";
import { agencies, observations } from "../../schema";
import { questionedCells, slotKey } from "../questioned-cells";
import { cellsByNumber } from "./summed-cells";

type CellFigure = {
  agency: number;
  cell: string;
  value: number | null;
  missing: CellMissingReason | null;
};

/** The figures of some agencies in some cells, or why there are none. */
export async function figuresOfCells(
  db: ReadDb,
  ids: readonly number[],
  scope: Scope,
  year: number,
  of: readonly string[],
): Promise<CellFigure[]> {
  if (of.length === 0) return [];
  const byNumber = await cellsByNumber(db, of);
  const { agency, cell, value, missing } = observations;
  const rows = await inChunks(ids, (some) =>
    db
      .select({ agency, cell, value, missing })
      .from(observations)
      .where(
        and(
          inArray(cell, [...byNumber.keys()]),
          eq(observations.scope, scope),
          eq(observations.year, year),
          inArray(agency, some),
        ),
      ),
  );
  return rows.flatMap((row) => {
    const id = byNumber.get(row.cell);
    return id === undefined ? [] : [{ ...row, cell: id }];
  });
}

/** What an agency's own report gives to one cell. */
export type PartFigure = Omit<CellFigure, "cell"> & { isImpossible: boolean; isQuestioned: boolean };

/** The own figures of some agencies in one cell, by agency; those of which nothing is stored are absent. */
export async function partFigures(
  db: ReadDb,
  ids: readonly number[],
  year: number,
  cell: string,
): Promise<ReadonlyMap<number, PartFigure>> {
  const questioned = await questionedCells(db, { from: year, to: year }, inArray(agencies.id, [...ids]));
  const figures = await figuresOfCells(db, ids, "own", year, [cell]);
  return new Map(
    figures.map(({ agency, value, missing }) => [
      agency,
      {
        ...{ agency, value, missing },
        isImpossible: value !== null && isImpossible(cell, value),
        isQuestioned: questioned.get(slotKey(agency, "own", year))?.has(cell) ?? false,
      },
    ]),
  );
}
