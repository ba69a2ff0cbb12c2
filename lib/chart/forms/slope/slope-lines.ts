import type { Line, Point, Series } from "@/lib/series/series";
import { joins } from "../../drawing/joined-runs";
import { paintLines } from "../../drawing/paint-lines";
import { fontSize, type Plot } from "../../drawing/plot";
import { spreadLabels } from "../../drawing/spread-labels";
import { palette, seriesColours } from "../../palette";
import { textWidth } from "../../text-width";

type SlopeTone = "context" | "same" | "fall" | "rise" | "reference" | "series";
export type SlopeLine = {
  line: Line;
  tone: SlopeTone;
  colour: string;
  order: number;
  strokeWidth: number;
  from: number | null;
  to: number | null;
  /** The points of the two years; undefined where the agency was not there. */
  ends: { from: Point | undefined; to: Point | undefined };
  /** Whether the line may be drawn. */
  joined: boolean;
};
const toneOrder: readonly SlopeTone[] = ["context", "same", "fall", "rise", "reference", "series"];

/** The lines between two years, grey first; more than there are colours are coloured by rise and fall. */
export function paintSlopes(series: Series, from: number, to: number): SlopeLine[] {
  const many = series.lines.filter(({ role }) => role === "series").length > seriesColours.length;
  const at = (line: Line, year: number) => line.points.find((point) => point.year === year);
  const painted = paintLines(series.lines).map(({ line, tone, ...paint }): SlopeLine => {
    const ends = { from: at(line, from), to: at(line, to) };
    const joined = ends.from && ends.to ? joins(ends.from, ends.to, series.breaks) : false;
    const values = { from: ends.from?.value ?? null, to: ends.to?.value ?? null };
    if (!many || line.role !== "series") return { line, tone, ...paint, ...values, ends, joined };
    return { line, ...values, ends, joined, ...direction(values, joined) };
  });
  return painted.sort((a, b) => toneOrder.indexOf(a.tone) - toneOrder.indexOf(b.tone));
}

function direction({ from, to }: { from: number | null; to: number | null }, joined: boolean) {
  if (!joined || from === null || to === null || from === to)
    return { tone: "same" as const, colour: palette.faint, order: 0, strokeWidth: 1.25 };
  if (to > from) return { tone: "rise" as const, colour: seriesColours[0], order: 1, strokeWidth: 1.5 };
  return { tone: "fall" as const, colour: seriesColours[1], order: 2, strokeWidth: 1.5 };
}

/** How many of those that may be compared go each way. */
export function countSlopes(lines: readonly SlopeLine[]) {
  const both = lines.filter(({ joined }) => joined);
  const of = (tone: SlopeTone) => both.filter((line) => line.tone === tone).length;
  return { rise: of("rise"), fall: of("fall"), same: of("same") };
}

export type SlopeLabel = {
  key: string;
  tone: SlopeTone;
  text: string;
  figure: string | null;
  y: number;
  /** Where its figure stands, in px; null where it has none there. */
  at: number | null;
};
export const lineHeight = 15;
/** Px between the last year and the names. */
export const leader = 34;

/**
 * All, `moved` apart, where they fit; else the strong ones and the median first, then the steepest, or where `isPlain`
 * whichever comes first, as long as they stand clear of each other. A line without a figure here stands at the height of `place`.
 */
export function slopeLabels(
  lines: readonly SlopeLine[],
  end: (line: SlopeLine) => number | null,
  place: (line: SlopeLine) => number | null,
  whole: (line: SlopeLine) => string,
  of: (value: number) => number,
  plot: Plot,
  words: (line: SlopeLine) => { text: string; figure: string | null },
  room: number,
  moved: boolean,
  isPlain = false,
): SlopeLabel[] {
  const steepness = ({ from, to }: SlopeLine) =>
    isPlain || from === null || to === null ? 0 : Math.abs(to - from);
  const wanted = lines
    .flatMap((line) => {
      const value = end(line) ?? place(line);
      return value === null || line.tone === "context" ? [] : [{ line, y: of(value) }];
    })
    .sort(
      (a, b) => Number(isStrong(b.line)) - Number(isStrong(a.line)) || steepness(b.line) - steepness(a.line),
    );
  const roomy = moved && (wanted.length - 1) * lineHeight <= plot.bottom - plot.top;
  return keepApart(wanted, ({ line }) => roomy || isStrong(line), lineHeight, plot).map(
    ({ item: { line }, y }) => {
      const { text, figure } = words(line);
      const fits = textWidth(whole(line), fontSize) <= room;
      const value = end(line);
      const at = value === null ? null : of(value);
      return { key: line.line.key, tone: line.tone, text, figure: fits ? figure : null, y, at };
    },
  );
}

const isStrong = ({ tone }: SlopeLine) => tone === "series" || tone === "reference";

/**
 * Labels that stand at least `gap` px apart: those that must be there are moved for it, as far as they fit; of the
 * others, in the order given, only those are kept that find their place free.
 */
function keepApart<Item extends { y: number }>(
  items: readonly Item[],
  must: (item: Item) => boolean,
  gap: number,
  plot: Plot,
): { item: Item; y: number }[] {
  const needed = items.filter(must);
  const places = spreadLabels(
    needed.map(({ y }) => y),
    gap,
    plot.top,
    plot.bottom,
  );
  const placed = (places ? needed : []).map((item, index) => ({ item, y: places?.[index] ?? item.y }));
  for (const item of places ? items.filter((other) => !must(other)) : items)
    if (placed.every(({ y }) => Math.abs(y - item.y) >= gap)) placed.push({ item, y: item.y });
  return placed;
}
