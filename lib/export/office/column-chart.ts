import type { ChartRunOptions, ChartStacking } from "docx/charts";
import { missingText } from "@/lib/chart/number-text";
import type { Series } from "@/lib/series";
import type { ExportedChart } from "../exported-view";
import { pointOf } from "../figure-rows";
import { plainText } from "../plain-text";
import { baseOptions, type ChartDress, colourOf, labelFormat, lettersOf, valueAxis } from "./chart-dress";

/**
 * Columns by year, beside or on top of each other. Shares are reckoned by Office from the figures, so a year that lacks one of
 * them stays empty and says so.
 */
export function columnChart(
  chart: ExportedChart,
  dress: ChartDress,
  stacking: ChartStacking,
): ChartRunOptions {
  const { series } = chart;
  const gaps = new Map(series.years.map((year) => [year, stacking === "none" ? null : gapOf(series, year)]));
  const empty = (year: number) => stacking === "percent" && gaps.get(year) !== null;
  return {
    ...baseOptions(chart, dress),
    type: "column",
    stacking,
    gapWidth: stacking === "none" ? 80 : 60,
    categories: series.years.map((year) => {
      const gap = gaps.get(year) ?? null;
      return gap === null ? `${year}年` : `${year}年（${gap}）`;
    }),
    emptyValues: "gap",
    legend: series.lines.length > 1 && { position: "bottom", font: lettersOf(dress) },
    categoryAxis: { font: lettersOf(dress) },
    valueAxis:
      stacking === "percent" ? { numberFormat: "0%", font: lettersOf(dress) } : valueAxis(series, dress),
    series: series.lines.map((line) => ({
      name: plainText(line.name),
      values: series.years.map((year) => (empty(year) ? null : pointOf(line, year).value)),
      color: colourOf(line, series.lines),
      dataLabels:
        stacking === "none" && series.lines.length <= 2
          ? {
              value: true,
              position: "outsideEnd",
              numberFormat: labelFormat(series),
              font: lettersOf(dress),
            }
          : false,
    })),
  };
}

/** What a year of a stack lacks, in words; an item that the form does not have is not lacking. */
function gapOf(series: Series, year: number): string | null {
  const points = series.lines.map((line) => pointOf(line, year));
  const missing = points.filter((point) => point.missing !== null);
  const lacking = missing.filter((point) => point.missing !== "not_in_form");
  if (missing.length === points.length) return missingText(missing[0]?.missing ?? "no_reports");
  return lacking.length > 0 ? `缺${lacking.length}项` : null;
}
