import type { Scope } from "../catalogue/form-facts";
import { indicatorById } from "../catalogue/indicators";
import type { InForce } from "./in-force";
import { isThere } from "./states";
import { unitFigure } from "./unit-figure";
import type { Unit, World } from "./world";

/** With whom one unit is compared: all of its kind below the same parent, or the ten nearest in a count. */
export type Likeness = {
  of: string;
  by: "parent" | "received" | "disclosed";
  /** Null: the first year or the last of which there is a report. */
  from: number | null;
  to: number | null;
};

/** The unit and those like it; nobody where nobody is. */
export function likesOf(
  world: World,
  reports: ReadonlyMap<string, InForce>,
  { of, by, from, to }: Likeness,
  scope: Scope,
): Unit[] {
  const own = world.units.find(({ key }) => key === of);
  if (!own || own.kind === "unknown" || (by === "parent" && own.parent === null)) return [];
  const known = [...reports.values()].map(({ year }) => year);
  const ends = [from ?? Math.min(...known), to ?? Math.max(...known)];
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const then = own.validTo === null ? last : Math.min(last, own.validTo);
  const peers: Unit[] = [];
  for (const unit of world.units) {
    if (unit === own || unit.kind !== own.kind || levelOf(unit) !== levelOf(own)) continue;
    if (by === "parent" && unit.parent !== own.parent) continue;
    const filed = [...reports.values()].some((report) => report.unit === unit.key && report.scope === scope);
    if (isThere(unit, then) && (unit.expected || filed)) peers.push(unit);
  }
  if (by === "parent") return peers.length === 0 ? [] : [own, ...peers];
  const counted = by === "received" ? "requests.received.total" : "prose.disclosed.total";
  const countIn = (unit: Unit, year: number): number | null => {
    const asked = { indicator: indicatorById(counted), scope, year, quality: "all", alone: true } as const;
    const { usable, part } = unitFigure(world, reports, unit, asked);
    return usable ? part : null;
  };
  const years: number[] = [];
  for (let year = last; year >= first; year -= 1) if (countIn(own, year) !== null) years.push(year);
  const wanted = Math.min(2, years.length);
  if (wanted === 0) return [];
  const far: { unit: Unit; distance: number }[] = [];
  for (const unit of peers) {
    const common = years.filter((year) => countIn(unit, year) !== null).slice(0, wanted);
    if (common.length < wanted) continue;
    const total = (whose: Unit) => common.reduce((sum, year) => sum + (countIn(whose, year) ?? 0), 0);
    const [one, other] = [total(own) / wanted + 1, total(unit) / wanted + 1];
    far.push({ unit, distance: one > other ? one / other : other / one });
  }
  if (far.length === 0) return [];
  // By the ratio, and among equals up to the dust by the code.
  far.sort((a, b) =>
    Math.abs(a.distance - b.distance) > 1e-9 ? a.distance - b.distance : a.unit.key < b.unit.key ? -1 : 1,
  );
  return [own, ...far.slice(0, 10).map(({ unit }) => unit)];
}

/** Governments and bureaus of a province, a city and a county are not alike. */
function levelOf({ kind, key, parent }: Unit): string {
  if (kind !== "government" && kind !== "bureau") return kind;
  const code = (kind === "government" ? key : parent) ?? "";
  if (code.length !== 6) return "";
  return code.slice(2) === "0000" ? "province" : code.slice(4) === "00" ? "city" : "county";
}
