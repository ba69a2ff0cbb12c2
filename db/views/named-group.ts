import { groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { type Among, type Group, groupOf } from "../queries/group";
import { type GroupFacts, groupFacts } from "../queries/group-members";
import { filedMembers } from "../queries/like/among-facts";
import { likeUnits } from "../queries/like/like-units";
import { likeWords } from "./like-words";

/** 临溪区街道、乡镇: a group with the name that it goes by. */
export type NamedGroup = GroupFacts & {
  name: string;
  /** Without the region; 各级部门, where more are counted than are compared. */
  whom: string;
  /** With its n, and of a group that is not a region's why it is one and how many of it filed. */
  caption: string;
  /** What has to be said of who belongs to it. */
  notes: string[];
};

/** How a group is named, and how many belong to it: in a year, or ever. */
export async function namedGroup(db: ReadDb, group: Group, year: number | null = null): Promise<NamedGroup> {
  const facts = await groupFacts(db, group, year);
  if (group.among) {
    const words = await amongWords(db, group.among, facts);
    const filed = year === null ? "" : ` · 已收录${year}年报${await filedMembers(db, group, year)}个`;
    return { ...facts, whom: words.name, ...words, caption: `${words.caption}${filed}` };
  }
  const compared = group.everywhere ? await groupFacts(db, groupOf(group), year) : facts;
  const levels = facts.members > compared.members ? "各级" : "";
  const whom = `${levels}${groupKinds[group.kind].zh}`;
  const name = `${regionName(facts)}${whom}`;
  return { ...facts, whom, name, caption: `${name}${facts.members}个`, notes: [] };
}

async function amongWords(
  db: ReadDb,
  among: Among,
  { members }: GroupFacts,
): Promise<Pick<NamedGroup, "name" | "caption" | "notes">> {
  if (among.kind === "own") {
    const name = `自选分组“${among.name}”`;
    return { name, caption: `${name}${members}个`, notes: [] };
  }
  const found = await likeUnits(db, among);
  if ("none" in found) return { name: "所选机关", caption: "所选机关", notes: [] };
  const { name, reason, notes } = await likeWords(db, among.like, found);
  return { name, caption: `${reason} · 连同本机关共${members}个`, notes };
}

export const regionName = ({ region }: Pick<GroupFacts, "region">) => region?.name ?? "全部地区";
