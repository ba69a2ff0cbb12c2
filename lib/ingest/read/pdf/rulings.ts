import type { PagePoint, Ruling } from "./page-shapes";

/** How far lines may be apart and still be one: double borders, dots, corners that do not quite meet. */
export const slack = 3;

/** Lines of one direction with those that continue or double each other made one. */
export function joinRulings(rulings: readonly Ruling[]): Ruling[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at);
  const joined: Ruling[] = [];
  let level: Ruling[] = [];
  const close = () => {
    joined.push(...joinLevel(level));
    level = [];
  };
  for (const ruling of sorted) {
    const first = level[0];
    if (first && ruling.at - first.at > slack) close();
    level.push(ruling);
  }
  close();
  return joined;
}

/** Lines at one height, gaps closed. Where each ends is kept: two tables side by side stay two. */
function joinLevel(level: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  for (const ruling of [...level].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && ruling.from <= last.to + slack) last.to = Math.max(last.to, ruling.to);
    else joined.push({ ...ruling });
  }
  return joined;
}

/** Sorted places with those that are nearer than the slack taken as one. */
export function levelsOf(places: readonly number[]): number[] {
  const levels: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = levels.at(-1);
    if (last === undefined || place - last > slack) levels.push(place);
  }
  return levels;
}

/** The number of the level nearest to a place. */
export function nearestLevel(levels: readonly number[], place: number): number {
  let best = 0;
  levels.forEach((level, index) => {
    if (Math.abs(level - place) < Math.abs((levels[best] ?? Number.POSITIVE_INFINITY) - place)) best = index;
  });
  return best;
}

/** A horizontal line as it is seen, and the pieces it was drawn in. */
export type DrawnLine = Ruling & { pieces: Ruling[] };

/** Much less than for the sides of a table: a strike is near the line below its cell, and two make a double one. */
const touching = 0.75;

/** The horizontal lines among rulings; pieces at one height that touch are one line. */
export function drawnLines(rulings: readonly Ruling[]): DrawnLine[] {
  const lines: DrawnLine[] = [];
  for (const level of linesByHeight(rulings.filter(({ horizontal }) => horizontal))) {
    let last: DrawnLine | null = null;
    for (const piece of level.sort((a, b) => a.from - b.from)) {
      if (last && piece.from <= last.to + touching) {
        last.to = Math.max(last.to, piece.to);
        last.pieces.push(piece);
      } else {
        last = { ...piece, pieces: [piece] };
        lines.push(last);
      }
    }
  }
  return lines;
}

function linesByHeight(rulings: readonly Ruling[]): Ruling[][] {
  const levels: Ruling[][] = [];
  for (const ruling of [...rulings].sort((a, b) => a.at - b.at)) {
    const level = levels.at(-1);
    if (level?.[0] && ruling.at - level[0].at <= touching) level.push(ruling);
    else levels.push([ruling]);
  }
  return levels;
}

/** Shorter pieces are dots: no line of their own. */
const shortest = 2;
/** How far dots of one line are apart, and how far they stand off it. */
const pitch = 4;
const offLine = 0.5;

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

const centreOf = ({ horizontal, at, from, to }: Ruling): PagePoint =>
  horizontal ? { x: (from + to) / 2, y: at } : { x: at, y: (from + to) / 2 };

/** A line of dots, or the first dot of one, with the next; null if that stands elsewhere. */
function withDot(last: Ruling, dot: PagePoint): Ruling | null {
  const centre = centreOf(last);
  const directions = isDot(last) ? [true, false] : [last.horizontal];
  for (const horizontal of directions) {
    const [along, across] = horizontal ? [dot.x, dot.y] : [dot.y, dot.x];
    const [middle, at] = horizontal ? [centre.x, centre.y] : [centre.y, centre.x];
    const [from, to] = isDot(last) ? [middle, middle] : [last.from, last.to];
    if (Math.abs(across - at) > offLine || along < from - pitch || along > to + pitch) continue;
    return { horizontal, at, from: Math.min(from, along), to: Math.max(to, along) };
  }
  return null;
}
