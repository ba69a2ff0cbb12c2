import type { Scope } from "../catalogue/form-facts";
import { territorySums } from "./territory-sums";
import type { Finding, Report, World } from "./world";
import { slippedUnits, yearFindings } from "./year-findings";

/** The report that stands for a unit, scope and year, with what is found about it. */
export type InForce = Report & { findings: readonly Finding[] };

export const slotOf = (unit: string, scope: Scope, year: number): string => `${unit} ${scope} ${year}`;

/**
 * Of several reports for a slot the later by date stands, and by the order in which they came where one has no date.
 * Two of one import are questioned in the cells in which they differ, and each by what other years and other units say.
 */
export function reportsInForce(world: World): Map<string, InForce> {
  const known = found.get(world);
  if (known) return known;
  const inForce = new Map<string, InForce>();
  for (const batch of world.imports) {
    const fromThisBatch = new Set<string>();
    for (const report of batch) {
      const slot = slotOf(report.unit, report.scope, report.year);
      const before = inForce.get(slot);
      const older =
        before !== undefined &&
        before.published !== null &&
        report.published !== null &&
        report.published < before.published;
      if (before === undefined || !older) inForce.set(slot, { ...report, findings: [...report.findings] });
      if (before !== undefined && fromThisBatch.has(slot)) {
        const kept = inForce.get(slot);
        const cells = differingCells(before, report);
        const duplicate: Finding = { check: "duplicate", severity: "warning", cells };
        if (kept) inForce.set(slot, { ...kept, findings: [...kept.findings, duplicate] });
      }
      if (inForce.get(slot)?.id === report.id) fromThisBatch.add(slot);
    }
  }
  for (const [slot, report] of inForce) {
    const before = inForce.get(slotOf(report.unit, report.scope, report.year - 1));
    const others = [...inForce.values()].filter(
      ({ unit, scope, year }) => unit === report.unit && scope === report.scope && year !== report.year,
    );
    const more = [
      ...(before ? yearFindings(before, report) : []),
      ...slippedUnits(report, others),
      ...territorySums(world, inForce, report),
    ];
    inForce.set(slot, { ...report, findings: [...report.findings, ...more] });
  }
  found.set(world, inForce);
  return inForce;
}

const found = new WeakMap<World, Map<string, InForce>>();

function differingCells(one: Report, other: Report): string[] {
  const ids = new Set([...Object.keys(one.cells), ...Object.keys(other.cells)]);
  const differing: string[] = [];
  for (const id of ids) if (one.cells[id] !== other.cells[id]) differing.push(id);
  const told = new Set([...Object.keys(one.prose), ...Object.keys(other.prose)]);
  for (const id of told) if (one.prose[id]?.value !== other.prose[id]?.value) differing.push(id);
  return differing;
}
