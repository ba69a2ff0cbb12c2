import { asc, count, eq, inArray } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";

export type RegionOption = {
  key: string;
  name: string;
  /** With the regions above, 北京市丰台区. */
  fullName: string;
  /** 0 for a region with none above. */
  depth: number;
  /** Agencies below it, at any depth, that should file. */
  members: number;
};

/** The regions that have agencies below them which should file, in the order of the tree. */
export const regionOptions = remembered("regionOptions", async (db: ReadDb): Promise<RegionOption[]> => {
  const counts = await db
    .select({ parent: agencies.parentKey, members: count() })
    .from(agencies)
    .where(eq(agencies.expected, true))
    .groupBy(agencies.parentKey);
  const direct = new Map(counts.map(({ parent, members }) => [parent, members]));
  const inside = db.select({ key: agencies.parentKey }).from(agencies);
  const regions = await db
    .select({ key: agencies.key, name: agencies.shortName, path: agencies.path })
    .from(agencies)
    .where(inArray(agencies.key, inside))
    .orderBy(asc(agencies.path));
  const options = new Map<string, RegionOption>();
  for (const { key, name, path } of regions) {
    const above = keysOf(path).slice(0, -1);
    const over = options.get(above.at(-1) ?? "");
    const option = { key, name, fullName: `${over?.fullName ?? ""}${name}`, depth: above.length, members: 0 };
    options.set(key, option);
    const members = direct.get(key);
    if (members === undefined) continue;
    for (const region of [...above, key]) {
      const counted = options.get(region);
      if (counted) counted.members += members;
    }
  }
  return [...options.values()].filter(({ members }) => members > 0);
});

/** The keys of a path, from the top. */
export function keysOf(path: string): string[] {
  return path.split("/").filter((key) => key !== "");
}
