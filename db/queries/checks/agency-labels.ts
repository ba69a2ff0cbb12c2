import { eq, inArray } from "drizzle-orm";
import type { ReadDb } from "../../client";
import { inChunks } from "../../in-chunks";
import { remembered } from "../../remembered";
import { agencies } from "../../schema";
import { parents } from "../agency-rows";

export type AgencyLabel = { shortName: string; parentName: string | null; kind: string; path: string };

/** What some agencies are called, what they lie in and what they are, by key. */
export const agencyLabels = remembered(
  "agencyLabels",
  async (db: ReadDb, keys: readonly string[]): Promise<Map<string, AgencyLabel>> => {
    const rows = await inChunks([...keys], (some) =>
      db
        .select({
          key: agencies.key,
          shortName: agencies.shortName,
          parentName: parents.shortName,
          kind: agencies.kind,
          path: agencies.path,
        })
        .from(agencies)
        .leftJoin(parents, eq(parents.key, agencies.parentKey))
        .where(inArray(agencies.key, some)),
    );
    return new Map(rows.map(({ key, ...label }) => [key, label]));
  },
);
