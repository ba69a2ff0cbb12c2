import type { Drawn } from "./sheet-lay";
import type { Range } from "./sheet-range";

/** Which rows and columns are hidden, in order and each once. */
export type HiddenLines = { rows: readonly number[]; columns: readonly number[] };

/** How many of a sorted list are less. */
function before(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const inOrder = (list: readonly number[]) => [...new Set(list)].sort((a, b) => a - b);

/**
 * What is left of a sheet when its hidden rows and columns are taken out, with rows and columns counted anew. A merged
 * cell of which a part is seen keeps its text. `rowOf` gives the row as it was.
 */
export function withoutHidden(drawn: readonly Drawn[], merges: readonly Range[], hidden: HiddenLines) {
  const [rows, columns] = [inOrder(hidden.rows), inOrder(hidden.columns)];
  const row = (index: number) => index - before(rows, index);
  const column = (index: number) => index - before(columns, index);
  const isHidden = (list: readonly number[], index: number) => list[before(list, index)] === index;
  const key = (top: number, left: number) => `${top} ${left}`;
  const left: Range[] = [];
  const moved = new Map<string, { row: number; column: number }>();
  const taken = new Set<string>();
  for (const merge of merges) {
    const range = {
      top: row(merge.top),
      left: column(merge.left),
      bottom: row(merge.bottom + 1) - 1,
      right: column(merge.right + 1) - 1,
    };
    if (range.top > range.bottom || range.left > range.right) continue;
    left.push(range);
    if (!isHidden(rows, merge.top) && !isHidden(columns, merge.left)) continue;
    moved.set(key(merge.top, merge.left), { row: range.top, column: range.left });
    taken.add(key(range.top, range.left));
  }
  const rowsBefore = new Map<number, number>();
  const seen = drawn.flatMap((cell): Drawn[] => {
    const place = moved.get(key(cell.row, cell.column));
    if (place) return [{ ...cell, ...place }];
    if (isHidden(rows, cell.row) || isHidden(columns, cell.column)) return [];
    const now = { row: row(cell.row), column: column(cell.column) };
    rowsBefore.set(now.row, cell.row);
    return taken.has(key(now.row, now.column)) ? [] : [{ ...cell, ...now }];
  });
  return { drawn: seen, merges: left, rowOf: (index: number) => rowsBefore.get(index) ?? index };
}
