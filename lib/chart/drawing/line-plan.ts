import type { Line, Point, Series } from "@/lib/series";
import { missingText, tickText } from "../number-text";
import { type PaintedLine, paintLines } from "../paint-lines";
import { roundTicks, type ValueAxis } from "../round-ticks";
import { textWidth } from "../text-width";
import { type BreakMark, breakHeight, placeBreaks, rowHeight } from "./break-marks";
import { type EndLabel, labelRoom, placeEndLabels } from "./end-labels";
import { type DrawingSize, fontSize, type Plot, scale } from "./plot";
import { type YearScale, yearScale } from "./year-scale";

export type Spot = { x: number; y: number };
export type MissingMark = Spot & { colour: string; text: string };

/** Where everything of a line chart stands, in px. Knows no React and no Recharts. */
export type LinePlan = DrawingSize & {
  plot: Plot;
  years: YearScale;
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  lines: PaintedLine[];
  dots: (Spot & { colour: string; radius: number })[];
  missing: MissingMark[];
  labels: EndLabel[];
  breaks: BreakMark[];
  /** The axis begins above zero, and the drawing says so. */
  fromAboveZero: boolean;
  /** Some name did not fit whole: a legend is needed. */
  namesCut: boolean;
};

const missingRadius = 3.5;

export function planLines(series: Series, size: DrawingSize): LinePlan {
  const lines = paintLines(series.lines);
  const figures = series.lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const axis = roundTicks(figures, { zero: false, whole: series.unit !== "%" });
  const texts = axis.ticks.map((tick) => tickText(tick, axis.high, series.unit));
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8;
  const room = labelRoom(lines, series.unit, size.width);
  const plot: Plot = { left, top: 12, right: size.width - room, bottom: size.height - 26 };
  const years = yearScale(series.years, plot);
  if (axis.low > 0) plot.top += rowHeight;
  const breaks = placeBreaks(series.breaks, series.years, years, plot);
  plot.top += breakHeight(breaks);
  const y = scale(axis.low, axis.high, plot.bottom, plot.top);
  const labels = placeEndLabels(lines, series.unit, years.x, y, plot, room);
  return {
    ...size,
    plot,
    years,
    values: { ...axis, y, texts },
    lines,
    dots: placeDots(lines, series.years, years.x, y),
    missing: placeMissing(lines, series.years, years.x, plot),
    labels,
    breaks,
    fromAboveZero: axis.low > 0,
    namesCut: labels.some((label) => label.name !== label.fullName),
  };
}

const hasValue = (point: Point | undefined) => point !== undefined && point.value !== null;

/** A dot at every figure of a strong line; on other lines only where a figure stands alone between gaps. */
function placeDots(
  lines: readonly PaintedLine[],
  years: readonly number[],
  x: (year: number) => number,
  y: (value: number) => number,
) {
  const strong = lines.filter(({ tone }) => tone === "series");
  const all = strong.length * years.length <= 60;
  return lines.flatMap(({ line, tone, colour }) =>
    line.points.flatMap((point) => {
      if (point.value === null) return [];
      const alone = [years[years.indexOf(point.year) - 1], years[years.indexOf(point.year) + 1]].every(
        (year) => !hasValue(pointOf(line, year)),
      );
      if (!alone && !(all && tone === "series")) return [];
      return [{ x: x(point.year), y: y(point.value), colour, radius: tone === "series" ? 2.75 : 1.75 }];
    }),
  );
}

function pointOf(line: Line, year: number | undefined): Point | undefined {
  return line.points.find((point) => point.year === year);
}

/** Hollow marks on the axis for the strong lines, side by side where several are missing in one year. */
function placeMissing(
  lines: readonly PaintedLine[],
  years: readonly number[],
  x: (year: number) => number,
  plot: Plot,
): MissingMark[] {
  const strong = lines.filter(({ tone }) => tone === "series");
  return years.flatMap((year) => {
    const gone = strong.flatMap(({ line, colour }) => {
      const point = pointOf(line, year);
      return point?.missing ? [{ colour, text: `${line.name} ${year}年 ${missingText(point.missing)}` }] : [];
    });
    const pitch = missingRadius * 2 + 2;
    return gone.map((mark, index) => ({
      ...mark,
      x: x(year) + (index - (gone.length - 1) / 2) * pitch,
      y: plot.bottom,
    }));
  });
}
