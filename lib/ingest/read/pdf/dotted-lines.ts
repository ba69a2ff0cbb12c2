import type { Point } from "./matrix";
import type { Ruling } from "./page-shapes";

/** Shorter pieces are dots: no line of their own. */
const shortest = 2;
/** How far dots of one line are apart, and how far they stand off it. */
const pitch = 4;
const straight = 0.5;

const isDot = ({ from, to }: Ruling) => to - from < shortest;

/** Adds a line to those of a page. Dots that follow each other in a row make one line, a dot by itself none. */
export function addLine(lines: Ruling[], line: Ruling): void {
  const last = lines.at(-1);
  const joined = last && isDot(line) ? withDot(last, centreOf(line)) : null;
  if (last && (joined || isDot(last))) lines.pop();
  lines.push(joined ?? line);
}

/** The lines of a page after the last has been added. */
export const withoutDots = (lines: readonly Ruling[]) => lines.filter((line) => !isDot(line));

const centreOf = ({ horizontal, at, from, to }: Ruling): Point =>
  horizontal ? { x: (from + to) / 2, y: at } : { x: at, y: (from + to) / 2 };

/** A line of dots, or the first dot of one, with the next; null if that stands elsewhere. */
function withDot(last: Ruling, dot: Point): Ruling | null {
  const centre = centreOf(last);
  const directions = isDot(last) ? [true, false] : [last.horizontal];
  for (const horizontal of directions) {
    const [along, across] = horizontal ? [dot.x, dot.y] : [dot.y, dot.x];
    const [middle, at] = horizontal ? [centre.x, centre.y] : [centre.y, centre.x];
    const [from, to] = isDot(last) ? [middle, middle] : [last.from, last.to];
    if (Math.abs(across - at) > straight || along < from - pitch || along > to + pitch) continue;
    return { horizontal, at, from: Math.min(from, along), to: Math.max(to, along) };
  }
  return null;
}
