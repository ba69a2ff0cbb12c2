import type { Line, Point, Series } from "@/lib/series/series";
import { roundTicks, type ValueAxis, type YearScale, yearScale } from "../../drawing/axes";
import { type BreakMark, breakHeight, breakRowHeight, placeBreaks } from "../../drawing/break-marks";
import type { FigureDot } from "../../drawing/figure-marks";
import {
  crossBelow,
  crossPitch,
  type MissingMark,
  markTitle,
  type SignMark,
  signMarks,
} from "../../drawing/figure-marks";
import { isHollow, joinedRuns } from "../../drawing/joined-runs";
import { type PaintedLine, paintLines } from "../../drawing/paint-lines";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { missingText, tickText } from "../../number-text";
import { textWidth } from "../../text-width";
import { type EndLabel, labelRoom, placeEndLabels } from "./end-labels";

/** Where everything of a line chart stands, in px. Knows no React and no Recharts. */
export type LinePlan = DrawingSize & {
  plot: Plot;
  years: YearScale;
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  lines: PaintedLine[];
  dots: FigureDot[];
  signs: SignMark[];
  missing: MissingMark[];
  labels: EndLabel[];
  breaks: BreakMark[];
  /** The axis begins above zero, and the drawing says so. */
  fromAboveZero: boolean;
  /** Some name did not fit whole: a legend is needed. */
  namesCut: boolean;
};

export function planLines(series: Series, size: DrawingSize): LinePlan {
  const lines = paintLines(series.lines);
  const figures = series.lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const axis = roundTicks(figures, { zero: false, whole: series.unit !== "%" });
  const texts = axis.ticks.map((tick) => tickText(tick, axis.high, series.unit));
  const left = Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8;
  const room = labelRoom(lines, series.unit, size.width);
  const plot: Plot = { left, top: 12, right: size.width - room, bottom: size.height - 26 };
  const years = yearScale(series.years, plot);
  if (axis.low > 0) plot.top += breakRowHeight;
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
    dots: placeDots(lines, series, years.x, y),
    signs: placeSigns(lines, series.years, years.x, y),
    missing: placeMissing(lines, series.years, years.x, plot),
    labels,
    breaks,
    fromAboveZero: axis.low > 0,
    namesCut: labels.some((label) => label.name !== label.fullName),
  };
}

/** A dot at every figure of a strong line; on other lines only where a figure stands alone or is hollow. */
function placeDots(
  lines: readonly PaintedLine[],
  { years, breaks }: Series,
  x: (year: number) => number,
  y: (value: number) => number,
): FigureDot[] {
  const all = areFew(lines, years);
  return lines.flatMap(({ line, tone, colour }) =>
    joinedRuns(line.points, years, breaks).flatMap((run) =>
      run.flatMap((point): FigureDot[] => {
        if (point.value === null || (run.length > 1 && !(all && tone === "series"))) return [];
        const radius = tone === "series" ? 2.75 : 1.75;
        const place = { x: x(point.year), y: y(point.value) };
        const key = `${line.key} ${point.year}`;
        return [{ key, ...place, colour, radius, hollow: isHollow(point), title: markTitle(line, point) }];
      }),
    ),
  );
}

/** Signs on the strong lines, as long as they can be told apart. */
function placeSigns(
  lines: readonly PaintedLine[],
  years: readonly number[],
  x: (year: number) => number,
  y: (value: number) => number,
): SignMark[] {
  if (!areFew(lines, years)) return [];
  return lines
    .filter(({ tone }) => tone !== "context")
    .flatMap(({ line }) =>
      line.points.flatMap((point) =>
        point.value === null ? [] : signMarks(line, point, x(point.year), y(point.value)),
      ),
    );
}

const areFew = (lines: readonly PaintedLine[], years: readonly number[]) =>
  lines.filter(({ tone }) => tone === "series").length * years.length <= 60;

function pointOf(line: Line, year: number | undefined): Point | undefined {
  return line.points.find((point) => point.year === year);
}

/** Crosses below the axis for the strong lines, side by side where several are missing in one year. */
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
    return gone.map((mark, index) => ({
      ...mark,
      x: x(year) + (index - (gone.length - 1) / 2) * crossPitch,
      y: plot.bottom + crossBelow,
    }));
  });
}

export function lineSpots(series: Series, size: DrawingSize): Spot[] {
  const { years, values, plot } = planLines(series, size);
  return series.lines.flatMap((line) =>
    line.points
      .filter((point) => point.value !== null || line.role === "series")
      .map((point) =>
        spotOf({
          line,
          point,
          of: series,
          x: years.x(point.year),
          y: point.value === null ? plot.bottom : values.y(point.value),
        }),
      ),
  );
}
