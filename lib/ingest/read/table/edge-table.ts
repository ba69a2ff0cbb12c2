import type { Box, Table } from "../../document";

/** Whether a cell begins or goes on with a merge downwards, and whether it belongs to the one on its left. */
export type CellMerge = { merge: "none" | "restart" | "continue"; mergedLeft: boolean };
/** A row as it is defined: the edges of its cells in twentieths of a point, one more than cells. */
export type RowEdges = { edges: number[]; cells: CellMerge[] };
export type EdgeCell = CellMerge & { text: string };
/** A row of cells; `edges` are where they begin and end across the page, or null where that is not told. */
export type EdgeRow = { cells: EdgeCell[]; edges: readonly number[] | null };

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
