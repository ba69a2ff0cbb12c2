import { cellById } from "@/lib/catalogue/cells";
import { requestCellId } from "@/lib/catalogue/requests";
import { type YearProblem, yearProblem } from "./year-report";

/** The cells of a whole territory's report that are held against the sum of its parts. */
export const summedCells = (["received", "closed", "carried_out"] as const).map((row) =>
  requestCellId(row, "total"),
);

/** A cell of a whole territory's report beside the sum over the reports of its parts. */
export type SummedCell = {
  cell: string;
  /** As the whole territory's own report has it; null without a figure. */
  own: number | null;
  /** Over the parts that have a figure; null where none has. */
  sum: number | null;
  /** Parts with a figure that can be. */
  reported: number;
  /** All parts, and the whole, have a figure, and it is known that there are no others. */
  decided: boolean;
};

/** parent-sum: a whole territory's totals that are not the sums of its parts; undecided while any part is missing. */
export function wrongSums(year: number, cells: readonly SummedCell[]): YearProblem[] {
  return cells.flatMap(({ cell, own, sum, reported, decided }) => {
    if (!decided || own === null || sum === null || own === sum) return [];
    const message = `全域汇总${year}年“${cellById(cell).zh}”为${own}件；应报的${reported}个机关（含政府本级）均已收录，合计${sum}件，相差${Math.abs(own - sum)}件，请核对。`;
    const seen = [
      [cell, own],
      [`sum of ${reported} ${cell}`, sum],
    ] as const;
    return [yearProblem("parent-sum", [cell], message, seen, { expected: sum, found: own })];
  });
}
