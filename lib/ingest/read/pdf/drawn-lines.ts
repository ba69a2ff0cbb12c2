import type { Ruling } from "./page-shapes";

/** A horizontal line as it is seen, and the pieces it was drawn in. */
export type DrawnLine = Ruling & { pieces: Ruling[] };

/** Much less than for the sides of a table: a strike is near the line below its cell, and two make a double one. */
const slack = 0.75;

/** The horizontal lines among rulings; pieces at one height that touch are one line. */
export function drawnLines(rulings: readonly Ruling[]): DrawnLine[] {
  const lines: DrawnLine[] = [];
  for (const level of levelsOf(rulings.filter(({ horizontal }) => horizontal))) {
    let last: DrawnLine | null = null;
    for (const piece of level.sort((a, b) => a.from - b.from)) {
      if (last && piece.from <= last.to + slack) {
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

function levelsOf(rulings: readonly Ruling[]): Ruling[][] {
  const levels: Ruling[][] = [];
  for (const ruling of [...rulings].sort((a, b) => a.at - b.at)) {
    const level = levels.at(-1);
    if (level?.[0] && ruling.at - level[0].at <= slack) level.push(ruling);
    else levels.push([ruling]);
  }
  return levels;
}
