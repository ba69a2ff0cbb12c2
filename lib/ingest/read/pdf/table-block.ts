import type { Table } from "../../document";
import { nearestLevel } from "./join-rulings";
import type { TablePiece } from "./table-piece";

const sameEdge = 4;

/** A table in points as a table in columns. */
export function tableBlock({ cells, height }: TablePiece): Table {
  const edges = edgesOf(cells.flatMap(({ x0, x1 }) => [x0, x1]));
  const rows = Array.from({ length: height }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ text, x0, x1, rows }) => {
        const column = nearestLevel(edges, x0);
        return { text, column, columns: Math.max(1, nearestLevel(edges, x1) - column), rows };
      })
      .sort((a, b) => a.column - b.column),
  );
  return { kind: "table", aligned: true, rows };
}

function edgesOf(places: readonly number[]): number[] {
  const edges: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || place - last > sameEdge) edges.push(place);
  }
  return edges;
}
