import type { ChartRunOptions, ScatterChartSeries } from "docx/charts";
import { palette } from "@/lib/chart/palette";
import type { ExportedChart } from "@/lib/export/exported-view";
import { pointOf } from "@/lib/export/figure-rows";
import { baseOptions, type ChartStyle, dotAxis, hex, lettersOf } from "@/lib/export/office/chart-style";
import { plainText } from "@/lib/export/plain-text";
import type { Line } from "@/lib/series/series";

const mostNamed = 16;
const outermost = 8;

/** Two indicators of one year, an agency a dot, named where there are few or it lies far out; who lacks one of them has no dot and stays in the table. */
export function scatterChart(chart: ExportedChart, style: ChartStyle): ChartRunOptions {
  const { series } = chart;
  const [other] = series.beside;
  const year = series.years.at(-1) ?? 0;
  const dots = series.lines.flatMap((line) => {
    const x = pointOf(line, year).value;
    const y = pointOf(
      other?.lines.find(({ key }) => key === line.key),
      year,
    ).value;
    return x === null || y === null ? [] : [{ line, x, y }];
  });
  const ends = (by: "x" | "y") => [...dots].sort((a, b) => b[by] - a[by]).slice(0, outermost);
  const named = series.withholdsRanks ? [] : [...ends("x"), ...ends("y")];
  const outer = new Set(named.map(({ line }) => line.key));
  const dotsOf = (role: Line["role"], name: string, colour: string): ScatterChartSeries[] => {
    const own = dots.filter(({ line }) => line.role === role);
    if (own.length === 0) return [];
    return [
      {
        name,
        color: hex(colour),
        points: own.map(({ x, y }) => ({ x, y })),
        pointLabels: own.map(
          ({ line }) =>
            (own.length <= mostNamed || outer.has(line.key)) && {
              text: plainText(line.name),
              font: { ...lettersOf(style), size: style.letters - 1 },
            },
        ),
      },
    ];
  };
  const parts = [
    ...dotsOf("context", "同组其他", palette.context),
    ...dotsOf("series", "机关", palette.accent),
    ...dotsOf("reference", "参照", palette.ink),
  ];
  return {
    ...baseOptions(chart, style),
    type: "scatter",
    legend: parts.length > 1 && { position: "bottom", font: lettersOf(style) },
    xAxis: dotAxis(
      series,
      style,
      dots.map(({ x }) => x),
    ),
    yAxis: dotAxis(
      other,
      style,
      dots.map(({ y }) => y),
    ),
    series: parts.length > 0 ? parts : [{ name: "机关", points: [] }],
  };
}
