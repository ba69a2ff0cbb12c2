import type { ChartPointLabel, ChartRunOptions, ChartSeries } from "docx/charts";
import { isHollow, isParted } from "@/lib/chart/drawing/joined-runs";
import { palette, seriesColours } from "@/lib/chart/palette";
import type { ExportedChart } from "@/lib/export/exported-view";
import { pointOf } from "@/lib/export/figure-rows";
import {
  baseOptions,
  type ChartStyle,
  hex,
  labelFormat,
  lettersOf,
  lineAxis,
  lineColour,
} from "@/lib/export/office/chart-style";
import { plainText } from "@/lib/export/plain-text";
import type { Line, Series } from "@/lib/series/series";

/** Lines over years: the chosen ones strong with their last figure, the rest of the group grey, gaps left open. */
export function lineChart(chart: ExportedChart, style: ChartStyle): ChartRunOptions {
  const { series } = chart;
  // Grey lines first, so that the others lie over them.
  const lines = [...series.lines].sort((a, b) => layer[a.role] - layer[b.role]);
  const strong = lines.filter(({ role }) => role === "series").length;
  const many = strong > seriesColours.length;
  const tops = many && !series.withholdsRanks ? largest(series, topsNamed) : [];
  const named = lines
    .filter(({ role }) => role !== "context" && !(many && role === "series"))
    .map(({ name }) => name);
  const drawn = lines.flatMap((line) => lineStrokes(line, series).map((stroke) => ({ line, stroke })));
  const hidden = drawn.flatMap(({ line, stroke }) =>
    named.includes(line.name) && (stroke.hollow || stroke.name === line.name) ? [] : [plainText(stroke.name)],
  );
  return {
    ...baseOptions(chart, style),
    type: "line",
    categories: series.years.map((year) => `${year}年`),
    emptyValues: "gap",
    markers: false,
    legend: drawn.length > 1 && { position: "bottom", font: lettersOf(style), hiddenEntries: hidden },
    categoryAxis: { font: lettersOf(style) },
    valueAxis: lineAxis(series, style),
    series: drawn.map(
      ({ line, stroke }): ChartSeries => ({
        name: plainText(stroke.name),
        values: stroke.values,
        color: many && line.role === "series" ? hex(palette.faint) : lineColour(line, series.lines),
        line: strokes[line.role],
        markers: markerOf(line, stroke),
        dataLabels: labelsOf(line),
        ...(tops.includes(line.key) ? { pointLabels: nameAtEnd(series, style) } : {}),
      }),
    ),
  };

  function labelsOf(line: Line) {
    if (line.role !== "series" || strong > 1) return false;
    return {
      value: true,
      position: "above",
      numberFormat: labelFormat(series),
      font: lettersOf(style),
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

/** The keys of the lines that end highest: of too many lines for colours these alone are named, where the site publishes rankings. */
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

function nameAtEnd({ years }: Series, style: ChartStyle): (false | ChartPointLabel)[] {
  const label = { seriesName: true, value: false, position: "above", font: lettersOf(style) } as const;
  return years.map((_, index) => (index === years.length - 1 ? label : false));
}

/** A part of a line that Office draws as a series of its own: its figures by year, null where it has none. */
type Stroke = { name: string; values: (number | null)[]; hollow: boolean };

/**
 * A line as the series that draw it as the pages do: one for each stretch between breaks that may not be joined, and
 * others, of single points, for figures that rest on too few agencies or cannot be true. The last stretch has the
 * name of the line; the others say what they are, as a legend and a workbook show them.
 */
export function lineStrokes(line: Line, { years, breaks }: Pick<Series, "years" | "breaks">): Stroke[] {
  const places = placesOf(line, years, breaks);
  const last = places.at(-1)?.stretch ?? 0;
  const stroke = (name: string, hollow: boolean, wanted: (place: Place) => boolean): Stroke => ({
    name,
    hollow,
    values: places.map((place) => (wanted(place) ? place.value : null)),
  });
  const stretches = Array.from({ length: last + 1 }, (_, number) => {
    const own = places.filter(({ stretch }) => stretch === number).map(({ year }) => year);
    const name = number === last ? line.name : `${line.name}（${spanOf(own)}）`;
    return stroke(name, false, ({ stretch, hollow }) => stretch === number && !hollow);
  });
  const apart = [0, 1].map((side) =>
    stroke(
      `${line.name}（不与前后相连${side === 0 ? "" : "，续"}）`,
      true,
      ({ hollow, index }) => hollow && index % 2 === side,
    ),
  );
  return [...stretches, ...apart].filter(
    ({ name, values }) => name === line.name || values.some((value) => value !== null),
  );
}

type Place = { year: number; index: number; value: number | null; hollow: boolean; stretch: number };

function placesOf(line: Line, years: readonly number[], breaks: Series["breaks"]): Place[] {
  let stretch = 0;
  return years.map((year, index) => {
    const before = years[index - 1];
    if (before !== undefined && isParted(before, year, breaks)) stretch += 1;
    const point = pointOf(line, year);
    return { year, index, value: point.value, hollow: isHollow({ ...point, href: null }), stretch };
  });
}

function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? `${first}年` : `${first}–${last}年`;
}
