import type { ChartBaseOptions, ChartFont, ChartValueAxis } from "docx/charts";
import { chartTitle } from "@/lib/chart/chart-words";
import { roundTicks } from "@/lib/chart/drawing/axes";
import { palette, seriesColours } from "@/lib/chart/palette";
import type { Line, Series } from "@/lib/series/series";
import type { ExportedChart } from "../exported-view";
import { plainText } from "../plain-text";

/** Size in px at 96 dpi and letters in pt of a native chart: a slide and a page want them different. */
export type ChartStyle = { width: number; height: number; letters: number };

/** Named in the files, not carried in them; every Windows and WPS has it. */
export const chartTypeface = "微软雅黑";

export const hex = (colour: string) => colour.replace("#", "");

export const lettersOf = ({ letters }: ChartStyle, colour: string = palette.secondary): ChartFont => ({
  size: letters,
  color: hex(colour),
});

/** What all native charts share: size, alternative text, letters, no frame. */
export function baseOptions({ series, sentence }: ExportedChart, style: ChartStyle) {
  const name = plainText(chartTitle(series));
  return {
    transformation: { width: style.width, height: style.height },
    altText: { name, title: name, description: sentence },
    font: { name: chartTypeface },
    chartArea: { border: "none" },
  } satisfies ChartBaseOptions;
}

const axisFormat = (unit: Series["unit"]) => (unit === "%" ? "0%" : '#,##0;"−"#,##0');

/** Figures as the pages print them. A format has room for two exceptions: those of the shares that there are. */
export function labelFormat({ unit, lines }: Series): string {
  if (unit === "%") {
    const shares = lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
    const special = shareFormats.filter(({ holds }) => shares.some(holds)).slice(0, 2);
    return [...special.map(({ format }) => format), "0.0%"].join(";");
  }
  const whole = lines.every(({ points }) =>
    points.every(({ value }) => value === null || Number.isInteger(value)),
  );
  return whole ? '#,##0;"−"#,##0' : '#,##0.00;"−"#,##0.00';
}

const shareFormats = [
  { holds: (share: number) => share === 1, format: "[=1]0%" },
  { holds: (share: number) => share < 1 && share >= 0.9995, format: '[>=0.9995]"99.9%"' },
  { holds: (share: number) => share === 0, format: "[=0]0%" },
  { holds: (share: number) => share > 0 && share < 0.0005, format: '[<0.0005]"<0.1%"' },
];

/** In the order of the palette; context grey, reference dark. */
export function lineColour(line: Line, lines: readonly Line[]): string {
  if (line.role === "context") return hex(palette.context);
  if (line.role === "reference") return hex(palette.ink);
  const order = lines.filter(({ role }) => role === "series").indexOf(line);
  return hex(seriesColours[order % seriesColours.length] ?? palette.accent);
}

/**
 * The axis that bars stand on, from zero or, where there is less, from the round number below the least: left alone Office
 * begins close below figures that are alike. Its other end is Office's, so that nothing is clipped.
 * @param tips where bars or stacks of bars end
 */
export function barAxis(series: Series, style: ChartStyle, tips: readonly number[]): ChartValueAxis {
  const { low } = roundTicks(tips, { zero: true, whole: series.unit !== "%" });
  return {
    ...base(series, style, tips),
    minimum: low,
    ...(low < 0 && Math.max(...tips) <= 0 ? { maximum: 0 } : {}),
  };
}

/** The axis of lines, which begins where the drawing's does and says so where that is above zero. */
export function lineAxis(series: Series, style: ChartStyle): ChartValueAxis {
  const { years, lines } = series;
  const values = lines.flatMap(({ points }) =>
    points.flatMap(({ year, value }) => (years.includes(year) ? (value ?? []) : [])),
  );
  const { low } = roundTicks(values, { zero: false, whole: series.unit !== "%" });
  return {
    ...base(series, style, values),
    minimum: low,
    ...(low > 0 ? { title: { text: "纵轴不从0起", font: lettersOf(style) } } : {}),
  };
}

/** An axis of a scatter plot, named, and from where the drawing's begins. */
export function dotAxis(
  series: Series | undefined,
  style: ChartStyle,
  values: readonly number[],
): ChartValueAxis {
  const unit = series?.unit ?? "件";
  const { low } = roundTicks(values, { zero: false, whole: unit !== "%" });
  const title = series ? `${plainText(series.title)}（${unit}）${low > 0 ? "，不从0起" : ""}` : "";
  return {
    title: { text: title, font: lettersOf(style) },
    numberFormat: axisFormat(unit),
    font: lettersOf(style),
    minimum: low,
  };
}

/** Few things are counted singly. */
function base(series: Series, style: ChartStyle, values: readonly number[]): ChartValueAxis {
  const few =
    series.unit !== "%" && Math.max(0, ...values) <= mostSingly && Math.min(0, ...values) >= -mostSingly;
  return {
    numberFormat: axisFormat(series.unit),
    font: lettersOf(style),
    ...(few ? { interval: 1 } : {}),
  };
}

const mostSingly = 6;
