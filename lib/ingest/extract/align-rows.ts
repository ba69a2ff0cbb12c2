import type { Form } from "@/lib/catalogue/cell";
import { type RequestRow, requestRows } from "@/lib/catalogue/requests";
import { type Alignment, align, type Edges, hasBlankBeforeFigure, isFilledUp } from "./align";
import { boxesInColumns, type GridColumns, gridColumns } from "./grid-columns";
import { type RowShape, rowShape } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
import { isFilled } from "./token";

type ShapedRow = { row: RequestRow; found: FoundRow; shape: RowShape };
export type AlignedRow = { row: RequestRow; found: FoundRow; alignment: Alignment };

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
): { rows: AlignedRow[]; losesBlanks: boolean } {
  const shapes = table.rows.flatMap((found): ShapedRow[] => {
    const row = requestRows[found.index];
    const shape = row && rowShape(row, form);
    return shape ? [{ row, found, shape }] : [];
  });
  const { isPadded, losesBlanks, edgesOf } = learnEdges(shapes, width, table.padded);
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
  return { rows, losesBlanks };
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
  return { isPadded, losesBlanks: isPadded === true && !keepsBlanks, edgesOf };
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
