import { and, countDistinct, eq, inArray, isNull } from "drizzle-orm";
import type { ReadDb } from "../../client";
import { remembered } from "../../remembered";
import { agencies, reports } from "../../schema";
import { type Group, isMember } from "../group";

/** How many members of a group have a report of a year in its scope. */
export const filedMembers = remembered(
  "filedMembers",
  async (db: ReadDb, group: Group, year: number): Promise<number> => {
    const [found] = await db
      .select({ agencies: countDistinct(reports.agency) })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(
        and(
          await isMember(db, group),
          eq(reports.year, year),
          eq(reports.scope, group.scope),
          isNull(reports.versionSuperseded),
        ),
      );
    return found?.agencies ?? 0;
  },
);

/** What agencies are, of those of the keys that there are. */
export const kindsByKey = remembered("kindsByKey", async (db: ReadDb, keys: readonly string[]) =>
  db
    .select({ key: agencies.key, kind: agencies.kind, parentKey: agencies.parentKey })
    .from(agencies)
    .where(inArray(agencies.key, [...keys])),
);
