import type { Line, Series } from "@/lib/series";
import { labelText, missingText, tickText } from "../number-text";
import { paintLines } from "../paint-lines";
import { palette, seriesColours } from "../palette";
import { roundTicks, type ValueAxis } from "../round-ticks";
import { cutText, textWidth } from "../text-width";
import { type BreakMark, breakHeight, placeBreaks, rowHeight } from "./break-marks";
import { keepApart } from "./keep-apart";
import { type DrawingSize, fontSize, type Plot, scale } from "./plot";

export type SlopeTone = "context" | "same" | "fall" | "rise" | "reference" | "series";
export type SlopeLine = {
  line: Line;
  tone: SlopeTone;
  colour: string;
  order: number;
  strokeWidth: number;
  from: number | null;
  to: number | null;
};
export type SlopeLabel = { key: string; tone: SlopeTone; text: string; figure: string | null; y: number };
export type SlopePlan = DrawingSize & {
  plot: Plot;
  /** The years, where they stand. */
  ends: { from: number; to: number; x1: number; x2: number };
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  /** Grey first, strong last. */
  lines: SlopeLine[];
  left: SlopeLabel[];
  right: SlopeLabel[];
  missing: { x: number; y: number; colour: string; text: string }[];
  breaks: BreakMark[];
  /** Where the colours say up and down: how many of each. */
  counts: { rise: number; fall: number; same: number } | null;
  fromAboveZero: boolean;
  namesCut: boolean;
};

const toneOrder: readonly SlopeTone[] = ["context", "same", "fall", "rise", "reference", "series"];
const lineHeight = 15;

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
        .map((line) => textWidth(rightText(line, figure), fontSize)),
    ),
    size.width * 0.4,
  );
  const counts = lines.some(({ tone }) => tone === "rise" || tone === "fall" || tone === "same")
    ? count(lines)
    : null;
  const plot: Plot = {
    left: Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8,
    top: 12 + (counts ? rowHeight : 0) + (axis.low > 0 ? rowHeight : 0),
    right: size.width - Math.ceil(nameRoom) - 10,
    bottom: size.height - 26,
  };
  const [x1, x2] = [plot.left + widest + 14, plot.right];
  const x = scale(from, Math.max(to, from + 1), x1, x2);
  const breaks = placeBreaks(series.breaks, series.years, { x }, plot);
  plot.top += breakHeight(breaks);
  const y = scale(axis.low, axis.high, plot.bottom, plot.top);
  const right = labels(
    lines,
    (line) => line.to,
    (line) => rightText(line, figure),
    y,
    plot,
    (line) => ({
      text: cutText(line.line.name, nameRoom, fontSize),
      figure: line.to === null ? null : figure(line.to),
    }),
    nameRoom,
  );
  const left = labels(
    lines,
    (line) => line.from,
    (line) => (line.from === null ? "" : figure(line.from)),
    y,
    plot,
    (line) => ({ text: line.from === null ? "" : figure(line.from), figure: null }),
    widest,
  );
  return {
    ...size,
    plot,
    ends: { from, to, x1, x2 },
    values: { ...axis, y, texts },
    lines,
    left,
    right,
    missing: missingEnds(lines, { from, to, x1, x2 }, plot.bottom),
    breaks,
    counts,
    fromAboveZero: axis.low > 0,
    namesCut: lines.some(
      ({ line, tone }) =>
        tone === "series" && !right.some(({ key, text }) => key === line.key && text === line.name),
    ),
  };
}

function paintSlopes(series: Series, from: number, to: number): SlopeLine[] {
  const many = series.lines.filter(({ role }) => role === "series").length > seriesColours.length;
  const value = (line: Line, year: number) => line.points.find((point) => point.year === year)?.value ?? null;
  const painted = paintLines(series.lines).map(({ line, tone, ...paint }): SlopeLine => {
    const ends = { from: value(line, from), to: value(line, to) };
    if (!many || line.role !== "series") return { line, tone, ...paint, ...ends };
    return { line, ...ends, ...direction(ends) };
  });
  return painted.sort((a, b) => toneOrder.indexOf(a.tone) - toneOrder.indexOf(b.tone));
}

function direction({ from, to }: { from: number | null; to: number | null }) {
  if (from === null || to === null || from === to)
    return { tone: "same" as const, colour: palette.faint, order: 0, strokeWidth: 1.25 };
  if (to > from) return { tone: "rise" as const, colour: seriesColours[0], order: 1, strokeWidth: 1.5 };
  return { tone: "fall" as const, colour: seriesColours[1], order: 2, strokeWidth: 1.5 };
}

function count(lines: readonly SlopeLine[]) {
  const both = lines.filter(({ from, to }) => from !== null && to !== null);
  const of = (tone: SlopeTone) => both.filter((line) => line.tone === tone).length;
  return { rise: of("rise"), fall: of("fall"), same: of("same") };
}

function rightText({ line, to }: SlopeLine, figure: (value: number) => string): string {
  return to === null ? line.name : `${line.name} ${figure(to)}`;
}

/** The strong ones and the median first, then the steepest, as long as they stand clear of each other. */
function labels(
  lines: readonly SlopeLine[],
  end: (line: SlopeLine) => number | null,
  whole: (line: SlopeLine) => string,
  y: (value: number) => number,
  plot: Plot,
  words: (line: SlopeLine) => { text: string; figure: string | null },
  room: number,
): SlopeLabel[] {
  const steepness = ({ from, to }: SlopeLine) => (from === null || to === null ? 0 : Math.abs(to - from));
  const wanted = lines
    .flatMap((line) => {
      const value = end(line);
      return value === null || line.tone === "context" ? [] : [{ line, y: y(value) }];
    })
    .sort(
      (a, b) => Number(isStrong(b.line)) - Number(isStrong(a.line)) || steepness(b.line) - steepness(a.line),
    );
  return keepApart(wanted, ({ line }) => isStrong(line), lineHeight, plot).map(({ item: { line }, y }) => {
    const { text, figure } = words(line);
    const fits = textWidth(whole(line), fontSize) <= room;
    return { key: line.line.key, tone: line.tone, text, figure: fits ? figure : null, y };
  });
}

const isStrong = ({ tone }: SlopeLine) => tone === "series" || tone === "reference";

/** Hollow marks under the year that has no figure, as many as there is room for; a note says how many there are. */
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
