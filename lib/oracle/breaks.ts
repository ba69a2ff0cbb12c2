import { cellById } from "../catalogue/cells";
import type { Scope } from "../catalogue/form-facts";
import { indicatorById } from "../catalogue/indicators";
import type { InForce } from "./in-force";
import { mayJoin } from "./joined";
import { isThere } from "./states";
import type { Unit } from "./world";

/**
 * The years in which some unit's form differs from that of its report before, and whether all may be joined; of the
 * reports from the first to the last year shown. What the
 * prose says stands in no form, and a report on none hides no change between those around it.
 */
export function breaksOf(
  reports: ReadonlyMap<string, InForce>,
  units: readonly { unit: Unit; scope: Scope; alone?: boolean }[],
  indicator: string,
  years: readonly number[],
): { year: number; joined: boolean }[] {
  const found = new Map<number, boolean>();
  if (cellById(indicatorById(indicator).part[0] ?? "").table === "prose") return [];
  for (const { unit, scope, alone = false } of units) {
    const own = [...reports.values()].filter((one) => one.unit === unit.key && one.scope === scope);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    own.sort((a, b) => a.year - b.year);
    let before: InForce | undefined;
    for (const report of own) {
      if (report.year < first || report.year > last || report.form === "none") continue;
      if (!alone && !isThere(unit, report.year)) continue;
      if (before && before.form !== report.form) {
        const joined = mayJoin(indicator, before.form, report.form);
        if (joined !== null) found.set(report.year, joined && (found.get(report.year) ?? true));
      }
      before = report;
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([year, joined]) => ({ year, joined }));
}
