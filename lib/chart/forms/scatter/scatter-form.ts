import { lineLegend } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { scatterChart } from "./scatter-native";
import { planScatter } from "./scatter-plan";
import { pairSentence } from "./scatter-sentence";

export const scatterForm: DrawnFormEntry = {
  label: "散点（两项指标）",
  noun: "散点图",
  height: (_, width) => usualHeight(width) + 80,
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planScatter(series, size).namesCut,
  legend: lineLegend,
  hollow: false,
  sentence: pairSentence,
  native: scatterChart,
};
