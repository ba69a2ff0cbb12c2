import type { SummedCell } from "@/lib/years/parent-sum";
import type { ReadDb } from "../client";
import { declaredCollections } from "./collections";
import { slotKey } from "./questioned-cells";
import { isDeclaredWhole, partsOf, slotsFiled, territoryOf } from "./totals/parts";
import { cellSums, sumOfNobody } from "./totals/summed-cells";

/**
 * A region's whole-territory report of a year beside the sum of its parts: the own reports of all agencies in it, of
 * townships, subdistricts, bureaus, and of each government for its own office. Reports for a territory are never
 * added.
 */
export type ParentSum = {
  year: number;
  /** Whether the whole territory's report is there. */
  ownFiled: boolean;
  /** Parts that filed, of all that there are. */
  filed: number;
  expected: number;
  /** The keys of those that did not; a government's where neither itself nor an office filed for it. */
  missing: string[];
  /** Whether it is known that there are no other reports: the collection was declared complete for all kinds. */
  declared: boolean;
  /** Money in the unit of the catalogue. Expected of each are the parts of the year. */
  cells: SummedCell[];
};

/** See `ParentSum`, for several years and some cells; none where the region is unknown or no government. */
export async function parentSums(
  db: ReadDb,
  region: string,
  years: readonly number[],
  of: readonly string[],
): Promise<ParentSum[]> {
  const territory = await territoryOf(db, region);
  if (territory === null) return [];
  const { whole, members } = territory;
  const filings = await slotsFiled(db, members, years);
  const collections = await declaredCollections(db);
  const sums: ParentSum[] = [];
  for (const year of years) {
    const { filed, missing, doubled } = partsOf(members, year, filings);
    const ownFiled = filings.has(slotKey(whole.id, "territory", year));
    const isWhole = ownFiled && missing.length === 0 && doubled.length === 0 && filed.length > 1;
    const declared = isDeclaredWhole(whole.path, year, collections);
    const own = await cellSums(db, [whole.id], "territory", year, of);
    const ids = filed.map(({ id }) => id);
    const added = await cellSums(db, ids, "own", year, of);
    const expected = filed.length + missing.length;
    sums.push({
      year,
      ownFiled,
      filed: filed.length,
      expected,
      missing: missing.map(({ key }) => key),
      declared,
      cells: of.map((cell) => {
        const figure = own.get(cell);
        const { sum, reported } = added.get(cell) ?? sumOfNobody;
        const ofOwn = figure?.reported === 1 ? figure.sum : null;
        return {
          ...{ cell, own: ofOwn, sum, reported },
          decided: isWhole && declared && ofOwn !== null && reported === expected,
        };
      }),
    });
  }
  return sums;
}
