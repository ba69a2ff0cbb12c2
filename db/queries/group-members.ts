import { and, asc, eq, exists, isNull, or, type SQL } from "drizzle-orm";
import type { ReadDb } from "../client";
import { agencies, reports } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-row";
import { type Group, inGroup, scopeOfKind, validIn } from "./group";

/**
 * The members of a group by division code: those that should file and those that have. With a year, only those
 * that were there in it.
 */
export async function groupMembers(db: ReadDb, group: Group, year: number | null): Promise<AgencyRow[]> {
  return db
    .select(agencyRow)
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(and(await isMember(db, group), year === null ? undefined : validIn(year)))
    .orderBy(asc(agencies.sort));
}

/** The condition on `agencies` of being in the group and expected to file, or having filed. */
export async function isMember(db: ReadDb, group: Group): Promise<SQL | undefined> {
  const filed = db
    .select({ id: reports.id })
    .from(reports)
    .where(
      and(
        eq(reports.agency, agencies.id),
        eq(reports.scope, scopeOfKind(group.kind)),
        isNull(reports.versionSuperseded),
      ),
    );
  return and(await inGroup(db, group), or(eq(agencies.expected, true), exists(filed)));
}
