import type { Line, Series } from "@/lib/series";
import { paintLines } from "../paint-lines";
import { palette, seriesColours } from "../palette";

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
const toneOrder: readonly SlopeTone[] = ["context", "same", "fall", "rise", "reference", "series"];

/** The lines between two years, grey first; more than there are colours are coloured by rise and fall. */
export function paintSlopes(series: Series, from: number, to: number): SlopeLine[] {
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

/** How many of those with both figures go each way. */
export function countSlopes(lines: readonly SlopeLine[]) {
  const both = lines.filter(({ from, to }) => from !== null && to !== null);
  const of = (tone: SlopeTone) => both.filter((line) => line.tone === tone).length;
  return { rise: of("rise"), fall: of("fall"), same: of("same") };
}
