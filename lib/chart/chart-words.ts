import type { Series } from "@/lib/series";
import type { DrawingForm } from "./drawing/drawing-form";

const forms: Record<DrawingForm, string> = {
  line: "折线图",
  bar: "条形图",
  stacked: "堆积柱形图",
  share: "百分比堆积柱形图",
};

/** `2024年`, `2019–2025年`. */
export function yearsText(years: readonly number[]): string {
  const first = Math.min(...years);
  const last = Math.max(...years);
  return first === last ? `${last}年` : `${first}–${last}年`;
}

/** What a picture shows, for those who cannot see it. */
export function describeChart(form: DrawingForm, series: Series): string {
  const named = series.lines.filter(({ role }) => role !== "context").map(({ name }) => name);
  const some = named.slice(0, 8).join("、") + (named.length > 8 ? `等${named.length}项` : "");
  const others = series.lines.length - named.length;
  return [
    `${forms[form]}，${yearsText(series.years)}，${series.subtitle}。`,
    some === "" ? "" : `画有${some}。`,
    others > 0 ? `另有${others}项作背景。` : "",
    "各数见表格。",
  ].join("");
}
