import { statutoryDeadlines } from "../catalogue/form-facts";
import { type PlainGroup, plainGroups, type Unit, type World } from "./world";

/** Why a unit that is there has no report in a year. */
export type NoReport = "not_filed" | "not_due" | "not_collected";

export const isThere = (unit: Unit, year: number): boolean =>
  (unit.validFrom === null || unit.validFrom <= year) && (unit.validTo === null || year <= unit.validTo);

/**
 * The last day for a report: as a notice of the place set it, the nearest before those above, one of the kind before
 * one of all kinds; else 31 March for governments and 31 January for others.
 */
export function deadlineOf(world: World, unit: Unit, year: number): string {
  let nearest: { deadline: string; distance: number } | null = null;
  for (const one of world.collections) {
    if (one.deadline === null || one.year !== year || !covers(world, one, unit)) continue;
    const distance = distanceTo(world, one.region, unit) * 2 + (one.kind === "all" ? 1 : 0);
    if (nearest === null || distance < nearest.distance) nearest = { deadline: one.deadline, distance };
  }
  if (nearest !== null) return nearest.deadline;
  const day = unit.kind === "government" ? statutoryDeadlines.government : statutoryDeadlines.others;
  return `${year + 1}-${day}`;
}

function distanceTo(world: World, region: string, unit: Unit): number {
  let steps = 0;
  let at: Unit | undefined = unit;
  while (at !== undefined && at.key !== region) {
    const { parent }: Unit = at;
    at = world.units.find(({ key }) => key === parent);
    steps += 1;
  }
  return steps;
}

/** 未报送 needs a collection that was declared complete and a deadline that has passed; without them, and where the register waits for no report, nobody is accused. */
export function noReport(world: World, unit: Unit, year: number): NoReport {
  if (!unit.expected) return "not_collected";
  let declared = false;
  for (const one of world.collections)
    if (one.complete && one.year === year && covers(world, one, unit)) declared = true;
  if (!declared) return "not_collected";
  return world.day > deadlineOf(world, unit, year) ? "not_filed" : "not_due";
}

/** A declaration is about its region and all that lies in it. */
function covers(world: World, { region, kind }: { region: string; kind: PlainGroup | "all" }, unit: Unit) {
  const kinds: readonly Unit["kind"][] = kind === "all" ? [unit.kind] : plainGroups[kind];
  if (!kinds.includes(unit.kind)) return false;
  return region === unit.key || liesIn(world, region, unit);
}

function liesIn(world: World, region: string, unit: Unit): boolean {
  let above = unit.parent;
  while (above !== null) {
    if (above === region) return true;
    const parent: Unit | undefined = world.units.find(({ key }) => key === above);
    above = parent?.parent ?? null;
  }
  return false;
}

/** Whether a unit is of a kind in a region: bureaus and governments directly below it, towns anywhere below it. */
export function isOfGroup(world: World, region: string, group: PlainGroup, unit: Unit): boolean {
  const kinds: readonly Unit["kind"][] = plainGroups[group];
  if (!kinds.includes(unit.kind) || unit.key === region) return false;
  if (group === "government") return unit.parent === (region === "" ? null : region);
  if (region === "") return true;
  return group === "bureau" ? unit.parent === region : liesIn(world, region, unit);
}
