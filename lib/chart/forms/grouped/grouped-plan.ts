import type { Line, Point, Series } from "@/lib/series/series";
import { roundTicks, type ValueAxis, yearText } from "../../drawing/axes";
import { type BreakMark, breakHeight, placeBreaks } from "../../drawing/break-marks";
import { type SignMark, signMarks } from "../../drawing/figure-marks";
import { isHollow } from "../../drawing/joined-runs";
import { paintLines } from "../../drawing/paint-lines";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { missingText, tickText } from "../../number-text";
import { palette } from "../../palette";
import { markText } from "../../point-words";
import { textWidth } from "../../text-width";

/** One line's column in one year; without a value it is a cross with the reason as its title. */
export type GroupedColumn = {
  line: Line;
  point: Point;
  colour: string;
  order: number;
  x: number;
  value: number | null;
  /** Rests on too few agencies, or cannot be true: an outline. */
  hollow: boolean;
  /** At the tip, where there is room for it: the figure, or why there is none. */
  text: string | null;
  missing: string | null;
};
export type GroupedPlan = DrawingSize & {
  plot: Plot;
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  years: { year: number; x: number; text: string | null }[];
  lines: Line[];
  columns: GroupedColumn[];
  /** Over columns that have no room for their figure and its sign. */
  signs: SignMark[];
  columnWidth: number;
  band: number;
  /** The median, a short line over each year. */
  reference: { name: string; marks: { x1: number; x2: number; y: number }[] } | null;
  breaks: BreakMark[];
  namesCut: boolean;
};

/** Columns side by side, a cluster for each year. */
export function planGrouped(series: Series, size: DrawingSize): GroupedPlan {
  const lines = series.lines.filter(({ role }) => role !== "reference");
  const median = series.lines.find(({ role }) => role === "reference");
  const figures = series.lines.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const axis = roundTicks(figures, { zero: true, whole: series.unit !== "%" });
  const texts = axis.ticks.map((tick) => tickText(tick, axis.high, series.unit));
  const plot: Plot = {
    left: Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8,
    top: 22,
    right: size.width - (median ? textWidth(median.name, fontSize) + 12 : 4),
    bottom: size.height - 26,
  };
  const band = (plot.right - plot.left) / series.years.length;
  const first = Math.min(...series.years);
  const x = (year: number) => plot.left + band * (year - first + 0.5);
  const breaks = placeBreaks(series.breaks, series.years, { x }, plot);
  plot.top += breakHeight(breaks);
  const y = scale(axis.low, axis.high, plot.bottom, plot.top);
  const columnWidth = Math.min(40, (band * 0.8) / Math.max(1, lines.length));
  const every = Math.max(1, Math.ceil((textWidth("2021年", fontSize) + 6) / band));
  const last = Math.max(...series.years);
  const columns = placeColumns(
    series,
    lines,
    // Recharts begins a cluster at a whole px of its band.
    (year) => x(year) - band / 2 + Math.trunc((band - columnWidth * lines.length) / 2),
    columnWidth,
  );
  return {
    ...size,
    plot,
    values: { ...axis, y, texts },
    years: series.years.map((year) => ({
      year,
      x: x(year),
      text: (last - year) % every === 0 ? yearText(year) : null,
    })),
    lines,
    columns,
    signs: columns.flatMap(({ line, point, x: left, text }) =>
      text !== null || point.value === null || columnWidth < fontSize
        ? []
        : signMarks(line, point, left + columnWidth / 2, y(Math.max(0, point.value)) + 2),
    ),
    columnWidth,
    band,
    reference: median
      ? { name: median.name, marks: referenceMarks(median, x, y, columnWidth * lines.length + 8) }
      : null,
    breaks,
    namesCut: lines.length > 1,
  };
}

function placeColumns(
  series: Series,
  lines: readonly Line[],
  start: (year: number) => number,
  width: number,
): GroupedColumn[] {
  const painted = new Map(paintLines(lines).map((item) => [item.line, item]));
  return lines.flatMap((line, index) =>
    line.points.map((point): GroupedColumn => {
      const { colour = palette.context, order = 0 } = painted.get(line) ?? {};
      const reason = point.missing === null ? null : missingText(point.missing);
      const text = point.value === null ? reason : markText(point.value, series.unit, point);
      return {
        line,
        point,
        colour,
        order,
        x: start(point.year) + index * width,
        value: point.value,
        hollow: isHollow(point),
        text:
          text !== null && textWidth(text, fontSize) <= width + (lines.length === 1 ? 16 : 0) ? text : null,
        missing: reason === null ? null : `${line.name} ${yearText(point.year)} ${reason}`,
      };
    }),
  );
}

function referenceMarks(
  line: Line,
  x: (year: number) => number,
  y: (value: number) => number,
  width: number,
) {
  return line.points.flatMap(({ year, value }) =>
    value === null ? [] : [{ x1: x(year) - width / 2, x2: x(year) + width / 2, y: y(value) }],
  );
}

export function groupedSpots(series: Series, size: DrawingSize): Spot[] {
  const { columns, columnWidth, plot, values } = planGrouped(series, size);
  return columns.map(({ line, point, x }) =>
    spotOf({
      line,
      point,
      of: series,
      x: x + columnWidth / 2,
      y: point.value === null ? values.y(0) : values.y(point.value),
      box: { x, y: plot.top, width: columnWidth, height: plot.bottom - plot.top },
      mark: "band",
    }),
  );
}
