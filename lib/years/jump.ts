import { cellById } from "@/lib/catalogue/cells";
import { requestCellId } from "@/lib/catalogue/requests";
import { countChangeChance, rare } from "@/lib/statistics/beyond-chance";
import { possibleFigure, type YearProblem, type YearReport, yearProblem } from "./year-report";

/** The counts whose changes are held against chance. */
export const jumpingCells = (["received", "closed"] as const).map((row) => requestCellId(row, "total"));

/** jump: a count of requests that differs from that of the year before by more than chance allows. */
export function jumps(before: YearReport, after: YearReport): YearProblem[] {
  return jumpingCells.flatMap((id) => {
    const last = possibleFigure(before, id);
    const now = possibleFigure(after, id);
    if (last === null || now === null || countChangeChance(last, now) >= rare) return [];
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
