import { asc } from "drizzle-orm";
import type { Searchable } from "@/lib/agencies/agency-search";
import { storedReadings } from "@/lib/agencies/name-readings";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { type Group, isMember } from "./group";

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
