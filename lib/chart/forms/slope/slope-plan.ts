import type { Series } from "@/lib/series/series";
import { roundTicks, type ValueAxis } from "../../drawing/axes";
import { type BreakMark, breakHeight, breakRowHeight, placeBreaks } from "../../drawing/break-marks";
import type { FigureDot } from "../../drawing/figure-marks";
import {
  crossBelow,
  type MissingMark,
  markTitle,
  type SignMark,
  signMarks,
} from "../../drawing/figure-marks";
import { isHollow } from "../../drawing/joined-runs";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { labelText, missingText, tickText } from "../../number-text";
import { markText } from "../../point-words";
import { cutText, textWidth } from "../../text-width";
import {
  countSlopes,
  leader,
  paintSlopes,
  type SlopeLabel,
  type SlopeLine,
  slopeLabels,
} from "./slope-lines";

export type SlopePlan = DrawingSize & {
  plot: Plot;
  /** The years, where they stand. */
  ends: { from: number; to: number; x1: number; x2: number };
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  /** Grey first, strong last. */
  lines: SlopeLine[];
  left: SlopeLabel[];
  right: SlopeLabel[];
  dots: FigureDot[];
  signs: SignMark[];
  missing: MissingMark[];
  breaks: BreakMark[];
  /** Where the colours say up and down: how many of each. */
  counts: { rise: number; fall: number; same: number } | null;
  fromAboveZero: boolean;
  namesCut: boolean;
};

/** Two years joined. More lines than there are colours are coloured by rise and fall. */
export function planSlope(series: Series, size: DrawingSize): SlopePlan {
  const [from, to] = [Math.min(...series.years), Math.max(...series.years)];
  const lines = paintSlopes(series, from, to);
  const axis = roundTicks(
    lines.flatMap((line) => [line.from ?? [], line.to ?? []].flat()),
    { zero: false, whole: series.unit !== "%" },
  );
  const texts = axis.ticks.map((tick) => tickText(tick, axis.high, series.unit));
  const figure = (value: number) => labelText(value, series.unit);
  const widest = Math.max(
    0,
    ...lines.map((line) => (line.from === null ? 0 : textWidth(figure(line.from), fontSize))),
  );
  const nameRoom = Math.min(
    Math.max(
      0,
      ...lines
        .filter(({ tone }) => tone !== "context")
        .map((line) => textWidth(rightText(line, series.unit), fontSize)),
    ),
    size.width * 0.4,
  );
  const counts = lines.some(({ tone }) => tone === "rise" || tone === "fall" || tone === "same")
    ? countSlopes(lines)
    : null;
  const plot: Plot = {
    left: Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8,
    top: 12 + (counts ? breakRowHeight : 0) + (axis.low > 0 ? breakRowHeight : 0),
    right: size.width - Math.ceil(nameRoom) - leader - 2,
    bottom: size.height - 26,
  };
  const [x1, x2] = [plot.left + widest + 14, plot.right];
  const x = scale(from, Math.max(to, from + 1), x1, x2);
  const breaks = placeBreaks(series.breaks, series.years, { x }, plot);
  plot.top += breakHeight(breaks);
  const y = scale(axis.low, axis.high, plot.bottom, plot.top);
  const right = slopeLabels(
    lines,
    (line) => line.to,
    (line) => line.from,
    (line) => rightText(line, series.unit),
    y,
    plot,
    (line) => ({
      text: cutText(line.line.name, nameRoom, fontSize),
      figure: rightFigure(line, series.unit),
    }),
    nameRoom,
    true,
    series.withholdsRanks,
  );
  const left = slopeLabels(
    lines,
    (line) => line.from,
    () => null,
    (line) => (line.from === null ? "" : figure(line.from)),
    y,
    plot,
    (line) => ({ text: line.from === null ? "" : figure(line.from), figure: null }),
    widest,
    false,
    series.withholdsRanks,
  );
  return {
    ...size,
    plot,
    ends: { from, to, x1, x2 },
    values: { ...axis, y, texts },
    lines,
    left,
    right,
    dots: placeEnds(lines, { from, to, x1, x2 }, y),
    signs: placeSigns(lines, { from, to, x1, x2 }, y),
    missing: missingEnds(lines, { from, to, x1, x2 }, plot.bottom + crossBelow),
    breaks,
    counts,
    fromAboveZero: axis.low > 0,
    namesCut: lines.some(
      ({ line, tone }) =>
        tone === "series" && !right.some(({ key, text }) => key === line.key && text === line.name),
    ),
  };
}

type Ends = SlopePlan["ends"];

/** The figures of both years that there are, with their places. */
function figuresAt({ line, ends }: SlopeLine, { x1, x2 }: Ends, y: (value: number) => number) {
  return [
    { point: ends.from, x: x1 },
    { point: ends.to, x: x2 },
  ].flatMap(({ point, x }) =>
    point === undefined || point.value === null ? [] : [{ line, point, x, y: y(point.value) }],
  );
}

function placeEnds(lines: readonly SlopeLine[], ends: Ends, y: (value: number) => number): FigureDot[] {
  return lines.flatMap((item) =>
    figuresAt(item, ends, y).map(({ line, point, ...place }) => ({
      ...place,
      key: `${line.key} ${point.year}`,
      colour: item.colour,
      radius: item.tone === "series" ? 3.5 : item.tone === "context" ? 1.75 : 2.5,
      hollow: isHollow(point),
      title: markTitle(line, point),
    })),
  );
}

function placeSigns(lines: readonly SlopeLine[], ends: Ends, y: (value: number) => number): SignMark[] {
  return lines
    .filter(({ tone }) => tone !== "context")
    .flatMap((item) => figuresAt(item, ends, y).flatMap((at) => signMarks(at.line, at.point, at.x, at.y)));
}

/** Crosses under the year that has no figure, as many as there is room for; a note says how many there are. */
function missingEnds(
  lines: readonly SlopeLine[],
  { from, to, x1, x2 }: SlopePlan["ends"],
  bottom: number,
): SlopePlan["missing"] {
  return [
    { year: from, x: x1 },
    { year: to, x: x2 },
  ].flatMap(({ year, x }, side) => {
    const gone = lines.flatMap(({ line, tone, colour }) => {
      const missing = line.points.find((point) => point.year === year)?.missing;
      if (!missing || tone === "context" || tone === "reference") return [];
      return [{ colour, text: `${line.name} ${year}年 ${missingText(missing)}` }];
    });
    const away = side === 0 ? 9 : -9;
    const room = Math.max(1, Math.min(8, Math.floor((x2 - x1) / 20)));
    return gone.slice(0, room).map((mark, index) => ({ ...mark, x: x + away * index, y: bottom }));
  });
}

function rightText(line: SlopeLine, unit: Series["unit"]): string {
  return `${line.line.name} ${rightFigure(line, unit)}`;
}

/** The last figure, or why there is none. */
function rightFigure({ ends: { to } }: SlopeLine, unit: Series["unit"]): string {
  return to === undefined || to.value === null
    ? missingText(to?.missing ?? "not_there")
    : markText(to.value, unit, to);
}

export function slopeSpots(series: Series, size: DrawingSize): Spot[] {
  const { lines, ends, values, plot } = planSlope(series, size);
  return lines.flatMap(({ line }) =>
    line.points.map((point) =>
      spotOf({
        line,
        point,
        of: series,
        x: point.year === ends.from ? ends.x1 : ends.x2,
        y: point.value === null ? plot.bottom : values.y(point.value),
      }),
    ),
  );
}
