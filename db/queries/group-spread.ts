import type { Interval } from "@/lib/series/series";
import { type AgencyFigure, isUsable } from "@/lib/statistics/agency-figure";
import { groupFigures } from "@/lib/statistics/group-figures";
import type { ReadDb } from "../client";
import type { Group } from "./group";
import { indicatorInVersion } from "./indicator-of";
import { memberSeries } from "./member-series";

/** How the figures of a group's agencies spread in a year. All but the counts are null where nobody has a figure. */
export type GroupSpread = {
  indicator: string;
  range: Interval | null;
  q1: number | null;
  median: number | null;
  q3: number | null;
  /** Whose own figures these are, of the agencies that should have filed, or did. */
  values: number;
  expected: number;
  /** The figure of each of them. */
  members: ReadonlyMap<string, AgencyFigure>;
};

/** The spread of several indicators over the agencies of a group in one year. Throws for an unknown indicator. */
export async function groupSpreads(
  db: ReadDb,
  group: Group,
  indicatorIds: readonly string[],
  year: number,
): Promise<GroupSpread[]> {
  const rows = await memberSeries(db, indicatorIds, group, { from: year, to: year });
  return indicatorIds.flatMap((id) => {
    const own = rows.filter(({ indicator }) => indicator === id);
    const [pooled] = groupFigures(indicatorInVersion(db, id), own, [year], null);
    if (!pooled) return [];
    const { q1, median, q3, values, expected } = pooled;
    const known = own.filter(isUsable).flatMap(({ value }) => value ?? []);
    const range = known.length > 0 ? { low: Math.min(...known), high: Math.max(...known) } : null;
    const members = new Map(own.map((row) => [row.agencyKey, row]));
    return [{ indicator: id, range, q1, median, q3, values, expected, members }];
  });
}
