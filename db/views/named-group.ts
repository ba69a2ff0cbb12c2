import { groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { type Group, groupOf } from "../queries/group";
import { type GroupFacts, groupFacts } from "../queries/group-members";

/** 临溪区街道、乡镇: a group with the name that it goes by; 澄湾市各级部门, where more are counted than are compared. */
export type NamedGroup = GroupFacts & { name: string /** Without the region. */; whom: string };

/** How a group is named, and how many belong to it: in a year, or ever. */
export async function namedGroup(db: ReadDb, group: Group, year: number | null = null): Promise<NamedGroup> {
  const facts = await groupFacts(db, group, year);
  const compared = group.everywhere ? await groupFacts(db, groupOf(group), year) : facts;
  const levels = facts.members > compared.members ? "各级" : "";
  const whom = `${levels}${groupKinds[group.kind].zh}`;
  return { ...facts, whom, name: `${regionName(facts)}${whom}` };
}

export const regionName = ({ region }: Pick<GroupFacts, "region">) => region?.name ?? "全部地区";
