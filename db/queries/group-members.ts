import { and, asc, eq, inArray, not } from "drizzle-orm";
import { groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-rows";
import { demoAgencyKeys } from "./dataset-version";
import { everFiled, type Group, isMember, validInYear } from "./group";

/** The members of a group by division code; with a year, only those that were there in it. */
export async function groupMembers(db: ReadDb, group: Group, year: number | null): Promise<AgencyRow[]> {
  return db
    .select(agencyRow)
    .from(agencies)
    .leftJoin(parents, eq(parents.key, agencies.parentKey))
    .where(and(await isMember(db, group), year === null ? undefined : validInYear(year)))
    .orderBy(asc(agencies.sort));
}

/**
 * The key of the government of a group's own region, where it has filed in the scope and stands beside the group's
 * members, not among them; null for groups that are not of governments.
 */
export const ownGovernment = remembered(
  "ownGovernment",
  async (db: ReadDb, group: Group): Promise<string | null> => {
    if (group.kind !== "government" || group.region === "" || group.among) return null;
    const member = await isMember(db, group);
    const [own] = await db
      .select({ key: agencies.key })
      .from(agencies)
      .where(
        and(
          eq(agencies.key, group.region),
          inArray(agencies.kind, [...groupKinds.government.kinds]),
          everFiled(db, group.scope),
          member ? not(member) : undefined,
        ),
      );
    return own?.key ?? null;
  },
);

export type GroupFacts = {
  /** Null for all regions, or for an unknown key. */
  region: { key: string; name: string; parentKey: string | null } | null;
  /** Agencies that belonged to it in the year asked for; without one, those that ever did. */
  members: number;
  /** Whether a report of any of them is one of the demonstration. */
  demo: boolean;
};

/** Where a group is, and how many belong to it. */
export const groupFacts = remembered(
  "groupFacts",
  async (db: ReadDb, group: Group, year: number | null = null): Promise<GroupFacts> => {
    const [region] = await db
      .select({ key: agencies.key, name: agencies.shortName, parentKey: agencies.parentKey })
      .from(agencies)
      .where(eq(agencies.key, group.region));
    const members = await groupMembers(db, group, year);
    const demos = await demoAgencyKeys(db);
    return {
      region: region ?? null,
      members: members.length,
      demo: members.some(({ key }) => demos.has(key)),
    };
  },
);
