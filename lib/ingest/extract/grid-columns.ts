import { looksLikeFigure } from "./figure";
import type { FoundRow } from "./request-rows";
import { isFilled, type Token } from "./token";

const fewestRows = 2;

/** The columns of a grid in which figures stand, and those beside them that most rows have, blank or filled: 备注. */
export type GridColumns = {
  figures: readonly number[];
  blank: ReadonlySet<number>;
  filled: ReadonlySet<number>;
};

/**
 * The true columns of the figures in the rows of one grid: where its heads stand, or where most of its rows have
 * them, as editors leave wrong spans in either; the one that more rows agree with. Null where neither is sure.
 * @param heads the columns of the printed heads, in any order
 */
export function gridColumns(
  rows: readonly FoundRow[],
  heads: readonly number[],
  width: number,
): GridColumns | null {
  const candidates = [headColumns(heads, width), mostCommon(rows, width)].filter((one) => one !== null);
  const agreeing = candidates.map((figures) => rows.filter(({ boxes }) => holdsAll(boxes, figures)).length);
  const most = Math.max(0, ...agreeing);
  const figures = candidates[agreeing.indexOf(most)];
  if (!figures || most < fewestRows || most * 2 < rows.length) return null;
  const beside = rows.flatMap(({ boxes }) => boxes.filter(({ column }) => !figures.includes(column)));
  return {
    figures,
    blank: columnsOfMost(beside, rows.length),
    filled: columnsOfMost(beside.filter(isFilled), rows.length),
  };
}

/**
 * The boxes of a row in the true columns; null where it does not have them all, or where it has one too many while
 * one of theirs is blank, so that the row may have been moved.
 */
export function boxesInColumns(boxes: readonly Token[], columns: GridColumns): Token[] | null {
  const inside = boxesAt(boxes, columns.figures);
  if (!inside) return null;
  const isStray = (box: Token) =>
    !inside.includes(box) && !(isFilled(box) ? columns.filled : columns.blank).has(box.column);
  const strays = boxes.filter(isStray);
  const isSafe =
    strays.every((box) => isFilled(box) && !looksLikeFigure(box.text)) ||
    inside.every(isFilled) ||
    strays.every((box) => isSpanned(box, inside));
  return isSafe ? inside : null;
}

/** A blank box before the figures is the label's where the last of them, the total, is in its place. */
function isSpanned(box: Token, inside: readonly Token[]): boolean {
  const [first, last] = [inside[0], inside.at(-1)];
  return (
    !isFilled(box) && first !== undefined && last !== undefined && box.column < first.column && isFilled(last)
  );
}

function boxesAt(boxes: readonly Token[], columns: readonly number[]): Token[] | null {
  const found = columns.map((column) => boxes.find((box) => box.column === column));
  const inside = found.filter((box) => box !== undefined);
  return inside.length === columns.length ? inside : null;
}

function holdsAll(boxes: readonly Token[], figures: readonly number[]): boolean {
  const inside = boxesAt(boxes, figures);
  if (!inside?.every(({ text }) => looksLikeFigure(text))) return false;
  return !boxes.some((box) => /\d/.test(box.text) && !figures.includes(box.column));
}

/** The columns in which at least half of the rows have a figure each. */
function mostCommon(rows: readonly FoundRow[], width: number): number[] | null {
  const counts = new Map<string, { columns: number[]; rows: number }>();
  for (const { boxes } of rows) {
    const columns = boxes.filter(isFilled).map(({ column }) => column);
    if (columns.length !== width) continue;
    const key = columns.join();
    const known = counts.get(key);
    if (known) known.rows += 1;
    else counts.set(key, { columns, rows: 1 });
  }
  return [...counts.values()].find((one) => one.rows * 2 >= rows.length)?.columns ?? null;
}

function headColumns(heads: readonly number[], width: number): number[] | null {
  const columns = [...new Set(heads)].sort((a, b) => a - b);
  return columns.length === width ? columns : null;
}

function columnsOfMost(boxes: readonly Token[], rows: number): Set<number> {
  const counts = new Map<number, number>();
  for (const { column } of boxes) {
    const known = counts.get(column);
    counts.set(column, known === undefined ? 1 : known + 1);
  }
  return new Set([...counts].filter(([, times]) => times * 2 >= rows).map(([column]) => column));
}
