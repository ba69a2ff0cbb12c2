import type { Line, Series } from "@/lib/series/series";
import { exactText } from "../../number-text";
import type { DrawnFormEntry } from "../chart-form";
import { fromToText } from "../chart-form";
import { rankedChart } from "./bar-native";
import { barHeight, planBars } from "./bar-plan";
import { rankingSentence } from "./bar-sentence";

export const barForm: DrawnFormEntry = {
  label: "条形（截止年）",
  noun: "条形图",
  height: barHeight,
  stretch: 1.5,
  namesCut: (series, size) => planBars(series, size).namesCut,
  legend: () => [],
  hollow: false,
  sentence: rankingSentence,
  native: (chart, style) => rankedChart(chart, style),
  shortening: {
    ranked: (lines, series) =>
      series.withholdsRanks ? lines : [...lines].sort((a, b) => lastOf(series, b) - lastOf(series, a)),
    note: leftOut,
  },
};

function leftOut(series: Series, most: number, left: readonly Line[]): string {
  const values = left.map((line) => lastOf(series, line)).filter(Number.isFinite);
  const missing = left.length - values.length;
  // In the order of the divisions the first and the last are not the ends.
  const figures = values.sort((a, b) => b - a).map((value) => exactText(value, series.unit));
  const said = [
    ...(figures.length > 0 ? [fromToText([figures.at(-1) ?? "", figures[0] ?? ""])] : []),
    ...(missing > 0 ? [`${missing}个没有数`] : []),
  ];
  return `图中是${series.withholdsRanks ? "前" : "最高的"}${most}个；其余${left.length}个（${said.join("，")}）没有画出`;
}

/** The figure of the year that is ranked; below all where there is none. */
function lastOf({ years }: Series, { points }: Line): number {
  const year = Math.max(...years);
  return points.find((point) => point.year === year)?.value ?? Number.NEGATIVE_INFINITY;
}
