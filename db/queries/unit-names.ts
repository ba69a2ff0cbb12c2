import { inArray } from "drizzle-orm";
import type { ReadDb } from "../client";
import { inChunks } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies } from "../schema";

/** Short names by key; two of one name get their parent's in front. Unknown keys are absent. */
export const unitNames = remembered(
  "unitNames",
  async (db: ReadDb, keys: readonly string[]): Promise<Map<string, string>> => {
    const rows = await inChunks([...new Set(keys)], (some) =>
      db
        .select({ key: agencies.key, name: agencies.shortName, fullName: agencies.name })
        .from(agencies)
        .where(inArray(agencies.key, some)),
    );
    const times = new Map<string, number>();
    for (const { name } of rows) times.set(name, 1 + (times.get(name) ?? 0));
    return new Map(rows.map((row) => [row.key, times.get(row.name) === 1 ? row.name : row.fullName]));
  },
);
