import type { Line, Point, Series, SeriesBreak } from "@/lib/series/series";
import { roundTicks, type ValueAxis } from "../../drawing/axes";
import { isHollow, joinedRuns } from "../../drawing/joined-runs";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { missingText, tickText } from "../../number-text";
import { seriesColours } from "../../palette";
import { markText } from "../../point-words";
import { cutText, textWidth, wrapText } from "../../text-width";

export type MultiplesPlan = DrawingSize & {
  panels: Panel[];
  columns: number;
  values: ValueAxis & { texts: string[] };
  /** What the three sorts of lines are, and where the form changed. */
  key: string[];
  reference: Line | null;
  /** All agencies, as they stand grey in every panel: one path from the upper left corner of its plot. */
  rest: string;
  breaks: number[];
  runs: (line: Line) => Point[][];
  colour: string;
  /** The height that all panels need. */
  needed: number;
  namesCut: boolean;
};

const gap = 16;
const narrowest = 140;

/** A small line chart for each agency meant, all on one scale. */
export function planMultiples(series: Series, width: number): MultiplesPlan {
  const own = series.lines.filter(({ role }) => role === "series");
  const others = series.lines.filter(({ role }) => role !== "reference");
  const reference = series.lines.find(({ role }) => role === "reference") ?? null;
  const figures = series.lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const axis = roundTicks(figures, { zero: true, whole: series.unit !== "%" });
  const ends = axis.ticks.filter((tick) => tick === axis.low || tick === axis.high || tick === 0);
  const texts = ends.map((tick) => tickText(tick, axis.high, series.unit));
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 6;
  const columns = Math.max(1, Math.min(own.length, Math.floor((width - left + gap) / (narrowest + gap))));
  const panelWidth = Math.min(360, (width - left - gap * (columns - 1)) / columns);
  const breaks = series.breaks.filter(
    ({ year }) => year > Math.min(...series.years) && year <= Math.max(...series.years),
  );
  const key = wrapText(
    keyText(
      others.length > 1,
      reference,
      breaks.map(({ zh }) => zh),
    ),
    width,
    fontSize,
  );
  const top = key.length * 18 + 8;
  const height = panelHeight;
  const panels = own.map((line, index): Panel => {
    const box = {
      x: left + (index % columns) * (panelWidth + gap),
      y: top + Math.floor(index / columns) * height,
      width: panelWidth,
      height,
    };
    return panelOf(series, line, box, axis);
  });
  const needed = top + Math.ceil(own.length / columns) * height;
  return {
    width,
    height: needed,
    panels,
    columns,
    values: { ...axis, ticks: ends, texts },
    key,
    reference,
    rest: panels[0] && others.length > 1 ? greyPath(others, series, panels[0]) : "",
    breaks: breaks.map(({ year }) => year),
    runs: (line) => joinedRuns(line.points, series.years, series.breaks),
    colour: seriesColours[0],
    needed,
    namesCut: panels.some(({ name, line }) => name !== line.name),
  };
}

function keyText(several: boolean, reference: Line | null, breaks: readonly string[]): string {
  return [
    "粗线：本机关",
    ...(several ? ["灰线：其他机关"] : []),
    ...(reference ? [`细线：${reference.name}`] : []),
    ...(breaks.length > 0 ? [`竖虚线：${breaks.join("、")}`] : []),
    "各图纵轴相同",
  ].join("　");
}

type Shown = { years: readonly number[]; breaks: readonly SeriesBreak[] };

/** In whole px, and the same text for every panel: fifty of fifty lines each would else be most of a page. */
function greyPath(
  lines: readonly Line[],
  { years, breaks }: Shown,
  { x, y, plot }: Pick<Panel, "x" | "y" | "plot">,
): string {
  let path = "";
  for (const { points } of lines)
    for (const run of joinedRuns(points, years, breaks)) {
      if (run.some(isHollow)) continue;
      let at: { x: number; y: number } | null = null;
      for (const { year, value } of run) {
        if (value === null) continue;
        const next = { x: Math.round(x(year) - plot.left), y: Math.round(y(value) - plot.top) };
        path += at ? `l${next.x - at.x},${next.y - at.y}` : `M${next.x},${next.y}`;
        at = next;
      }
      if (run.length === 1) path += "h0";
    }
  return path;
}

/** One agency's small chart. */
export type Panel = {
  line: Line;
  /** The whole of it, from its name to its years. */
  box: { x: number; y: number; width: number; height: number };
  plot: Plot;
  name: string;
  /** The last figure, or why there is none; left out where the name needs the room. */
  figure: string | null;
  x: (year: number) => number;
  y: (value: number) => number;
  missing: { year: number; text: string }[];
};
const [head, foot, plotHeight] = [20, 22, 62];

/** Name, plot and years, and the space to the next row. */
const panelHeight = head + plotHeight + foot + 10;

function panelOf(series: Series, line: Line, box: Panel["box"], axis: ValueAxis): Panel {
  const plot: Plot = {
    left: box.x,
    top: box.y + head + 4,
    right: box.x + box.width,
    bottom: box.y + head + 4 + plotHeight,
  };
  const [first, last] = [Math.min(...series.years), Math.max(...series.years)];
  const figure = lastFigure(series, line, last);
  const beside = figure === null ? 0 : textWidth(figure, fontSize) + 6;
  const fits = textWidth(line.name, fontSize) + beside <= box.width;
  return {
    line,
    box,
    plot,
    name: cutText(line.name, box.width, fontSize),
    figure: fits ? figure : null,
    x: scale(first, Math.max(last, first + 1), plot.left + 6, plot.right - 6),
    y: scale(axis.low, axis.high, plot.bottom, plot.top),
    missing: line.points.flatMap(({ year, missing }) =>
      missing === null ? [] : [{ year, text: `${line.name} ${year}年 ${missingText(missing)}` }],
    ),
  };
}

/** With its year, where the agency was not there to the last. */
function lastFigure(series: Series, { points }: Line, last: number): string | null {
  const end = points.at(-1);
  if (end === undefined) return null;
  const words =
    end.value === null ? missingText(end.missing ?? "no_reports") : markText(end.value, series.unit, end);
  return end.year === last ? words : `${end.year}年 ${words}`;
}

export function multiplesSpots(series: Series, { width }: DrawingSize): Spot[] {
  return planMultiples(series, width).panels.flatMap(({ line, box, plot, x, y }) =>
    line.points.map((point) =>
      spotOf({
        line,
        point,
        of: series,
        x: x(point.year),
        y: point.value === null ? plot.bottom : y(point.value),
        box,
      }),
    ),
  );
}
