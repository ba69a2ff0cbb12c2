import { type CellMissingReason, cellMissingReasons, type Form, missingReasons } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { outcomeTotals } from "@/lib/catalogue/identities";
import { hasPartNote } from "../extract/figure";
import { checkStatements } from "../prose/check-statements";
import type { CellReading, Problem, Section } from "../reading";
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

type Cells = ReadonlyMap<string, CellReading>;

/** Figures that cannot be true alone: negative, or parts of a piece. */
function checkValues(cells: Cells): Problem[] {
  const problems: Problem[] = [];
  for (const [id, reading] of cells) {
    if (reading.kind !== "number" || (reading.value >= 0 && Number.isInteger(reading.value))) continue;
    const cell = cellById(id);
    const report = (check: "nonnegative" | "integer", message: string) =>
      problems.push({ check, severity: "error", cells: [id], message, found: reading.value });
    if (cell.measure !== "change" && reading.value < 0)
      report("nonnegative", `“${cell.zh}”为${reading.raw.trim()}，不应小于零。`);
    if (cell.measure !== "money" && !Number.isInteger(reading.value))
      report("integer", `“${cell.zh}”为${reading.raw.trim()}，应为整数。`);
  }
  return problems;
}

/** Figures with a part told beside them, which is not read: 22（其中修订16件）. */
function checkPartNotes(cells: Cells): Problem[] {
  const ids: string[] = [];
  for (const [id, { kind, raw }] of cells)
    if (raw.length > 4 && kind === "number" && hasPartNote(raw)) ids.push(id);
  if (ids.length === 0) return [];
  const names = ids.slice(0, 3).map((id) => `“${cellById(id).zh}”（${cells.get(id)?.raw.trim()}）`);
  const message = `${names.join("、")}${ids.length > 3 ? `等${ids.length}格` : ""}带有说明，只读取前面的数。`;
  return [{ check: "layout", severity: "note", cells: ids, message }];
}

/** Cells without a figure, one problem for each reason. */
function checkMissing(cells: Cells): Problem[] {
  const byReason = new Map<CellMissingReason, string[]>();
  for (const [id, reading] of cells) {
    if (reading.kind !== "missing") continue;
    const known = byReason.get(reading.reason);
    if (known) known.push(id);
    else byReason.set(reading.reason, [id]);
  }
  return cellMissingReasons.flatMap((reason) => {
    const ids = byReason.get(reason);
    if (!ids) return [];
    const some = ids
      .slice(0, 3)
      .map((id) => `“${cellById(id).zh}”`)
      .join("、");
    return [
      {
        check: "incomplete" as const,
        severity: "warning" as const,
        cells: ids,
        message: `${ids.length}格没有数（${missingReasons[reason].zh}）：${some}${ids.length > 3 ? "等" : ""}。`,
      },
    ];
  });
}

/** Nothing came in, and yet something was done. */
function checkNoRequests(cells: Cells): Problem[] {
  const count = (id: string) => {
    const reading = cells.get(id);
    return reading?.kind === "number" ? reading.value : null;
  };
  if (count("requests.received.total") !== 0 || count("requests.carried_in.total") !== 0) return [];
  const wrong = outcomeTotals.filter((id) => {
    const value = count(id);
    return value !== null && value !== 0;
  });
  if (wrong.length === 0) return [];
  return [
    {
      check: "no-requests",
      severity: "error",
      cells: ["requests.received.total", "requests.carried_in.total", ...wrong],
      message: `新收和上年结转均为0件，却有办理结果：${wrong.map((id) => `“${cellById(id).zh}”${count(id)}件`).join("、")}。`,
    },
  ];
}
