import { type Indicator, isProse } from "@/lib/catalogue/indicators";
import type { GroupFigure } from "@/lib/statistics/group-figures";

/** What must be said under figures that only the prose of the reports states; nothing of any other. */
export function proseNotes(indicator: Indicator | undefined): string[] {
  return indicator && isProse(indicator)
    ? ["本项取自报告正文，口径由各机关自定，可能是约数；没有写明的为缺失"]
    : [];
}

/** How many of the reports state it, where not all do: sums over different reports are not compared. */
export function statedNotes(indicator: Indicator, points: readonly GroupFigure[]): string[] {
  if (!isProse(indicator) || points.every(({ reported, filed }) => reported === filed)) return [];
  const years = points
    .filter(({ filed }) => filed > 0)
    .map(({ year, reported, filed }) => `${year}年${reported}/${filed}份`);
  return [`写明此数的报告：${years.join("、")}；合计只含写明的，各年不宜直接比较`];
}
