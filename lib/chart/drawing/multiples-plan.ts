import type { Line, Series } from "@/lib/series";
import { labelText, missingText, tickText } from "../number-text";
import { seriesColours } from "../palette";
import { roundTicks, type ValueAxis } from "../round-ticks";
import { cutText, textWidth } from "../text-width";
import { wrapText } from "../wrap-text";
import { type DrawingSize, fontSize, type Plot, scale } from "./plot";

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
  colour: string;
  /** The height that all panels need. */
  needed: number;
  namesCut: boolean;
};

const [gap, head, foot, plotHeight] = [16, 20, 18, 62];
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
  const height = head + plotHeight + foot + 10;
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
    rest: panels[0] && others.length > 1 ? greyPath(others, panels[0]) : "",
    breaks: breaks.map(({ year }) => year),
    colour: seriesColours[0],
    needed,
    namesCut: panels.some(({ name, line }) => name !== line.name),
  };
}

function keyText(several: boolean, reference: Line | null, breaks: readonly string[]): string {
  return [
    "蓝色粗线：本机关",
    ...(several ? ["灰线：其他机关"] : []),
    ...(reference ? [`黑色细线：${reference.name}`] : []),
    ...(breaks.length > 0 ? [`竖虚线：${breaks.join("、")}`] : []),
    "各图纵轴相同",
  ].join("　");
}

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

/** In whole px, and the same text for every panel: fifty of fifty lines each would else be most of a page. */
function greyPath(lines: readonly Line[], { x, y, plot }: Pick<Panel, "x" | "y" | "plot">): string {
  let path = "";
  for (const { points } of lines) {
    let at: { x: number; y: number } | null = null;
    for (const { year, value } of points) {
      if (value === null) {
        at = null;
        continue;
      }
      const next = { x: Math.round(x(year) - plot.left), y: Math.round(y(value) - plot.top) };
      path += at ? `l${next.x - at.x},${next.y - at.y}` : `M${next.x},${next.y}`;
      at = next;
    }
  }
  return path;
}

/** With its year, where the agency was not there to the last. */
function lastFigure(series: Series, { points }: Line, last: number): string | null {
  const end = points.at(-1);
  if (end === undefined) return null;
  const words =
    end.value === null ? missingText(end.missing ?? "no_reports") : labelText(end.value, series.unit);
  return end.year === last ? words : `${end.year}年 ${words}`;
}
