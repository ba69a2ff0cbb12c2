import type { Form } from "@/lib/catalogue/cell";
import { type RequestRow, requestRows } from "@/lib/catalogue/requests";
import { align, type Edges, type FigureAlignment, hasBlankBeforeFigure, isFilledUp } from "./align";
import { looksLikeFigure } from "./figure";
import { type RowShape, rowShape } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
import { isFilled, type Token } from "./token";

type ShapedRow = { row: RequestRow; found: FoundRow; shape: RowShape };
export type AlignedRow = { row: RequestRow; found: FoundRow; alignment: FigureAlignment };

/** The boxes of a row that are not blank. */
export const filledOf = (found: FoundRow) => found.boxes.filter(isFilled);

/**
 * The figures of each row, with what the full rows teach about the blank boxes that spans leave.
 * @param width how many figures a row has
 * @returns with them, whether blank boxes may have been left out of the text
 */
export function alignRows(
  table: FoundTable,
  form: Form,
  width: number,
): { rows: AlignedRow[]; mayOmitBlanks: boolean } {
  const shapes = table.rows.flatMap((found): ShapedRow[] => {
    const row = requestRows[found.index];
    const shape = row && rowShape(row, form);
    return shape ? [{ row, found, shape }] : [];
  });
  const { isPadded, mayOmitBlanks, edgesOf } = learnEdges(shapes, width, table.padded);
  const grids = isPadded ? new Map<number, GridColumns>() : gridsOf(table, width);
  const isMoved = ({ label }: FoundRow, labelColumns: number) => {
    const alike = shapes.filter(
      ({ found, shape }) => shape.labelColumns === labelColumns && found.label.at.table === label.at.table,
    );
    return alike.filter(({ found }) => found.label.column === label.column).length * 2 < alike.length;
  };
  const rows = shapes.map(({ row, found, shape }) => {
    const columns = grids.get(found.label.at.table);
    const inFull = columns && boxesInColumns(found.boxes, columns);
    const moved = inFull && !inFull.every(isFilled) && isMoved(found, shape.labelColumns);
    const inside = moved ? null : inFull;
    const alignment = inside ? align(inside, width) : align(found.boxes, width, edgesOf(found, shape));
    return { row, found, alignment };
  });
  return { rows, mayOmitBlanks };
}

/**
 * The blank boxes that may stand beside the figures of a row, as the full rows and the heads teach it.
 * @param padded what the heads say about it, see `FoundTable`
 */
function learnEdges(rows: readonly ShapedRow[], width: number, padded: boolean | null) {
  const spansBefore = new Set<boolean>();
  const spansAfter = new Set<boolean>();
  const fillings = new Set<boolean>();
  for (const { found, shape } of rows) {
    if (filledOf(found).length !== width) continue;
    const boxes = found.boxes.map(isFilled);
    const behind = boxes.length - 1 - boxes.lastIndexOf(true);
    if (shape.labelColumns > 1) spansBefore.add(boxes.indexOf(true) > 0);
    if (shape.blanksBeforeNext > 0) spansAfter.add(behind > 0);
    if (shape.padding !== shape.blanksBeforeNext)
      fillings.add(boxes.indexOf(true) === 0 && behind === shape.padding);
  }
  const choices = (learned: Set<boolean>, count: number) =>
    [true, false]
      .filter((drawn) => learned.size === 0 || learned.has(drawn))
      .map((drawn) => (drawn ? count : 0));
  const narrow = rows.filter(({ shape }) => shape.labelColumns === 1);
  const spansAreDrawn =
    padded === false && narrow.length > 0 && narrow.every(({ found }) => found.boxes.length === width);
  const isPadded = fillings.size === 0 ? padded : !fillings.has(false);
  // Rows are also filled up where blank boxes were left out: then a blank has lost its place.
  const keepsBlanks = rows.some(({ found }) => hasBlankBeforeFigure(found.boxes));
  const edgesOf = (found: FoundRow, shape: RowShape): Edges[] => {
    const streamed = found.label.mode === "stream";
    const filledUp =
      keepsBlanks || !isFilledUp(found.boxes, width) ? [{ before: 0, after: shape.padding }] : [];
    if (isPadded) return [...filledUp, { before: 0, after: 0 }];
    // In known rows a blank box belongs to the label only where full rows, or the heads, show that such are drawn.
    const before =
      streamed || spansBefore.size > 0 || spansAreDrawn ? choices(spansBefore, shape.labelColumns - 1) : [0];
    const after = streamed ? choices(spansAfter, shape.blanksBeforeNext) : [0];
    const drawn = before.flatMap((left) => after.map((right) => ({ before: left, after: right })));
    return streamed && isPadded === null ? [...drawn, ...filledUp] : drawn;
  };
  return { isPadded, mayOmitBlanks: isPadded === true && !keepsBlanks, edgesOf };
}

/** The true columns of each grid among the tables that the rows stand in: a page break may part them in two. */
function gridsOf(table: FoundTable, width: number): Map<number, GridColumns> {
  const grids = new Map<number, GridColumns>();
  for (const block of new Set(table.rows.map(({ label }) => label.at.table))) {
    const rows = table.rows.filter(({ label }) => label.at.table === block && label.mode === "grid");
    const heads = table.heads.filter(({ box }) => box.at.table === block).map(({ box }) => box.column);
    const columns = gridColumns(rows, heads, width);
    if (columns) grids.set(block, columns);
  }
  return grids;
}

const fewestRows = 2;

/** The columns of a grid in which figures stand, and those beside them that most rows have, blank or filled: 备注. */
type GridColumns = {
  figures: readonly number[];
  blank: ReadonlySet<number>;
  filled: ReadonlySet<number>;
};

/**
 * The true columns of the figures in the rows of one grid: where its heads stand, or where most of its rows have
 * them, as editors leave wrong spans in either; the one that more rows agree with. Null where neither is sure.
 * @param heads the columns of the printed heads, in any order
 */
function gridColumns(rows: readonly FoundRow[], heads: readonly number[], width: number): GridColumns | null {
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
function boxesInColumns(boxes: readonly Token[], columns: GridColumns): Token[] | null {
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
