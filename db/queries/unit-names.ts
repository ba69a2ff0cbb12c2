import { inArray } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";

/** Short names by key; two of one name get their parent's in front. Unknown keys are absent. */
export const unitNames = remembered(
  "unitNames",
  async (db: ReadDb, keys: readonly string[]): Promise<Map<string, string>> => {
    const rows = await db
      .select({ key: agencies.key, name: agencies.shortName, fullName: agencies.name })
      .from(agencies)
      .where(inArray(agencies.key, [...keys]));
    const same = (name: string) => rows.filter((row) => row.name === name).length > 1;
    return new Map(rows.map((row) => [row.key, same(row.name) ? row.fullName : row.name]));
  },
);
