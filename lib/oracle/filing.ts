import type { Scope } from "../catalogue/form-facts";
import { type InForce, slotOf } from "./in-force";
import { deadlineOf, isThere, type NoReport, noReport } from "./states";
import type { Unit, World } from "./world";

/** Whether a unit filed for a year, on time, and without anything found. */
export type Filing = {
  state: "accepted" | "flagged" | NoReport | "not_there";
  late: boolean | null;
  findings: number;
};

export function filingOf(
  world: World,
  reports: ReadonlyMap<string, InForce>,
  { unit, scope, year }: { unit: Unit; scope: Scope; year: number },
): Filing {
  const report = reports.get(slotOf(unit.key, scope, year));
  if (!report) {
    const waits = unit.expected && isThere(unit, year);
    return { state: waits ? noReport(world, unit, year) : "not_there", late: null, findings: 0 };
  }
  let findings = 0;
  for (const { severity } of report.findings) if (severity !== "note") findings += 1;
  const first = firstPublished(world, report);
  const late = first === null ? null : first > deadlineOf(world, unit, year);
  return { state: findings > 0 ? "flagged" : "accepted", late, findings };
}

/** The earliest day of all reports for the slot: a correction does not make a report late. */
function firstPublished(world: World, { unit, scope, year }: InForce): string | null {
  let first: string | null = null;
  for (const batch of world.imports)
    for (const report of batch) {
      if (report.unit !== unit || report.scope !== scope || report.year !== year) continue;
      if (report.published !== null && (first === null || report.published < first)) first = report.published;
    }
  return first;
}
