import type { Block, Table } from "../document";
import { layOut, type SpanCell } from "./grid";
import { blocksOfLines } from "./text";

/** A cell as it is gathered: its paragraphs, what it spans, and tables inside it. */
export type OpenCell = {
  paragraphs: string[];
  columns: number;
  merge: "none" | "restart" | "continue";
  tables: Table[];
};
export type OpenRow = { before: number; cells: OpenCell[]; deleted: boolean };

/** The rows of a table as a table with spans, or, where it holds others or one cell only, as what its cells hold. */
export function blocksOfRows(drawn: readonly OpenRow[]): Block[] {
  const rows = drawn.filter(({ deleted }) => !deleted);
  const cells = rows.flatMap((row) => row.cells);
  const textOf = (cell: OpenCell) => cell.paragraphs.join("\n").trim();
  if (cells.length === 1 || cells.some((cell) => cell.tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(textOf(cell).split("\n")), ...cell.tables]);
  const starts = rows.map(({ before, cells }) => {
    let column = before;
    return cells.map((cell) => {
      const start = column;
      column += cell.columns;
      return { cell, start };
    });
  });
  /** How many rows below continue the merge that starts here. */
  const height = (rowIndex: number, start: number) => {
    let end = rowIndex + 1;
    while (starts[end]?.some((item) => item.start === start && item.cell.merge === "continue")) end += 1;
    return end - rowIndex;
  };
  const spans: SpanCell[][] = starts.map((row, rowIndex) => [
    ...Array.from({ length: rows[rowIndex]?.before ?? 0 }, () => ({ text: "", columns: 1, rows: 1 })),
    ...row
      .filter(
        ({ cell, start }) =>
          cell.merge !== "continue" || rowIndex === 0 || !mergesUp(starts, rowIndex, start),
      )
      .map(({ cell, start }) => ({
        text: textOf(cell),
        columns: cell.columns,
        rows: cell.merge === "none" ? 1 : height(rowIndex, start),
      })),
  ]);
  return [layOut(spans)];
}

/** A continuing cell belongs to the one above; one without anything above stands for itself. */
function mergesUp(starts: { cell: OpenCell; start: number }[][], rowIndex: number, start: number): boolean {
  return starts[rowIndex - 1]?.some((item) => item.start === start && item.cell.merge !== "none") ?? false;
}
