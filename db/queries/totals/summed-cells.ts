import { and, eq, inArray, isNotNull, notInArray, type SQL, sql } from "drizzle-orm";
import type { CellMissingReason } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { cells, observations } from "../../schema";

/** A cell over the reports of some agencies. Money in the unit of the catalogue. */
export type CellSum = {
  /** Over the figures that can be; null where there is none. */
  sum: number | null;
  /** Figures that can be, and those that cannot, see `isImpossible`. */
  reported: number;
  impossible: number;
  /** Reports that print no figure, by their reason. */
  missing: ReadonlyMap<CellMissingReason, number>;
};

export const sumOfNobody: CellSum = { sum: null, reported: 0, impossible: 0, missing: new Map() };

/** The sums of cells over the reports of some agencies of a year and scope, by cell; cells of which nothing is stored are absent. */
export async function cellSums(
  db: ReadDb,
  ids: readonly number[],
  scope: Scope,
  year: number,
  of: readonly string[],
): Promise<ReadonlyMap<string, CellSum>> {
  const byNumber = await cellsByNumber(db, of);
  const { value, cell, missing } = observations;
  const counted = sql`case when ${isPossible(byNumber)} then ${value} end`;
  const rows = await inChunks(ids, (some) =>
    db
      .select({
        cell,
        missing,
        sum: sql<number | null>`sum(${counted})`,
        reported: sql`count(${counted})`.mapWith(Number),
        rows: sql`count(*)`.mapWith(Number),
      })
      .from(observations)
      .where(
        and(
          inArray(cell, [...byNumber.keys()]),
          eq(observations.scope, scope),
          eq(observations.year, year),
          inArray(observations.agency, some),
        ),
      )
      .groupBy(cell, missing),
  );
  const sums = new Map<string, CellSum>();
  for (const row of rows) {
    const id = byNumber.get(row.cell);
    if (id === undefined) continue;
    const known = sums.get(id) ?? sumOfNobody;
    if (row.missing !== null) {
      const before = known.missing.get(row.missing);
      const rowsOf = before === undefined ? row.rows : before + row.rows;
      sums.set(id, { ...known, missing: new Map([...known.missing, [row.missing, rowsOf]]) });
      continue;
    }
    sums.set(id, {
      ...known,
      sum: added(known.sum, row.sum),
      reported: known.reported + row.reported,
      impossible: known.impossible + row.rows - row.reported,
    });
  }
  return sums;
}

/** Money has decimals, and sums of binary fractions are off by a little. */
function added(one: number | null, other: number | null): number | null {
  if (other === null) return one;
  return Number((one === null ? other : one + other).toFixed(6));
}

export type ImpossibleFigure = { agency: number; cell: string; value: number };

/** The figures that cannot be, of some cells. */
export async function impossibleFigures(
  db: ReadDb,
  ids: readonly number[],
  scope: Scope,
  year: number,
  of: readonly string[],
): Promise<ImpossibleFigure[]> {
  if (of.length === 0) return [];
  const byNumber = await cellsByNumber(db, of);
  const { value, cell, agency } = observations;
  const rows = await inChunks(ids, (some) =>
    db
      .select({ agency, cell, value })
      .from(observations)
      .where(
        and(
          inArray(cell, [...byNumber.keys()]),
          eq(observations.scope, scope),
          eq(observations.year, year),
          inArray(agency, some),
          isNotNull(value),
          sql`not (${isPossible(byNumber)})`,
        ),
      ),
  );
  return rows.flatMap((row) => {
    const id = byNumber.get(row.cell);
    return id === undefined || row.value === null ? [] : [{ agency: row.agency, cell: id, value: row.value }];
  });
}

/** The ids of cells by their numbers in the database. */
export async function cellsByNumber(db: ReadDb, of: readonly string[]): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .select()
    .from(cells)
    .where(inArray(cells.id, [...of]));
  return new Map(rows.map(({ id, number }) => [number, id]));
}

/** The condition on `observations` of a figure's being one that can be, see `isImpossible`. */
function isPossible(byNumber: ReadonlyMap<number, string>): SQL {
  const counts = [...byNumber].flatMap(([number, id]) => (cellById(id).measure === "count" ? [number] : []));
  const { value, cell } = observations;
  return sql`(${notInArray(cell, counts)} or (${value} >= 0 and ${value} = round(${value})))`;
}
