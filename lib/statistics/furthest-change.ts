import type { Indicator } from "@/lib/catalogue/indicators";
import type { AgencyFigure } from "./agency-figure";
import { lnCountChangeChance, lnShareChangeChance, rare } from "./beyond-chance";
import { type MeasuredChange, measuredChange } from "./group-figures";

/** What is looked at: an indicator of a group, with the figures of its members in a year and the one before. */
export type LookedAt<Group> = { group: Group; indicator: Indicator; rows: readonly AgencyFigure[] };

/** A change that chance does not explain, whatever the number of changes that were looked at. */
export type FurthestChange<Group> = {
  group: Group;
  indicator: Indicator;
  change: MeasuredChange["change"] & { refused: null };
  flagged: number;
  approximate: boolean;
};

/**
 * The change that is furthest beyond chance among all that are looked at; null where none is. Only what may be stated
 * counts: between the same agencies, at least 80 % of those there, of counts and of shares of a base of ten. Looking at
 * many changes finds a rare one the easier, so the limit is divided by their number (Bonferroni).
 */
export function furthestChange<Group>(
  looked: readonly LookedAt<Group>[],
  year: number,
): FurthestChange<Group> | null {
  let furthest: FurthestChange<Group> | null = null;
  let least = Math.log(rare);
  const told = looked.flatMap(({ group, indicator, rows }) => {
    const { change, before, now, flagged, approximate } = measuredChange(indicator, rows, year);
    if (change.refused !== null) return [];
    return [{ group, indicator, change, flagged, approximate, chance: lnChance(before, now) }];
  });
  for (const { chance, ...one } of told) {
    const ofAll = chance + Math.log(told.length);
    if (ofAll >= least) continue;
    least = ofAll;
    furthest = one;
  }
  return furthest;
}

function lnChance(before: MeasuredChange["before"], now: MeasuredChange["now"]): number {
  return before.whole === null || now.whole === null
    ? lnCountChangeChance(before.part, now.part)
    : lnShareChangeChance({ part: before.part, whole: before.whole }, { part: now.part, whole: now.whole });
}
