import { ne, sql } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";

/** The keys of today by those that agencies had before, for old addresses. A key that is another's today is left out. */
const keysByFormer = remembered("keysByFormer", async (db: ReadDb): Promise<Map<string, string>> => {
  const rows = await db
    .select({ key: agencies.key, former: agencies.formerKeys })
    .from(agencies)
    .where(ne(agencies.formerKeys, sql`'[]'`));
  if (rows.length === 0) return new Map();
  const now = new Map(rows.flatMap(({ key, former }) => former.map((old) => [old, key] as const)));
  for (const { key } of await db.select({ key: agencies.key }).from(agencies)) now.delete(key);
  return now;
});

/** The key that an agency has today by one that it had before; null where nobody had it. */
export async function currentKey(db: ReadDb, key: string): Promise<string | null> {
  return (await keysByFormer(db)).get(key) ?? null;
}

type Query = Record<string, string | string[] | undefined>;

/** The query of a view with its agencies by the keys of today. */
export async function withCurrentKeys(db: ReadDb, query: Query): Promise<Query> {
  const now = await keysByFormer(db);
  if (now.size === 0) return query;
  const known = (text: string) =>
    text
      .split(",")
      .map((key) => now.get(key.trim()) ?? key)
      .join(",");
  const { units, region } = query;
  const renamed = (value: string | string[]) => (typeof value === "string" ? known(value) : value.map(known));
  return {
    ...query,
    ...(units === undefined ? {} : { units: renamed(units) }),
    ...(region === undefined ? {} : { region: renamed(region) }),
  };
}
