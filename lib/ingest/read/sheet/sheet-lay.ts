import { ReadError } from "../../open/read-error";
import { type SheetCell, type SheetRow, sheetLimits } from "./sheet";
import { withoutHidden } from "./sheet-hidden";
import type { Range } from "./sheet-range";

export type Drawn = { row: number; column: number; text: string; formula: boolean };

export const damagedSheet = "的工作表结构已损坏，未读取，请重新下载或索取原件";

export type DrawnSheet = {
  filled: readonly Drawn[];
  /** Cells without a text, which count only as far as the others reach. */
  empty: readonly Drawn[];
  merges: readonly Range[];
  hidden: { rows: readonly number[]; columns: readonly number[] };
};

/** How many rows and columns cells reach over. */
export const extentOf = (cells: readonly Drawn[]) => ({
  height: cells.reduce((most, { row }) => Math.max(most, row + 1), 0),
  width: cells.reduce((most, { column }) => Math.max(most, column + 1), 0),
});

/**
 * The rows of a sheet that are seen.
 * @throws ReadError for a text beyond 10,000 rows or 256 columns, more than 200,000 cells, or merges that overlap
 */
export function rowsOf({ filled, empty, merges, hidden }: DrawnSheet): SheetRow[] {
  const { height, width } = extentOf(filled);
  if (height > sheetLimits.rows || width > sheetLimits.columns)
    throw new ReadError(
      `的工作表写到第${height}行第${width}列，超过${sheetLimits.rows}行${sheetLimits.columns}列的上限，未读取；请删去表外的内容`,
    );
  const inside = empty.filter(({ row, column }) => row < height && column < width);
  if (filled.length + inside.length > sheetLimits.cells)
    throw new ReadError(
      `的工作表有${filled.length + inside.length}格，超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`,
    );
  const drawn = [...filled, ...inside];
  const size = { height, width: Math.min(width + 32, sheetLimits.columns) };
  if (hidden.rows.length + hidden.columns.length === 0) return lay(drawn, merges, size);
  const seen = withoutHidden(drawn, merges, hidden);
  return lay(seen.drawn, seen.merges, size).map((row) => ({ ...row, number: seen.rowOf(row.place - 1) + 1 }));
}

/**
 * Cells as rows, with merged ones as spans and without those that they cover.
 * @throws ReadError if merges overlap, or two cells have one place
 */
function lay(
  drawn: readonly Drawn[],
  merges: readonly Range[],
  size: { height: number; width: number },
): SheetRow[] {
  const { height, width } = size;
  const covered = new Uint8Array(height * width);
  const spans = new Map<number, { columns: number; rows: number }>();
  let area = 0;
  for (const { top, left, bottom, right } of merges) {
    const last = { row: Math.min(bottom, height - 1), column: Math.min(right, width - 1) };
    if (top > last.row || left > last.column) continue;
    const columns = last.column - left + 1;
    const rows = last.row - top + 1;
    area += columns * rows;
    if (area > covered.length)
      throw new ReadError("的工作表中合并单元格互相重叠，文件可能已损坏，未读取；请重新导出");
    spans.set(top * width + left, { columns, rows });
    for (let row = top; row <= last.row; row += 1)
      covered.fill(1, row * width + left, row * width + left + columns);
    covered[top * width + left] = 0;
  }
  const rows = new Map<number, SheetCell[]>();
  for (const { row, column, text, formula } of drawn) {
    const place = row * width + column;
    if (covered[place] === 1) continue;
    if (covered[place] === 2) throw new ReadError(damagedSheet);
    covered[place] = 2;
    const cells = rows.get(row) ?? [];
    if (cells.length === 0) rows.set(row, cells);
    cells.push({ text, column, ...(spans.get(place) ?? { columns: 1, rows: 1 }), formula });
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({
      number: row + 1,
      place: row + 1,
      cells: cells.sort((a, b) => a.column - b.column),
    }));
}
