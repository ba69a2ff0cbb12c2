import { isFigure } from "./known-labels";
import type { Lattice } from "./lattice";
import { type Glyph, glyphCentre, withDoubts } from "./page-shapes";
import { type TextLine, textLines } from "./text-lines";

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
    const index = lattice.cellAt(wordCentre(word));
    if (index !== null) appendTo(inside, index, word);
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

export function appendTo<K>(groups: Map<K, Glyph[]>, key: K, glyphs: readonly Glyph[]): void {
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

export function wordCentre(word: readonly Glyph[]) {
  const first = word[0];
  const last = word.at(-1);
  if (!first || !last) return { x: Number.NaN, y: Number.NaN };
  return { x: (first.x0 + last.x1) / 2, y: glyphCentre(first).y };
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

/** What a cell keeps free at its sides; Word gives 10.8 points. */
const padding = 11.5;

type CellText = {
  text: string;
  /** Whether its last line is a number that leaves no room for another digit. */
  full: boolean;
};

/**
 * The text of one cell, its lines apart. A number that was too long for its cell and went on in the next line is
 * put together again; two numbers side by side or one below the other stay apart, and so are not read as one.
 */
function cellText(glyphs: readonly Glyph[], width: number): CellText {
  const lines = textLines(glyphs, "\n");
  const isFull = (line: TextLine) => width - line.width < (line.x1 - line.x0) / line.text.length + padding;
  const last = lines.at(-1);
  return {
    text: lines.map(({ text }) => text).join(isWrappedNumber(lines, isFull) ? "" : "\n"),
    full: last !== undefined && isNumber(last.text) && isFull(last),
  };
}

const isNumber = (text: string) => /^\d[\d,.]+$/.test(text);

function isWrappedNumber(lines: readonly TextLine[], isFull: (line: TextLine) => boolean): boolean {
  const [first] = lines;
  if (!first || lines.length < 2 || !isNumber(first.text)) return false;
  return lines.every(({ text }, index) => {
    const line = lines[index];
    if (!line || !/^[\d,.]+$/.test(text) || text.length > first.text.length) return false;
    return index === lines.length - 1 || isFull(line);
  });
}

/** How far the top of a character is above its foot, and how far lines of one cell are apart, in their size. */
const ascent = 0.8;
const nextLine = 1.7;

/**
 * Gives words back to the cell above that stand across its lower border, over the figure of the next row: so
 * LibreOffice prints the last line of a head of several rows that a page break cuts.
 */
function liftOverhang(lattice: Lattice, inside: Map<number, Glyph[]>): void {
  for (const [index, glyphs] of inside) {
    const top = lattice.ys[lattice.cells[index]?.row ?? 0] ?? lattice.y0;
    if (top <= lattice.y0 || !glyphs.some(({ baseline, size }) => baseline - size * ascent < top)) continue;
    const [first, ...rest] = textLines(glyphs);
    if (!first || rest.length === 0 || /[\d０-９]/.test(first.text)) continue;
    if (rest.some(({ text }) => !isFigure(text))) continue;
    const centre = (first.x0 + first.x1) / 2;
    const above = lattice.cellAt({ x: centre, y: top - 1 });
    const own = above === null ? undefined : inside.get(above);
    const last = textLines(own ?? []).at(-1);
    if (!own || !last || Math.abs((last.x0 + last.x1) / 2 - centre) > first.size) continue;
    if (first.baseline - last.baseline > first.size * nextLine) continue;
    own.push(...first.glyphs);
    inside.set(
      index,
      glyphs.filter((glyph) => !first.glyphs.includes(glyph)),
    );
  }
}
