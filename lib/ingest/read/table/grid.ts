import type { Box, Table } from "../../document";

export type SpanCell = { text: string; columns: number; rows: number };

const widest = 256;
const tallest = 10_000;

/** Lays cells with spans out as HTML does: each takes the next free columns of its row. */
export function layOut(rows: readonly (readonly SpanCell[])[]): Table {
  const takenUntil: number[] = [];
  const laid = rows.map((cells, rowIndex) => {
    const boxes: Box[] = [];
    let column = 0;
    for (const cell of cells) {
      while ((takenUntil[column] ?? 0) > rowIndex && column < widest) column += 1;
      const columns = Math.min(Math.max(cell.columns, 1), widest - column);
      if (columns < 1) break;
      const height = cell.rows === 0 ? rows.length - rowIndex : Math.min(Math.max(cell.rows, 1), tallest);
      boxes.push({ text: cell.text, column, columns, rows: height });
      for (let taken = column; taken < column + columns; taken += 1) takenUntil[taken] = rowIndex + height;
      column += columns;
    }
    return boxes;
  });
  return { kind: "table", aligned: true, rows: laid };
}
