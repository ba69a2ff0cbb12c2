import { ne, sql } from "drizzle-orm";
import { parseLike, printLike } from "@/lib/view/like-choice";
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

/** The keys that an agency had before the one of today. */
export async function formerKeys(db: ReadDb, key: string): Promise<string[]> {
  return [...(await keysByFormer(db))].flatMap(([former, now]) => (now === key ? [former] : []));
}

type Query = Record<string, string | string[] | undefined>;

/** The query of a view with its agencies by the keys of today. */
export async function withCurrentKeys(db: ReadDb, query: Query): Promise<Query> {
  const now = await keysByFormer(db);
  if (now.size === 0) return query;
  const known = (text: string) => renamedKeys(text.split(","), now).join(",");
  const { units, region, like } = query;
  const renamed = (value: string | string[]) => (typeof value === "string" ? known(value) : value.map(known));
  return {
    ...query,
    ...(units === undefined ? {} : { units: renamed(units) }),
    ...(region === undefined ? {} : { region: renamed(region) }),
    ...(typeof like === "string" ? { like: renamedLike(like, now) } : {}),
  };
}

function renamedLike(like: string, now: ReadonlyMap<string, string>): string {
  const { of, by } = parseLike(like);
  return printLike({ of: now.get(of) ?? of, by });
}

/** The pieces of a list with the keys of today; one of old may have had commas in it, and is several pieces. */
function renamedKeys(pieces: readonly string[], now: ReadonlyMap<string, string>): string[] {
  const commas = Math.max(...[...now.keys()].map((key) => key.split(",").length - 1));
  const found: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    let length = Math.min(commas + 1, pieces.length - at);
    const key = () =>
      now.get(
        pieces
          .slice(at, at + length)
          .join(",")
          .trim(),
      );
    while (length > 1 && key() === undefined) length -= 1;
    found.push(key() ?? pieces[at] ?? "");
    at += length;
  }
  return found;
}
