import { and, asc, eq } from "drizzle-orm";
import type { ReadDb } from "../client";
import { agencies } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-row";
import { type Group, isMember, validIn } from "./group";

/** The members of a group by division code; with a year, only those that were there in it. */
export async function groupMembers(db: ReadDb, group: Group, year: number | null): Promise<AgencyRow[]> {
  return db
    .select(agencyRow)
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(and(await isMember(db, group), year === null ? undefined : validIn(year)))
    .orderBy(asc(agencies.sort));
}
