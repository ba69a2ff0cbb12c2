import type { ChartRunOptions } from "docx/charts";
import { formEntry } from "@/lib/chart/forms/forms";
import type { ExportedChart } from "../exported-view";
import type { ChartStyle } from "./chart-style";

/**
 * A chart that Office draws itself from a workbook inside the file, so that it can be edited; null for forms that Office has not,
 * which go as picture and table. Figures are those of the series unrounded; a missing one is an empty point, never 0.
 */
export function nativeChart(chart: ExportedChart, style: ChartStyle): ChartRunOptions | null {
  if (chart.series.lines.length === 0 || chart.series.years.length === 0) return null;
  return formEntry(chart.form).native?.(chart, style) ?? null;
}

/** Whether a file shows a chart as a picture: a workbook always, the others where Office has no such chart. Tables are none. */
export function needsPicture(format: "docx" | "pptx" | "xlsx", { form }: ExportedChart): boolean {
  return form !== "table" && (format === "xlsx" || formEntry(form).native === null);
}
