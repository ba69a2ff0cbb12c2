import type { ChartRunOptions, ChartStacking } from "docx/charts";
import { stackGap } from "@/lib/chart/forms/stacked/stack-gap";
import type { Series } from "@/lib/series/series";
import type { ExportedChart } from "../exported-view";
import { pointOf } from "../figure-rows";
import { plainText } from "../plain-text";
import { barAxis, baseOptions, type ChartStyle, labelFormat, lettersOf, lineColour } from "./chart-style";

/**
 * Columns by year, beside or on top of each other. Shares are reckoned by Office from the figures, so a year that lacks one of
 * them, or of which the sum is too small, stays empty and says so.
 */
export function columnChart(
  chart: ExportedChart,
  style: ChartStyle,
  stacking: ChartStacking,
): ChartRunOptions {
  const { series } = chart;
  const gaps = new Map(
    series.years.map((year) => [
      year,
      stacking === "none" ? null : stackGap(series, year, stacking === "percent"),
    ]),
  );
  const empty = (year: number) => stacking === "percent" && gaps.get(year) !== null;
  return {
    ...baseOptions(chart, style),
    type: "column",
    stacking,
    gapWidth: stacking === "none" ? 80 : 60,
    categories: series.years.map((year) => {
      const gap = gaps.get(year) ?? null;
      return gap === null ? `${year}年` : `${year}年（${gap}）`;
    }),
    emptyValues: "gap",
    legend: series.lines.length > 1 && { position: "bottom", font: lettersOf(style) },
    categoryAxis: { font: lettersOf(style) },
    valueAxis:
      stacking === "percent"
        ? { numberFormat: "0%", font: lettersOf(style), minimum: 0, maximum: 100 }
        : barAxis(series, style, tipsOf(series, stacking)),
    series: series.lines.map((line) => ({
      name: plainText(line.name),
      values: series.years.map((year) => (empty(year) ? null : pointOf(line, year).value)),
      color: lineColour(line, series.lines),
      dataLabels:
        stacking === "none" && series.lines.length <= 2
          ? {
              value: true,
              position: "outsideEnd",
              numberFormat: labelFormat(series),
              font: lettersOf(style),
            }
          : false,
    })),
  };
}

/** Where the columns of all years end: each, or all above and all below zero upon each other. */
function tipsOf(series: Series, stacking: ChartStacking): number[] {
  return series.years.flatMap((year) => {
    const values = series.lines.flatMap((line) => pointOf(line, year).value ?? []);
    if (stacking === "none") return values;
    return [Math.max, Math.min].map((end) => values.reduce((sum, value) => sum + end(value, 0), 0));
  });
}
