import type { Form } from "@/lib/catalogue/cell";
import { checkStatements } from "../prose/check-statements";
import type { CellReading, Problem, Section } from "../reading";
import { checkMissing, checkNoRequests, checkPartNotes, checkValues } from "./check-cells";
import { checkIdentities, checkSpaced } from "./check-identities";
import { checkSections } from "./check-prose";

/**
 * All checks inside one report (CHECKS §1), in the order a reader would take them.
 * @param sections null where the source holds figures only, so that nothing is said of prose that cannot be there
 */
export function checkReport(
  cells: ReadonlyMap<string, CellReading>,
  requestsForm: Form,
  sections: readonly Section[] | null,
  year: number,
  agency: string | null,
): Problem[] {
  return [
    ...checkIdentities(cells, requestsForm),
    ...checkNoRequests(cells),
    ...checkValues(cells),
    ...checkSpaced(cells, requestsForm),
    ...checkPartNotes(cells),
    ...(sections
      ? [...checkSections(sections, cells, requestsForm), ...checkStatements(sections, cells, year, agency)]
      : []),
    ...checkMissing(cells),
  ];
}

/** A report with nothing but notes is accepted; an error or a warning flags it. */
export function statusOf(problems: readonly Problem[]): "accepted" | "flagged" {
  return problems.some(({ severity }) => severity !== "note") ? "flagged" : "accepted";
}

/** The problems in their order, each sentence of a check once: two rows may be wrong in the same words. */
export function dropRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ check, message }) => {
    const key = `${check} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
