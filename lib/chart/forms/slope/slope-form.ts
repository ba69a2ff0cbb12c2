import type { Series } from "@/lib/series/series";
import { lineLegend } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { lineChart } from "../line/line-native";
import { lineHeight } from "./slope-lines";
import { planSlope } from "./slope-plan";
import { changeSentence } from "./slope-sentence";

export const slopeForm: DrawnFormEntry = {
  label: "首尾两年连线",
  hint: "只比较起始年和截止年；不选机关时列出全部机关，颜色表示升降，不表示好坏。",
  noun: "首尾两年连线图",
  height: (series, width) => Math.max(usualHeight(width) + 80, namesHeight(series)),
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planSlope(series, size).namesCut,
  legend: lineLegend,
  hollow: true,
  sentence: changeSentence,
  native: ({ series, ...chart }, style) =>
    lineChart({ ...chart, series: { ...series, years: endsOf(series.years) } }, style),
};

const mostNamed = 60;

/** Px in which all names stand beside the last year; more than `mostNamed` are not all named. */
function namesHeight({ lines }: Series): number {
  const named = lines.filter(({ role }) => role !== "context").length;
  return named > mostNamed ? 0 : named * lineHeight + 90;
}

const endsOf = (years: readonly number[]) => [...new Set([years[0] ?? 0, years.at(-1) ?? 0])];
