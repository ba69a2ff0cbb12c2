import { asc, eq } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { parents } from "./agency-row";
import { type Group, isMember } from "./group";

/** What a picker needs to find an agency by name, pinyin or initials. */
export type PickerOption = {
  key: string;
  name: string;
  parentName: string | null;
  pinyin: string;
  initials: string;
};

/** The members of a group by division code. */
export const pickerOptions = remembered(
  "pickerOptions",
  async (db: ReadDb, group: Group): Promise<PickerOption[]> => {
    return db
      .select({
        key: agencies.key,
        name: agencies.shortName,
        parentName: parents.shortName,
        pinyin: agencies.pinyin,
        initials: agencies.initials,
      })
      .from(agencies)
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(await isMember(db, group))
      .orderBy(asc(agencies.sort));
  },
);
