import { inArray } from "drizzle-orm";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { agencies } from "../../schema";

/** Of agencies by their keys: the keys of what each lies in and its own, `/990000/990100/990101/`. */
export async function agencyPaths(db: ReadDb, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await inChunks(keys, (some) =>
    db.select({ key: agencies.key, path: agencies.path }).from(agencies).where(inArray(agencies.key, some)),
  );
  return new Map(rows.map(({ key, path }) => [key, path]));
}
