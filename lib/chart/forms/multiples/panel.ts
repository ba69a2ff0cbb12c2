import type { Line, Series } from "@/lib/series/series";
import { fontSize, type Plot, scale } from "../../drawing/plot";
import type { ValueAxis } from "../../drawing/round-ticks";
import { missingText } from "../../number-text";
import { markText } from "../../point-words";
import { cutText, textWidth } from "../../text-width";

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
export const panelHeight = head + plotHeight + foot + 10;

export function panelOf(series: Series, line: Line, box: Panel["box"], axis: ValueAxis): Panel {
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
