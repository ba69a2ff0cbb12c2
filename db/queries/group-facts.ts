import { eq } from "drizzle-orm";
import { groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { demoAgencies } from "./demo-agencies";
import type { Group } from "./group";
import { groupMembers } from "./group-members";

export type GroupFacts = {
  /** 临溪区街道、乡镇 */
  name: string;
  region: { key: string; name: string; parentKey: string | null } | null;
  /** Agencies that belonged to it in the year asked for; without one, those that ever did. */
  members: number;
  /** Whether a report of any of them is one of the demonstration. */
  demo: boolean;
};

/** How a group is named, and how many belong to it; the region is null for all, or for an unknown key. */
export const groupFacts = remembered(
  "groupFacts",
  async (db: ReadDb, group: Group, year: number | null = null): Promise<GroupFacts> => {
    const [region] = await db
      .select({ key: agencies.key, name: agencies.shortName, parentKey: agencies.parentKey })
      .from(agencies)
      .where(eq(agencies.key, group.region));
    const members = await groupMembers(db, group, year);
    const demos = await demoAgencies(db);
    const place = region ? region.name : "全部地区";
    const kind = group.kind === "bureau" && region ? "部门" : groupKinds[group.kind].zh;
    return {
      name: `${place}${kind}`,
      region: region ?? null,
      members: members.length,
      demo: members.some(({ key }) => demos.has(key)),
    };
  },
);
