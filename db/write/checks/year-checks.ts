import { cellById, cells } from "@/lib/catalogue/cells";
import { disclosureCells } from "@/lib/catalogue/disclosure";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import type { Problem } from "@/lib/ingest/reading";
import { jumps } from "@/lib/years/jump";
import { pendingCells, vanishedCases } from "@/lib/years/pending";
import {
  figureOf as number,
  type SeenValues,
  type YearProblem,
  type YearReport,
  yearProblem,
} from "@/lib/years/year-report";
import { valuesSha } from "./finding-values";

/** The checks that look at the reports of one agency and scope. */
export const yearChecks = [
  ...(["carry-over", "in-force", "copied-forward"] as const),
  ...(["pending", "jump", "unit-slip", "growth"] as const),
] as const;

/** A problem between reports as it is stored. */
export type YearFinding = Problem & { valuesSha: string };

/**
 * What two reports of one agency and scope, of adjacent years, say about each other, by the cells of `seenByChecks`;
 * for whole reports see `copiedForward`. Undecided where a figure is missing.
 */
export function checkYearPair(before: YearReport, after: YearReport): YearFinding[] {
  if (after.year !== before.year + 1) return [];
  const others = [...vanishedCases(before, after), ...jumps(before, after)];
  return [...carryOver(before, after), ...inForce(before, after), ...others.map(storedProblem)];
}

function carryOver(before: YearReport, after: YearReport): YearFinding[] {
  return applicants.flatMap(({ id }) => {
    const out = requestCellId("carried_out", id);
    const into = requestCellId("carried_in", id);
    const expected = number(before, out);
    const found = number(after, into);
    if (expected === null || found === null || expected === found) return [];
    const message = `${before.year}年“${cellById(out).zh}”为${expected}，${after.year}年“${cellById(into).zh}”为${found}，两数应当相等。`;
    return [
      finding(
        "carry-over",
        [into],
        message,
        [
          [`${before.year} ${out}`, expected],
          [into, found],
        ],
        { expected, found },
      ),
    ];
  });
}

const rowsInForce = disclosureCells.filter(({ column }) => column === "in_force").map(({ row }) => row);

function inForce(before: YearReport, after: YearReport): YearFinding[] {
  return rowsInForce.flatMap((row) => {
    const issued = `disclosure.${row}.issued`;
    const repealed = `disclosure.${row}.repealed`;
    const standing = `disclosure.${row}.in_force`;
    const last = number(before, standing);
    const plus = number(after, issued);
    const minus = number(after, repealed);
    const found = number(after, standing);
    if (last === null || plus === null || minus === null || found === null) return [];
    const expected = last + plus - minus;
    if (expected === found) return [];
    const message = `${before.year}年“${cellById(standing).zh}”为${last}，${after.year}年制发${plus}、废止${minus}，应为${expected}，报告为${found}。`;
    return [
      finding(
        "in-force",
        [issued, repealed, standing],
        message,
        [
          [`${before.year} ${standing}`, last],
          [issued, plus],
          [repealed, minus],
          [standing, found],
        ],
        { expected, found },
      ),
    ];
  });
}

const inThreeTables = cells.filter(({ table }) => table !== "prose" && table !== "y2014");

/** The cells that all checks but that for copies look at, and enough to tell that a report is no copy. */
export const seenByChecks: readonly string[] = [
  ...applicants.flatMap(({ id }) =>
    (["received", "carried_in", "closed", "carried_out"] as const).map((row) => requestCellId(row, id)),
  ),
  ...rowsInForce.flatMap((row) =>
    ["issued", "repealed", "in_force"].map((measure) => `disclosure.${row}.${measure}`),
  ),
  ...pendingCells,
];

const hasBothYears = (before: YearReport, after: YearReport) =>
  after.year === before.year + 1 && before.form === after.form;

/** Whether two reports are alike in the cells of `seenByChecks` that their form has. */
export function mayBeCopied(before: YearReport, after: YearReport): boolean {
  const cellsOfForm = seenByChecks.filter((id) => cellById(id).forms.some((form) => form === after.form));
  return (
    hasBothYears(before, after) &&
    cellsOfForm.every((id) => number(after, id) !== null && number(after, id) === number(before, id))
  );
}

/** Whether two reports, with all their figures, are the same in all three tables. */
export function copiedForward(before: YearReport, after: YearReport): YearFinding[] {
  if (!hasBothYears(before, after)) return [];
  const ids = inThreeTables
    .filter(({ forms }) => forms.some((form) => form === after.form))
    .map(({ id }) => id);
  const seen: [string, number][] = [];
  for (const id of ids) {
    const value = number(after, id);
    if (value === null || value !== number(before, id)) return [];
    seen.push([id, value]);
  }
  if (seen.every(([, value]) => value === 0)) return [];
  const message = `${after.year}年三张表与${before.year}年完全相同，且不全为0，请核对是否照抄了上年的报告。`;
  return [finding("copied-forward", [], message, seen)];
}

function finding(
  check: (typeof yearChecks)[number],
  cells: string[],
  message: string,
  seen: SeenValues,
  numbers: { expected?: number; found?: number } = {},
): YearFinding {
  return storedProblem(yearProblem(check, cells, message, seen, numbers));
}

/** The problem with the identity of what it saw. */
export function storedProblem({ seen, ...problem }: YearProblem): YearFinding {
  return { ...problem, valuesSha: valuesSha(problem.check, seen, problem.message) };
}
