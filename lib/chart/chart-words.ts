import type { Series } from "@/lib/series/series";
import type { ChartForm } from "@/lib/view/view";

const forms: Record<ChartForm, string> = {
  table: "表格",
  line: "折线图",
  bar: "条形图",
  grouped: "并列柱形图",
  stacked: "堆积柱形图",
  share: "百分比堆积柱形图",
  slope: "首尾两年连线图",
  heat: "色块表",
  scatter: "散点图",
  multiples: "分机关小图",
};

/** What a chart is called: its indicators, `新收申请、公开率`. */
export function chartTitle(series: Series): string {
  return [series, ...series.beside].map(({ title }) => title).join("、");
}

/** `单位：件` and group and years; with several indicators all their units, once each. */
export function chartSubtitle(series: Series): string {
  const units = [...new Set([series, ...series.beside].map(({ unit }) => unit))];
  return series.subtitle.replace(/^单位：[^ ]+/, `单位：${units.join("、")}`);
}

/** `2024年`, `2019–2025年`. */
export function yearsText(years: readonly number[]): string {
  const first = Math.min(...years);
  const last = Math.max(...years);
  return first === last ? `${last}年` : `${first}–${last}年`;
}

/** What a picture shows, for those who cannot see it. */
export function describeChart(form: ChartForm, series: Series): string {
  const named = series.lines.filter(({ role }) => role !== "context").map(({ name }) => name);
  const some = named.slice(0, 8).join("、") + (named.length > 8 ? `等${named.length}项` : "");
  const others = series.lines.length - named.length;
  return [
    `${forms[form]}，${series.years.length > 0 ? `${yearsText(series.years)}，` : ""}${chartSubtitle(series)}。`,
    some === "" ? "" : `画有${some}。`,
    others > 0 ? `另有${others}项作背景。` : "",
    "各数见表格。",
  ].join("");
}
