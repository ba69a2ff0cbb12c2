import { cellText } from "./cell-text";
import type { Lattice } from "./lattice";
import { liftOverhang } from "./overhang";
import { type Glyph, middle, withDoubts } from "./page-shapes";

/** A cell with its text, between two edges in points. Rows from 0. */
export type PieceCell = {
  text: string;
  x0: number;
  x1: number;
  row: number;
  rows: number;
  /** Whether its last line is a number that leaves no room for another digit. */
  full: boolean;
};

/** The part of a table that stands on one page. */
export type TablePiece = {
  kind: "table";
  /** Whether lines draw its columns, so that an empty cell is seen. */
  drawn: boolean;
  top: number;
  bottom: number;
  x0: number;
  x1: number;
  /** How many rows there are. */
  height: number;
  cells: PieceCell[];
};

/** Narrower than any letter: the space between double lines. */
const sliver = 5;

/** A drawn table with the characters that stand in it. */
export function tablePiece(lattice: Lattice, glyphs: readonly Glyph[]): TablePiece {
  const inside = new Map<number, Glyph[]>();
  for (const word of wordsOf(glyphs)) {
    const index = lattice.cellAt(middleOf(word));
    if (index !== null) gather(inside, index, word);
  }
  liftOverhang(lattice, inside);
  const { xs, ys } = lattice;
  const cells = lattice.cells.flatMap((cell, index) => {
    const x0 = xs[cell.column] ?? Number.NaN;
    const x1 = xs[cell.column + cell.columns] ?? Number.NaN;
    const high = (ys[cell.row + cell.rows] ?? Number.NaN) - (ys[cell.row] ?? Number.NaN);
    const read = cellText(withDoubts(inside.get(index) ?? []), x1 - x0);
    const isGap = read.text === "" && (cell.outside === true || Math.min(x1 - x0, high) < sliver);
    return isGap ? [] : [{ ...read, x0, x1, row: cell.row, rows: cell.rows }];
  });
  const { x0, x1, y0, y1 } = lattice;
  return { kind: "table", drawn: true, top: y0, bottom: y1, x0, x1, ...closeRows(cells) };
}

export function gather<K>(groups: Map<K, Glyph[]>, key: K, glyphs: readonly Glyph[]): void {
  const group = groups.get(key);
  if (group) group.push(...glyphs);
  else groups.set(key, [...glyphs]);
}

/** Characters painted in one go without a gap keep together, even if a long number sticks out of its cell or of the table. */
export function wordsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const found: Glyph[][] = [];
  for (const glyph of glyphs) {
    const word = found.at(-1);
    const before = word?.at(-1);
    if (word && before && goesOn(before, glyph)) word.push(glyph);
    else found.push([glyph]);
  }
  return found;
}

const goesOn = (before: Glyph, glyph: Glyph) =>
  before.run === glyph.run &&
  before.text.trim() !== "" &&
  glyph.text.trim() !== "" &&
  Math.abs(glyph.baseline - before.baseline) < 0.1 * glyph.size &&
  Math.abs(glyph.x0 - before.x1) < 0.3 * glyph.size;

export function middleOf(word: readonly Glyph[]) {
  const first = word[0];
  const last = word.at(-1);
  if (!first || !last) return { x: Number.NaN, y: Number.NaN };
  return { x: (first.x0 + last.x1) / 2, y: middle(first).y };
}

/** Leaves out rows in which no cell begins. */
export function closeRows(cells: readonly PieceCell[]): { height: number; cells: PieceCell[] } {
  const begins = [...new Set(cells.map(({ row }) => row))].sort((a, b) => a - b);
  const closed = cells.map((cell) => {
    const row = begins.indexOf(cell.row);
    const end = begins.findIndex((begin) => begin >= cell.row + cell.rows);
    return { ...cell, row, rows: (end === -1 ? begins.length : end) - row };
  });
  return { height: begins.length, cells: closed };
}
