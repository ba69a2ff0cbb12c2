import type { ChartRunOptions } from "docx/charts";
import type { ChartForm } from "@/lib/view/view";
import { rankedChart } from "../../chart/forms/bar/bar-native";
import { lineChart } from "../../chart/forms/line/line-native";
import { scatterChart } from "../../chart/forms/scatter/scatter-native";
import type { ExportedChart } from "../exported-view";
import type { ChartDress } from "./chart-style";
import { columnChart } from "./column-chart";

/**
 * A chart that Office draws itself from a workbook inside the file, so that it can be edited; null for forms that Office has not,
 * which go as picture and table. Figures are those of the series unrounded; a missing one is an empty point, never 0.
 */
export function nativeChart(chart: ExportedChart, dress: ChartDress): ChartRunOptions | null {
  if (chart.series.lines.length === 0 || chart.series.years.length === 0) return null;
  return makers[chart.form]?.(chart, dress) ?? null;
}

type Maker = (chart: ExportedChart, dress: ChartDress) => ChartRunOptions;

const makers: Readonly<Partial<Record<ChartForm, Maker>>> = {
  line: lineChart,
  slope: ({ series, ...chart }, dress) =>
    lineChart({ ...chart, series: { ...series, years: endsOf(series.years) } }, dress),
  bar: rankedChart,
  grouped: (chart, dress) => columnChart(chart, dress, "none"),
  stacked: (chart, dress) => columnChart(chart, dress, "stacked"),
  share: (chart, dress) => columnChart(chart, dress, "percent"),
  scatter: scatterChart,
};

const endsOf = (years: readonly number[]) => [...new Set([years[0] ?? 0, years.at(-1) ?? 0])];

export const hasNativeForm = (form: ExportedChart["form"]): boolean => form in makers;
