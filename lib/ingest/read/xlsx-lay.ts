import { ReadError } from "./read-error";
import type { SheetCell, SheetRow } from "./sheet";
import type { Range } from "./sheet-range";

export type Drawn = { row: number; column: number; text: string; formula: boolean };

export const damagedSheet = "的工作表结构已损坏，未读取，请重新下载或索取原件";

/**
 * Cells as rows, with merged ones as spans and without those that they cover.
 * @throws ReadError if merges overlap, or two cells have one place
 */
export function lay(
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
