import type { Line, Point, Series } from "@/lib/series/series";
import { joins } from "../../drawing/joined-runs";
import { paintLines } from "../../drawing/paint-lines";
import { palette, seriesColours } from "../../palette";

export type SlopeTone = "context" | "same" | "fall" | "rise" | "reference" | "series";
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
