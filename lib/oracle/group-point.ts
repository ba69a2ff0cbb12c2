import type { Form, MissingReason } from "../catalogue/cell";
import { smallestBase } from "../catalogue/rates";
import type { PointAnswer } from "./answer";
import { type FigureRow, figureOf, takesPart } from "./table-of-figures";

type Counts = Omit<PointAnswer, "value" | "missing" | "part" | "whole" | "change">;

/** How many are behind a year's aggregate: of those there, who filed, who gave the figure, and what is doubtful in it. */
export function countsOf(rows: readonly FigureRow[], year: number, matched: boolean): Counts {
  const counts: Counts = {
    reported: 0,
    filed: 0,
    expected: 0,
    uncollected: 0,
    impossible: 0,
    flagged: 0,
    checks: [],
    approximate: false,
    forms: [],
  };
  const filedForms: Form[] = [];
  for (const row of rows) {
    const figure = figureOf(row, year);
    if (!figure.counted) continue;
    counts.expected += 1;
    if (figure.filed) counts.filed += 1;
    if (figure.form !== null && !filedForms.includes(figure.form)) filedForms.push(figure.form);
    if (figure.noReport === "not_collected") counts.uncollected += 1;
    if (figure.impossible) counts.impossible += 1;
    if (!takesPart(row, year, matched)) continue;
    counts.reported += 1;
    if (figure.flagged) counts.flagged += 1;
    for (const check of figure.checks) if (!counts.checks.includes(check)) counts.checks.push(check);
    if (figure.approximate) counts.approximate = true;
    if (figure.form !== null && !counts.forms.includes(figure.form)) counts.forms.push(figure.form);
  }
  return counts.reported === 0 ? { ...counts, forms: filedForms } : counts;
}

/** The sum of a year, of a rate the sums of its parts and of its bases. Without `change`. */
export function totalOf(
  rows: readonly FigureRow[],
  year: number,
  matched: boolean,
  isRate: boolean,
): Omit<PointAnswer, "change"> {
  const counts = countsOf(rows, year, matched);
  if (counts.reported === 0)
    return { ...counts, value: null, missing: whyNothing(rows, year), part: null, whole: null };
  const { part, base } = sums(
    rows.filter((row) => takesPart(row, year, matched)),
    year,
  );
  if (!isRate) return { ...counts, value: part, missing: null, part: null, whole: null };
  const share = shareOf(part, base);
  return { ...counts, ...share, part, whole: base };
}

export function sums(rows: readonly FigureRow[], year: number): { part: number; base: number } {
  let part = 0;
  let base = 0;
  for (const row of rows) {
    const figure = figureOf(row, year);
    if (figure.part !== null) part += figure.part;
    if (figure.base !== null) base += figure.base;
  }
  return { part, base };
}

export function shareOf(
  part: number,
  base: number,
): { value: number; missing: null } | { value: null; missing: MissingReason } {
  if (part === 0 && base === 0) return { value: null, missing: "no_requests" };
  if (base < smallestBase) return { value: null, missing: "no_base" };
  return { value: part / base, missing: null };
}

/** Why a year has no total although a group was asked for. */
export function whyNothing(rows: readonly FigureRow[], year: number): MissingReason {
  let filed = 0;
  let lacking = 0;
  let expected = 0;
  let uncollected = 0;
  let notDue = 0;
  for (const row of rows) {
    const figure = figureOf(row, year);
    if (!figure.counted) continue;
    expected += 1;
    if (figure.filed) filed += 1;
    if (figure.lacksIndicator) lacking += 1;
    if (figure.noReport === "not_collected") uncollected += 1;
    if (figure.noReport === "not_due") notDue += 1;
  }
  if (filed > 0) return lacking === filed ? "not_in_form" : "no_reports";
  if (uncollected > 0) return "not_collected";
  if (notDue > 0) return "not_due";
  return expected > 0 ? "not_filed" : "not_there";
}

/** The values of those that take part, the smallest first: of a rate those with a large enough base. */
export function valuesOf(rows: readonly FigureRow[], year: number): number[] {
  const values: number[] = [];
  for (const row of rows) {
    const { value } = figureOf(row, year);
    if (value !== null) values.push(value);
  }
  return values.sort((a, b) => a - b);
}

/** The middle value; of an even number the mean of the two in the middle; null of none. */
export function medianOf(sorted: readonly number[]): number | null {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted[half - 1];
  if (upper === undefined) return null;
  if (sorted.length % 2 === 1) return upper;
  return lower === undefined ? null : (lower + upper) / 2;
}

/** A quarter, half or three quarters of the way through the sorted values, between two of them in proportion. */
export function quantileOf(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const lower = sorted[Math.floor(place)];
  const upper = sorted[Math.ceil(place)];
  if (lower === undefined || upper === undefined) return null;
  return lower * (1 - (place % 1)) + upper * (place % 1);
}
