import type { Series } from "@/lib/series/series";
import type { ChartForm } from "@/lib/view/view";
import { rankingSentence } from "../chart/forms/bar/bar-sentence";
import { trendSentence } from "../chart/forms/line/line-sentence";
import { pairSentence } from "../chart/forms/scatter/scatter-sentence";
import { changeSentence } from "../chart/forms/slope/slope-sentence";
import { layersSentence } from "../chart/forms/stacked/stacked-sentence";
import type { ExportedChart } from "../export/exported-view";
import { plainText } from "../export/plain-text";
import type { Compared } from "./sentence-parts";

const fewLines = 6;

/**
 * What a chart says, as one sentence of the phrase table: year, base, comparison, group and n. It states figures and never a
 * cause or a judgement; missing figures are said with their reason.
 */
export function viewSentence(
  chart: Omit<ExportedChart, "sentence" | "definitions">,
  group: Compared,
): string {
  const told = chart.owner
    ? layersSentence(chart.series, chart.owner, group, chart.form === "share")
    : (tellers[chart.form] ?? fewOrMany)(chart.series, group);
  return plainText(`${told}${chart.series.demo ? "（演示数据）" : ""}。`);
}

type Teller = (series: Series, group: Compared) => string;

const tellers: Readonly<Partial<Record<ChartForm, Teller>>> = {
  bar: rankingSentence,
  heat: (series, group) =>
    [series, ...series.beside]
      .map((one) => rankingSentence({ ...one, years: series.years }, group))
      .join("；"),
  slope: changeSentence,
  multiples: (series, group) =>
    series.years.length > 1 ? changeSentence(series, group) : fewOrMany(series, group),
  scatter: pairSentence,
};

function fewOrMany(series: Series, group: Compared): string {
  const lines = series.lines.filter(({ role }) => role === "series");
  return lines.length > fewLines ? rankingSentence(series, group) : trendSentence(series, group);
}
