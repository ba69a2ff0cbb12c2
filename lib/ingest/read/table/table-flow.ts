import type { Block, Table } from "../../document";
import { blocksOfLines } from "../text/text";
import { type EdgeRow, layOutEdges, type RowEdges } from "./edge-table";

type OpenCell = { lines: string[]; tables: Table[] };
type OpenTable = { rows: { cells: OpenCell[]; row: RowEdges | null }[]; cells: OpenCell[]; cell: OpenCell };

/** What a word processor's text is fed into, paragraph by paragraph; depth says in how many tables each stands. */
export type TableFlow = {
  paragraph(text: string, depth: number): void;
  /** The paragraph is the last of its cell. */
  endCell(text: string, depth: number): void;
  endRow(row: RowEdges | null, depth: number): void;
  finish(): Block[];
};

const newCell = (): OpenCell => ({ lines: [], tables: [] });

/** Gathers paragraphs, cells and rows into blocks; a table with tables in it is layout, its cells follow each other. */
export function openTableFlow(): TableFlow {
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
