import { asc, eq, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../client";
import { agencies } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-row";

/**
 * Agencies whose name or alias contains the query, or whose pinyin or initials do: the whole name first, then
 * its beginning, its middle, an alias, initials, pinyin; among equals by division code. Spaces are ignored.
 */
export async function searchAgencies(db: ReadDb, query: string, limit: number): Promise<AgencyRow[]> {
  const words = query.replace(/[\s"[\]\\,]+/gu, "").toLowerCase();
  if (words === "") return [];
  const latin = /^[a-zü]+$/.test(words);
  const ways: SQL[] = [
    sql`${agencies.shortName} = ${words} or ${agencies.name} = ${words}`,
    or(like(agencies.shortName, words, "begins"), like(agencies.name, words, "begins")) ?? sql`1 = 0`,
    or(like(agencies.shortName, words, "has"), like(agencies.name, words, "has")) ?? sql`1 = 0`,
    like(agencies.aliases, words, "has"),
  ];
  if (latin)
    ways.push(
      sql`${agencies.initials} = ${words}`,
      like(agencies.initials, words, "begins"),
      like(agencies.pinyin, words, "begins"),
    );
  if (latin && words.length > 2)
    ways.push(like(agencies.initials, words, "has"), like(agencies.pinyin, words, "has"));
  const rank = sql`case ${sql.join(
    ways.map((way, place) => sql`when ${way} then ${place}`),
    sql` `,
  )} end`;
  return db
    .select(agencyRow)
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(or(...ways))
    .orderBy(asc(rank), asc(agencies.sort))
    .limit(limit);
}

function like(column: SQLiteColumn, words: string, how: "begins" | "has"): SQL {
  const escaped = words.replace(/[%_!]/g, "!$&");
  return sql`lower(${column}) like ${how === "has" ? `%${escaped}%` : `${escaped}%`} escape '!'`;
}
