import type { Block, Table } from "../../document";
import { looksLikeFigure } from "../../extract/figure";
import type { Ground } from "../look/colour";
import { raisedMark } from "../look/raised-text";
import { layOut, type SpanCell } from "../table/grid";
import { blocksOfLines } from "../text/text";

/** A cell as it is gathered: its paragraphs, what it spans, and tables inside it. */
export type OpenCell = {
  paragraphs: string[];
  columns: number;
  merge: "none" | "restart" | "continue";
  tables: Table[];
  ground: Ground | null;
  /** A line is drawn through it. */
  struck: boolean;
  /** Something lies over its text, or its text is not what is seen. */
  covered: boolean;
};
export type OpenRow = { before: number; cells: OpenCell[]; deleted: boolean };
export type OpenTable = { ground: Ground | null; rows: OpenRow[] };

export const newCell = (): OpenCell => ({
  paragraphs: [],
  columns: 1,
  merge: "none",
  tables: [],
  ground: null,
  struck: false,
  covered: false,
});

/** The rows of a table as a table with spans, or, where it holds others or one cell only, as what its cells hold. */
export function blocksOfRows(drawn: readonly OpenRow[]): Block[] {
  const rows = drawn.filter(({ deleted }) => !deleted);
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length === 1 || cells.some((cell) => cell.tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(seenText(cell).split("\n")), ...cell.tables]);
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
        text: seenText(cell, rowIndex > 0 && start > 0),
        columns: cell.columns,
        rows: cell.merge === "none" ? 1 : height(rowIndex, start),
      })),
  ]);
  return [layOut(spans)];
}

/** The text of a cell; a figure that is not seen as it is written is marked, as is a blank where a figure may stand. */
export function seenText({ paragraphs, struck, covered }: OpenCell, mayBeFigure = false): string {
  const text = paragraphs.join("\n").trim();
  const isDoubtful = text === "" ? covered && mayBeFigure : (covered || struck) && looksLikeFigure(text);
  return isDoubtful ? text + raisedMark : text;
}

/** A continuing cell belongs to the one above; one without anything above stands for itself. */
function mergesUp(starts: { cell: OpenCell; start: number }[][], rowIndex: number, start: number): boolean {
  return starts[rowIndex - 1]?.some((item) => item.start === start && item.cell.merge !== "none") ?? false;
}
