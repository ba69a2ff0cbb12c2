import { lineLegend } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { lineChart } from "./line-native";
import { planLines } from "./line-plan";
import { fewOrManySentence } from "./line-sentence";

export const lineForm: DrawnFormEntry = {
  label: "折线",
  noun: "折线图",
  height: (_, width) => usualHeight(width),
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planLines(series, size).namesCut,
  legend: lineLegend,
  hollow: true,
  sentence: fewOrManySentence,
  native: lineChart,
};
