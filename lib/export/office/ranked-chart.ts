import type { ChartRunOptions } from "docx/charts";
import { missingText } from "@/lib/chart/number-text";
import { palette } from "@/lib/chart/palette";
import type { ExportedChart } from "../exported-view";
import { pointOf } from "../figure-rows";
import { plainText } from "../plain-text";
import { baseOptions, type ChartDress, hex, labelFormat, lettersOf } from "./chart-dress";
import { barAxis } from "./value-axis";

/** One year, an agency a bar, the largest on top; without a figure the name says why and there is no bar. */
export function rankedChart(chart: ExportedChart, dress: ChartDress): ChartRunOptions {
  const { series } = chart;
  const year = series.years.at(-1) ?? 0;
  const bars = series.lines
    .map((line) => ({ line, point: pointOf(line, year) }))
    .sort((a, b) => (b.point.value ?? below) - (a.point.value ?? below));
  const room = Math.floor((dress.height * roomForLetters) / Math.max(bars.length, 1));
  const small = { ...dress, letters: Math.max(smallest, Math.min(dress.letters, room)) };
  const singled = series.lines.some(({ role }) => role === "context");
  const colours = { series: palette.accent, context: palette.context, reference: palette.ink };
  return {
    ...baseOptions(chart, dress),
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
      ...barAxis(
        series,
        dress,
        bars.flatMap(({ point }) => point.value ?? []),
      ),
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
const below = Number.NEGATIVE_INFINITY;
