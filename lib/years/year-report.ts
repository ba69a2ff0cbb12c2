import { cellById } from "@/lib/catalogue/cells";
import { type CheckId, checks } from "@/lib/catalogue/checks";
import type { Problem } from "@/lib/ingest/reading";

/** Figures of a report in force: value, reason, or undefined where the form has no such cell. */
export type YearReport = {
  year: number;
  form: string;
  figures: Pick<ReadonlyMap<string, number | string>, "get">;
};

/** What a check looked at: cell ids, of this year or (prefixed by the caller) another, with value or reason. */
export type SeenValues = readonly (readonly [string, number | string | null])[];

/** A problem that shows between reports, with the values that it rests on: a verdict lapses when they change. */
export type YearProblem = Problem & { seen: SeenValues };

/** A problem of the check, with its severity. */
export function yearProblem(
  check: CheckId,
  cells: string[],
  message: string,
  seen: SeenValues,
  numbers: { expected?: number; found?: number } = {},
): YearProblem {
  return { check, severity: checks[check].severity, cells, message, ...numbers, seen };
}

/** The figure of a cell as printed; null where there is none. */
export function figureOf({ figures }: Pick<YearReport, "figures">, id: string): number | null {
  const figure = figures.get(id);
  return typeof figure === "number" ? figure : null;
}

/** The same, null also where the figure cannot be: a count below zero or with decimals, an amount below zero. */
export function possibleFigure(report: Pick<YearReport, "figures">, id: string): number | null {
  const figure = figureOf(report, id);
  return figure !== null && isPossible(id, figure) ? figure : null;
}

/** Whether a cell can have the value at all: figures that cannot be take part in nothing. */
export function isPossible(id: string, value: number): boolean {
  const { measure } = cellById(id);
  if (measure === "change") return true;
  return value >= 0 && (measure === "money" || Number.isInteger(value));
}
