import type { ChartPointLabel, ChartRunOptions, ChartSeries } from "docx/charts";
import { palette, seriesColours } from "@/lib/chart/palette";
import type { ExportedChart } from "@/lib/export/exported-view";
import { pointOf } from "@/lib/export/figure-rows";
import {
  baseOptions,
  type ChartDress,
  colourOf,
  hex,
  labelFormat,
  lettersOf,
} from "@/lib/export/office/chart-dress";
import { lineAxis } from "@/lib/export/office/value-axis";
import { plainText } from "@/lib/export/plain-text";
import type { Line, Series } from "@/lib/series/series";
import { lineStrokes, type Stroke } from "./line-strokes";

/** Lines over years: the chosen ones strong with their last figure, the rest of the group grey, gaps left open. */
export function lineChart(chart: ExportedChart, dress: ChartDress): ChartRunOptions {
  const { series } = chart;
  // Grey lines first, so that the others lie over them.
  const lines = [...series.lines].sort((a, b) => layer[a.role] - layer[b.role]);
  const strong = lines.filter(({ role }) => role === "series").length;
  const many = strong > seriesColours.length;
  const tops = many ? largest(series, topsNamed) : [];
  const named = lines
    .filter(({ role }) => role !== "context" && !(many && role === "series"))
    .map(({ name }) => name);
  const drawn = lines.flatMap((line) => lineStrokes(line, series).map((stroke) => ({ line, stroke })));
  const hidden = drawn.flatMap(({ line, stroke }) =>
    named.includes(line.name) && (stroke.hollow || stroke.name === line.name) ? [] : [plainText(stroke.name)],
  );
  return {
    ...baseOptions(chart, dress),
    type: "line",
    categories: series.years.map((year) => `${year}年`),
    emptyValues: "gap",
    markers: false,
    legend: drawn.length > 1 && { position: "bottom", font: lettersOf(dress), hiddenEntries: hidden },
    categoryAxis: { font: lettersOf(dress) },
    valueAxis: lineAxis(series, dress),
    series: drawn.map(
      ({ line, stroke }): ChartSeries => ({
        name: plainText(stroke.name),
        values: stroke.values,
        color: many && line.role === "series" ? hex(palette.faint) : colourOf(line, series.lines),
        line: strokes[line.role],
        markers: markerOf(line, stroke),
        dataLabels: labelsOf(line),
        ...(tops.includes(line.key) ? { pointLabels: nameAtEnd(series, dress) } : {}),
      }),
    ),
  };

  function labelsOf(line: Line) {
    if (line.role !== "series" || strong > 1) return false;
    return {
      value: true,
      position: "above",
      numberFormat: labelFormat(series),
      font: lettersOf(dress),
    } as const;
  }
}

/** Office has no hollow markers in these charts: a figure that is joined to nothing is a diamond. */
function markerOf({ role }: Line, { hollow, values }: Stroke): NonNullable<ChartSeries["markers"]> {
  if (hollow) return { shape: "diamond", size: 7 };
  const alone = values.filter((value) => value !== null).length === 1;
  return (role === "series" || alone) && { shape: "circle", size: 5 };
}

const layer: Record<Line["role"], number> = { context: 0, reference: 1, series: 2 };
const strokes = {
  series: { width: 2.25 },
  context: { width: 0.75 },
  reference: { width: 1.25, dash: "dash" },
} as const;

const topsNamed = 5;

/** The keys of the lines that end highest: of too many lines for colours these alone are named. */
function largest({ lines, years }: Series, count: number): string[] {
  const last = years.at(-1) ?? 0;
  return lines
    .flatMap((line) => {
      const { value } = pointOf(line, last);
      return line.role !== "series" || value === null ? [] : [{ key: line.key, value }];
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ key }) => key);
}

function nameAtEnd({ years }: Series, dress: ChartDress): (false | ChartPointLabel)[] {
  const label = { seriesName: true, value: false, position: "above", font: lettersOf(dress) } as const;
  return years.map((_, index) => (index === years.length - 1 ? label : false));
}
