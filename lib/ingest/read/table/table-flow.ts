import type { Block, Box, Table } from "../../document";
import { blocksOfLines } from "../text/text";

type OpenCell = { lines: string[]; tables: Table[] };
type OpenTable = { rows: { cells: OpenCell[]; row: RowEdges | null }[]; cells: OpenCell[]; cell: OpenCell };

/** What a word processor's text is fed into, paragraph by paragraph; depth says in how many tables each stands. */
type TableFlow = {
  paragraph(text: string, depth: number): void;
  /** The paragraph is the last of its cell. */
  endCell(text: string, depth: number): void;
  endRow(row: RowEdges | null, depth: number): void;
  finish(): Block[];
};

const newCell = (): OpenCell => ({ lines: [], tables: [] });

/** Gathers paragraphs, cells and rows into blocks; a table with tables in it is layout, its cells follow each other. */
export function createTableFlow(): TableFlow {
  const blocks: Block[] = [];
  const open: OpenTable[] = [];
  let lines: string[] = [];
  const endLines = () => {
    blocks.push(...blocksOfLines(lines));
    lines = [];
  };
  const closeTable = (closed: OpenTable) => {
    const laid = blocksOfTable(closed);
    const outer = open.at(-1)?.cell;
    if (!outer) {
      endLines();
      blocks.push(...laid);
    } else
      for (const block of laid)
        if (block.kind === "table") outer.tables.push(block);
        else outer.lines.push(block.text);
  };
  const tableAt = (depth: number): OpenTable | undefined => {
    while (open.length > depth) {
      const closed = open.pop();
      if (closed) closeTable(closed);
    }
    while (open.length < depth) {
      if (open.length === 0) endLines();
      open.push({ rows: [], cells: [], cell: newCell() });
    }
    return open.at(-1);
  };
  const paragraph = (text: string, depth: number) => {
    const table = tableAt(depth);
    if (table) table.cell.lines.push(text);
    else lines.push(...text.split("\n"));
  };
  return {
    paragraph,
    endCell(text, depth) {
      paragraph(text, depth);
      const table = tableAt(depth);
      table?.cells.push(table.cell);
      if (table) table.cell = newCell();
    },
    endRow(row, depth) {
      const table = tableAt(depth);
      if (!table) return;
      table.rows.push({ cells: table.cells, row });
      table.cells = [];
      table.cell = newCell();
    },
    finish() {
      tableAt(0);
      endLines();
      return blocks;
    },
  };
}

function blocksOfTable(table: OpenTable): Block[] {
  const left = [...table.cells, ...(table.cell.lines.length > 0 ? [table.cell] : [])];
  if (left.length > 0) table.rows.push({ cells: left, row: null });
  const cells = table.rows.flatMap((row) => row.cells);
  const textOf = ({ lines }: OpenCell) => lines.join("\n").trim();
  if (cells.length === 1 || cells.some(({ tables }) => tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(textOf(cell).split("\n")), ...cell.tables]);
  const rows = table.rows.map(({ cells: own, row }): EdgeRow => {
    const defined = row?.cells.length === own.length ? row : null;
    return {
      edges: defined?.edges ?? null,
      cells: own.map((cell, index) => ({
        text: textOf(cell),
        merge: defined?.cells[index]?.merge ?? "none",
        mergedLeft: defined?.cells[index]?.mergedLeft ?? false,
      })),
    };
  });
  return [layOutEdges(rows)];
}

/** Whether a cell begins or goes on with a merge downwards, and whether it belongs to the one on its left. */
export type CellMerge = { merge: "none" | "restart" | "continue"; mergedLeft: boolean };
/** A row as it is defined: the edges of its cells in twentieths of a point, one more than cells. */
export type RowEdges = { edges: number[]; cells: CellMerge[] };
type EdgeCell = CellMerge & { text: string };
/** A row of cells; `edges` are where they begin and end across the page, or null where that is not told. */
type EdgeRow = { cells: EdgeCell[]; edges: readonly number[] | null };

/** Edges nearer than this (twentieths of a point) are one: rows drawn by hand do not meet exactly. */
const tolerance = 40;

/**
 * Lays out rows whose cells are told by their edges: the columns are what all edges together cut the page into.
 * Cells that continue a merge are left out; a row without edges has its cells in order, one column each.
 */
export function layOutEdges(rows: readonly EdgeRow[]): Table {
  const columnOf = columnsOf(rows.flatMap(({ edges }) => edges ?? []));
  const placed = rows.map(({ cells, edges }) => {
    const boxes: { box: Box; merge: EdgeCell["merge"] }[] = [];
    cells.forEach((cell, index) => {
      const left = edges?.[index];
      const right = edges?.[index + 1];
      const from = left === undefined ? index : columnOf(left);
      const to = Math.max(from + 1, right === undefined ? index + 1 : columnOf(right));
      const before = boxes.at(-1);
      if (cell.mergedLeft && before && cell.text.trim() === "") before.box.columns = to - before.box.column;
      else
        boxes.push({
          box: { text: cell.text, column: from, columns: to - from, rows: 1 },
          merge: cell.merge,
        });
    });
    return boxes;
  });
  const at = (row: number, column: number) => placed[row]?.find(({ box }) => box.column === column);
  const laid = placed.map((boxes, row) =>
    boxes.flatMap(({ box, merge }) => {
      const above = merge === "continue" ? at(row - 1, box.column) : undefined;
      if (above && above.merge !== "none") return [];
      if (merge === "none") return [box];
      let end = row + 1;
      while (at(end, box.column)?.merge === "continue") end += 1;
      return [{ ...box, rows: end - row }];
    }),
  );
  return { kind: "table", aligned: true, rows: laid };
}

function columnsOf(edges: readonly number[]): (edge: number) => number {
  const starts: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const edge of [...new Set(edges)].sort((a, b) => a - b)) {
    if (edge - last > tolerance) starts.push(edge);
    last = edge;
  }
  return (edge) => {
    let column = 0;
    while (column + 1 < starts.length && (starts[column + 1] ?? Number.POSITIVE_INFINITY) <= edge)
      column += 1;
    return column;
  };
}
