import type { Form } from "@/lib/catalogue/cell";
import { type RequestRow, requestRows } from "@/lib/catalogue/requests";
import { type Alignment, align } from "./align";
import { boxesInColumns, type GridColumns, gridColumns } from "./grid-columns";
import { rowShape } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
import { isFilled } from "./token";

type AlignedRow = { row: RequestRow; found: FoundRow; alignment: Alignment };

/** The boxes of a row that are not blank. */
export const filledOf = (found: FoundRow) => found.boxes.filter(isFilled);

/**
 * The figures of each row, with what the full rows teach about the blank boxes that spans leave.
 * @param width how many figures a row has
 */
export function alignRows(table: FoundTable, form: Form, width: number): AlignedRow[] {
  const shapes = table.rows.flatMap((found) => {
    const row = requestRows[found.index];
    const shape = row && rowShape(row, form);
    return shape ? [{ row, found, shape }] : [];
  });
  const full = shapes.filter(({ found }) => filledOf(found).length === width);
  const spansBefore = new Set<boolean>();
  const spansAfter = new Set<boolean>();
  for (const { found, shape } of full) {
    const boxes = found.boxes.map(isFilled);
    if (shape.labelColumns > 1) spansBefore.add(boxes.indexOf(true) > 0);
    if (shape.blanksBeforeNext > 0) spansAfter.add(boxes.lastIndexOf(true) < boxes.length - 1);
  }
  const choices = (learned: Set<boolean>, count: number) =>
    [true, false]
      .filter((drawn) => learned.size === 0 || learned.has(drawn))
      .map((drawn) => (drawn ? count : 0));
  const grids = gridsOf(table, width);
  const isMoved = ({ label }: FoundRow, labelColumns: number) => {
    const alike = shapes.filter(
      ({ found, shape }) => shape.labelColumns === labelColumns && found.label.at.table === label.at.table,
    );
    return alike.filter(({ found }) => found.label.column === label.column).length * 2 < alike.length;
  };
  return shapes.map(({ row, found, shape }) => {
    const columns = grids.get(found.label.at.table);
    const inFull = columns && boxesInColumns(found.boxes, columns);
    const moved = inFull && !inFull.every(isFilled) && isMoved(found, shape.labelColumns);
    const inside = moved ? null : inFull;
    const streamed = found.label.mode === "stream";
    // In known rows a blank box belongs to the label only where full rows show that such boxes are drawn.
    const before = streamed || spansBefore.size > 0 ? choices(spansBefore, shape.labelColumns - 1) : [0];
    const alignment = inside
      ? align(inside, width, [0], [0])
      : align(found.boxes, width, before, streamed ? choices(spansAfter, shape.blanksBeforeNext) : [0]);
    return { row, found, alignment };
  });
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
