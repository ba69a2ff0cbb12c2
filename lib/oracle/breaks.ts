import type { Scope } from "../catalogue/form-facts";
import type { InForce } from "./in-force";
import { mayJoin } from "./joined";
import type { Unit } from "./world";

/** The years in which some unit's form differs from that of its report before, and whether all may be joined. */
export function breaksOf(
  reports: ReadonlyMap<string, InForce>,
  units: readonly { unit: Unit; scope: Scope }[],
  indicator: string,
  years: readonly number[],
): { year: number; joined: boolean }[] {
  const found = new Map<number, boolean>();
  for (const { unit, scope } of units) {
    const own = [...reports.values()].filter((one) => one.unit === unit.key && one.scope === scope);
    own.sort((a, b) => a.year - b.year);
    let before: InForce | undefined;
    for (const report of own) {
      if (before && before.form !== report.form && years.includes(report.year)) {
        const joined = mayJoin(indicator, before.form, report.form);
        if (joined !== null) found.set(report.year, joined && (found.get(report.year) ?? true));
      }
      before = report;
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([year, joined]) => ({ year, joined }));
}
