import { asc, eq, inArray } from "drizzle-orm";
import {
  type Searchable,
  type SearchKeys,
  searchKeys,
  searchRank,
  searchWords,
} from "@/lib/agencies/agency-search";
import { storedReadings } from "@/lib/agencies/name-readings";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-rows";
import { type Group, isMember } from "./group";

/** What agencies are found by, by division code. */
const searchIndex = remembered(
  "searchIndex",
  async (db: ReadDb): Promise<{ id: number; keys: SearchKeys }[]> => {
    const rows = await db
      .select({
        id: agencies.id,
        name: agencies.name,
        shortName: agencies.shortName,
        aliases: agencies.aliases,
        pinyin: agencies.pinyin,
      })
      .from(agencies)
      .orderBy(asc(agencies.sort));
    return rows.map(({ id, ...row }) => ({
      id,
      keys: searchKeys({ ...row, pinyin: storedReadings(row.pinyin, row.shortName) }),
    }));
  },
);

/**
 * Agencies that answer a query by name, former name, pinyin or initials, by the same rules as a picker in the
 * browser: the best first, among equals by division code. None for an empty query.
 */
export async function searchAgencies(db: ReadDb, query: string, limit: number): Promise<AgencyRow[]> {
  const words = searchWords(query);
  if (words.length === 0) return [];
  const found = (await searchIndex(db)).flatMap(({ id, keys }, place) => {
    const rank = searchRank(words, keys);
    return rank === null ? [] : [{ id, rank, place }];
  });
  const ids = found
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .slice(0, limit)
    .map(({ id }) => id);
  const rows = await db
    .select({ id: agencies.id, agency: agencyRow })
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(inArray(agencies.id, ids));
  const byId = new Map(rows.map(({ id, agency }) => [id, agency]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What a picker needs to find an agency as a search does. */
export type PickerOption = Searchable & { key: string };

/** The members of a group by division code. */
export const pickerOptions = remembered(
  "pickerOptions",
  async (db: ReadDb, group: Group): Promise<PickerOption[]> => {
    const rows = await db
      .select({
        key: agencies.key,
        name: agencies.name,
        shortName: agencies.shortName,
        aliases: agencies.aliases,
        pinyin: agencies.pinyin,
      })
      .from(agencies)
      .where(await isMember(db, group))
      .orderBy(asc(agencies.sort));
    return rows.map((row) => ({ ...row, pinyin: storedReadings(row.pinyin, row.shortName) }));
  },
);
