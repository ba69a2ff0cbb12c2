import type { Scope } from "../catalogue/form-facts";
import type { InForce } from "./in-force";
import { type Likeness, likesOf } from "./like";
import { isOfGroup } from "./states";
import type { PlainGroup, Unit, World } from "./world";

/** Who is compared, and the region's own government, which stands beside governments and belongs to no sum of them. */
export type Group = { members: Unit[]; beside: Unit | null };

/** Those of a kind in a region who should file, or ever filed in the scope. */
export function groupOf(
  world: World,
  reports: ReadonlyMap<string, InForce>,
  asked: { region: string; kind: PlainGroup; scope: Scope; like?: Likeness | null },
): Group {
  if (asked.like) return { members: likesOf(world, reports, asked.like, asked.scope), beside: null };
  const everFiled = new Set<string>();
  for (const report of reports.values()) if (report.scope === asked.scope) everFiled.add(report.unit);
  const files = (unit: Unit) => unit.expected || everFiled.has(unit.key);
  const members: Unit[] = [];
  for (const unit of world.units)
    if (isOfGroup(world, asked.region, asked.kind, unit) && files(unit)) members.push(unit);
  if (asked.kind !== "government") return { members, beside: null };
  const own = world.units.find(({ key, kind }) => key === asked.region && kind === "government") ?? null;
  if (own === null || !files(own)) return { members, beside: null };
  return members.length === 0 ? { members: [own], beside: null } : { members, beside: own };
}

/** Whose figures a group is compared by, unless the view says it: governments file for their territory. */
export const usualScope = (kind: PlainGroup | Unit["kind"]): Scope =>
  kind === "government" ? "territory" : "own";
