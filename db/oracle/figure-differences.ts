import { missingReasons } from "@/lib/catalogue/cell";
import type { FigureRow } from "@/lib/export/figure-rows";
import type { PointAnswer } from "@/lib/oracle/answer";
import type { ChartAnswers } from "./chart-answers";
import { isEqual } from "./difference";

type Differs = (what: string, at: string, is: unknown, must: unknown) => void;

const fields = [
  "value",
  "missing",
  "part",
  "whole",
  "reported",
  "filed",
  "expected",
  "uncollected",
  "impossible",
  "flagged",
  "approximate",
  "checks",
  "forms",
  "change",
] as const satisfies readonly (keyof FigureRow & keyof PointAnswer)[];

/** The figures of a chart, or of the file that was made from it. */
export function figureDifferences({ rows }: ChartAnswers, differs: Differs): void {
  for (const { row, answer } of rows) {
    const at = `${row.role} ${row.indicator} ${row.agency} ${row.year}`;
    if (answer === null) differs("row", at, "shown", "not there");
    else
      for (const field of fields)
        if (!isEqual(row[field], answer[field])) differs(field, at, row[field], answer[field]);
  }
}

/** A row of a file by the names of its columns; those that are no field of a figure are left alone. */
export type FileRow = ReadonlyMap<string, unknown>;

export function fileDifferences(
  file: string,
  found: readonly FileRow[],
  answers: readonly ChartAnswers[],
  differs: Differs,
): void {
  const rows = answers.flatMap((one) => one.rows);
  if (found.length !== rows.length) differs(`${file} rows`, "", found.length, rows.length);
  for (const [index, { row, answer }] of rows.entries()) {
    const written = found[index];
    if (!written || !answer) continue;
    const at = `${row.role} ${row.indicator} ${row.agency} ${row.year}`;
    for (const field of fields) {
      const is = written.get(field);
      if (is !== undefined && !isSame(is, answer[field])) differs(`${file} ${field}`, at, is, answer[field]);
    }
    for (const [column, part] of changeColumns) {
      const is = written.get(column);
      const must = answer.change?.[part] ?? null;
      // Why there is none is a word of its own in a file for people.
      const isWord = part === "refused" && file === "xlsx" && must !== null;
      if (is !== undefined && !isWord && !isSame(is, must)) differs(`${file} ${column}`, at, is, must);
    }
  }
}

const changeColumns = [
  ["comparable", "n"],
  ["comparable_of", "of"],
  ["comparable_before", "before"],
  ["comparable_now", "now"],
  ["not_compared", "refused"],
] as const;

/** A file writes nothing for null, a flag as 0 or 1, and a reason perhaps in words. */
function isSame(is: unknown, must: unknown): boolean {
  if (is === "" || is === null) return must === null || (Array.isArray(must) && must.length === 0);
  if (typeof must === "number") return isEqual(Number(is), must);
  if (typeof must === "boolean")
    return is === must || is === (must ? "1" : "0") || is === (must ? "是" : "否");
  const inWords = Object.entries(missingReasons).find(([reason]) => reason === must)?.[1].zh;
  if (typeof must === "string") return is === must || is === inWords;
  if (typeof is !== "string" || !Array.isArray(must)) return isEqual(is, must);
  // Ids, or their names in a file for people.
  return !/^[\w\- ]+$/.test(is) || isEqual(is.split(" "), must);
}
