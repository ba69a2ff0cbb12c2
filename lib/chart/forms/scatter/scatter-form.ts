import { pointOf } from "@/lib/export/figure-rows";
import { type ComparedGroup, lastYearOf } from "@/lib/sentence/sentence-parts";
import type { Series } from "@/lib/series/series";
import { lineLegend } from "../../drawing/paint-lines";
import { usualHeight } from "../../drawing/plot";
import type { DrawnFormEntry } from "../chart-form";
import { scatterChart } from "./scatter-native";
import { planScatter } from "./scatter-plan";

export const scatterForm: DrawnFormEntry = {
  label: "散点（两项指标）",
  hint: "第一项为横轴，第二项为纵轴，取截止年的数。",
  noun: "散点图",
  height: (_, width) => usualHeight(width) + 80,
  stretch: Number.POSITIVE_INFINITY,
  namesCut: (series, size) => planScatter(series, size).namesCut,
  legend: lineLegend,
  hollow: false,
  sentence: pairSentence,
  native: scatterChart,
};

/** 2025年临溪区街道、乡镇24个机关中，22个的新收申请和公开率都有数，2个缺少其中一项: what a scatter plot shows, and no more. */
function pairSentence(series: Series, group: ComparedGroup): string {
  const year = lastYearOf(series);
  const [other] = series.beside;
  const keys = series.lines.filter(({ role }) => role !== "reference").map(({ key }) => key);
  const has = (one: Series | undefined, key: string) =>
    pointOf(
      one?.lines.find((line) => line.key === key),
      year,
    ).value !== null;
  const both = keys.filter((key) => has(series, key) && has(other, key)).length;
  const names = [series.title, other?.title].filter((name) => name !== undefined).join("和");
  const lacking = keys.length - both;
  return `${year}年${group.name}${keys.length}个机关中，${both}个的${names}都有数${lacking > 0 ? `，${lacking}个缺少其中一项` : ""}`;
}
