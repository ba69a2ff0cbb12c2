import type { ChartRunOptions } from "docx/charts";
import { missingText } from "@/lib/chart/number-text";
import { palette } from "@/lib/chart/palette";
import type { ExportedChart } from "@/lib/export/exported-view";
import { pointOf } from "@/lib/export/figure-rows";
import {
  barAxis,
  baseOptions,
  type ChartStyle,
  hex,
  labelFormat,
  lettersOf,
} from "@/lib/export/office/chart-style";
import { plainText } from "@/lib/export/plain-text";

/**
 * One year, an agency a bar, the largest on top; without a figure the name says why and there is no bar. Of several charts
 * side by side, `column` is one, with bars of the same scale as the others.
 */
export function rankedChart(
  chart: ExportedChart,
  style: ChartStyle,
  column: { index: number; of: number } = { index: 0, of: 1 },
): ChartRunOptions {
  const { series } = chart;
  const year = series.years.at(-1) ?? 0;
  const all = series.lines.map((line) => ({ line, point: pointOf(line, year) }));
  const ranked = series.withholdsRanks
    ? all
    : all.sort((a, b) => (b.point.value ?? below) - (a.point.value ?? below));
  const tips = ranked.flatMap(({ point }) => point.value ?? []);
  const [low, high] = [Math.min(0, ...tips), Math.max(0, ...tips)];
  const room = (high - low) * roomForFigures;
  const each = Math.ceil(ranked.length / column.of);
  const bars = ranked.slice(column.index * each, (column.index + 1) * each);
  const pitch = Math.floor((style.height * roomForLetters) / Math.max(each, 1));
  const small = { ...style, letters: Math.max(smallest, Math.min(style.letters, pitch)) };
  const singled = series.lines.some(({ role }) => role === "context");
  const colours = { series: palette.accent, context: palette.context, reference: palette.ink };
  return {
    ...baseOptions(chart, style),
    type: "bar",
    gapWidth: 40,
    categories: bars.map(({ line, point }) => {
      const reason = point.missing === null ? "" : `（${missingText(point.missing)}）`;
      return `${plainText(line.name)}${reason}`;
    }),
    emptyValues: "gap",
    legend: false,
    categoryAxis: { reverseOrder: true, font: lettersOf(small, palette.ink) },
    valueAxis: {
      ...barAxis(series, style, tips),
      ...(low < 0 ? { minimum: low - room } : {}),
      ...(column.of > 1 && high > 0 ? { maximum: high + room } : {}),
      visible: false,
      gridlines: false,
    },
    dataLabels: {
      value: true,
      position: "outsideEnd",
      numberFormat: labelFormat(series),
      font: lettersOf(small),
    },
    series: [
      {
        name: `${plainText(series.title)}（${series.unit}）`,
        values: bars.map(({ point }) => point.value),
        color: hex(palette.accent),
        colors: bars.map(({ line: { role } }) =>
          role === "series" && !singled ? undefined : hex(colours[role]),
        ),
      },
    ],
  };
}

/** Of a bar's px, as pt of letters. */
const roomForLetters = 0.55;
const smallest = 6;
/** Behind the longest bar, of the length from the least to the largest figure. */
const roomForFigures = 0.12;
const below = Number.NEGATIVE_INFINITY;
