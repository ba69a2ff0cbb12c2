import { cellById } from "@/lib/catalogue/cells";
import { requestCellId } from "@/lib/catalogue/requests";
import { chanceOfChange } from "@/lib/statistics/poisson-change";
import { possibleFigure, type YearProblem, type YearReport, yearProblem } from "./year-report";

/** The counts whose changes are held against chance. */
export const jumpingCells = (["received", "closed"] as const).map((row) => requestCellId(row, "total"));

/** What chance alone brings about less often than this is worth a word: limits of 99.8 %, as in funnel plots. */
export const jumpLevel = 0.002;

/** jump: a count of requests that differs from that of the year before by more than chance allows. */
export function jumps(before: YearReport, after: YearReport): YearProblem[] {
  return jumpingCells.flatMap((id) => {
    const last = possibleFigure(before, id);
    const now = possibleFigure(after, id);
    if (last === null || now === null || chanceOfChange(last, now) >= jumpLevel) return [];
    const change = now > last ? "增至" : "减至";
    const message = `“${cellById(id).zh}”由${before.year}年的${last}件${change}${after.year}年的${now}件，超出偶然波动的范围（99.8%），请核对；属实的，宜说明原因。`;
    return [
      yearProblem("jump", [id], message, [
        [`${before.year} ${id}`, last],
        [id, now],
      ]),
    ];
  });
}
