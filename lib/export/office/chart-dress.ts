import type { ChartBaseOptions, ChartFont } from "docx/charts";
import { chartTitle } from "@/lib/chart/chart-words";
import { palette, seriesColours } from "@/lib/chart/palette";
import type { Line, Series } from "@/lib/series";
import type { ExportedChart } from "../exported-view";
import { plainText } from "../plain-text";

/** Size in px at 96 dpi and letters in pt of a native chart: a slide and a page want them different. */
export type ChartDress = { width: number; height: number; letters: number };

/** Named in the files, not carried in them; every Windows and WPS has it. */
export const chartTypeface = "微软雅黑";

export const hex = (colour: string) => colour.replace("#", "");

export const lettersOf = ({ letters }: ChartDress, colour: string = palette.secondary): ChartFont => ({
  size: letters,
  color: hex(colour),
});

/** What all native charts share: size, alternative text, letters, no frame. */
export function baseOptions({ series, sentence }: ExportedChart, dress: ChartDress) {
  const name = plainText(chartTitle(series));
  return {
    transformation: { width: dress.width, height: dress.height },
    altText: { name, title: name, description: sentence },
    font: { name: chartTypeface },
    chartArea: { border: "none" },
  } satisfies ChartBaseOptions;
}

export const axisFormat = (unit: Series["unit"]) => (unit === "%" ? "0%" : '#,##0;"−"#,##0');

/** Figures with as many decimals as they need; a share is `100%` for all alone. */
export function labelFormat({ unit, lines }: Series): string {
  if (unit === "%") return '[=1]0%;[>=0.9995]">99.9%";0.0%';
  const whole = lines.every(({ points }) =>
    points.every(({ value }) => value === null || Number.isInteger(value)),
  );
  return whole ? '#,##0;"−"#,##0' : '#,##0.00;"−"#,##0.00';
}

/** In the order of the palette; context grey, reference dark. */
export function colourOf(line: Line, lines: readonly Line[]): string {
  if (line.role === "context") return hex(palette.context);
  if (line.role === "reference") return hex(palette.ink);
  const order = lines.filter(({ role }) => role === "series").indexOf(line);
  return hex(seriesColours[order % seriesColours.length] ?? palette.accent);
}
