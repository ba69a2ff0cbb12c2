import { ReadError } from "../../open/read-error";

/** A cell as displayed. `column` is 0-based; spans come from merged cells. */
export type SheetCell = {
  text: string;
  column: number;
  columns: number;
  rows: number;
  /** The text is what a formula gave when the file was last calculated. */
  formula: boolean;
};
export type SheetRow = {
  /** As the program numbers it, from 1; of a CSV file the line. */
  number: number;
  /** Counted from 1 among the rows that are seen. */
  place: number;
  /** By column, without those that a merged cell covers; an empty one that the file draws is here with no text. */
  cells: SheetCell[];
};
/** One sheet of a workbook, or a CSV file. Rows in which nothing is drawn are left out. */
export type Sheet = { name: string | null; rows: SheetRow[] };

/** The formats that are sheets. */
export const sheetFormats = ["csv", "xlsx", "ods"] as const;
export type SheetFormat = (typeof sheetFormats)[number];

export const sheetLimits = { rows: 10_000, columns: 256, cells: 200_000, sheets: 300 };

/** Rows and columns from 0, the last ones included. */
export type Range = { top: number; left: number; bottom: number; right: number };

export const rangesOverlap = (a: Range, b: Range) =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** `B12` → row 11, column 1; null for anything else. */
export function parseCellReference(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

/** `A1:B2`, or a cell alone; null for anything else. */
export function parseRange(reference: string): Range | null {
  const [from = "", to = from] = reference.split(":");
  const start = parseCellReference(from);
  const end = parseCellReference(to);
  if (!start || !end || end.row < start.row || end.column < start.column) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}

export type DrawnCell = { row: number; column: number; text: string; formula: boolean };

export const damagedSheet = "的工作表结构已损坏，未读取，请重新下载或索取原件";

type DrawnSheet = {
  filled: readonly DrawnCell[];
  /** Cells without a text, which count only as far as the others reach. */
  empty: readonly DrawnCell[];
  merges: readonly Range[];
  hidden: { rows: readonly number[]; columns: readonly number[] };
};

/** How many rows and columns cells reach over. */
export const extentOf = (cells: readonly DrawnCell[]) => ({
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
  drawn: readonly DrawnCell[],
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

/** Which rows and columns are hidden, in order and each once. */
type HiddenLines = { rows: readonly number[]; columns: readonly number[] };

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
function withoutHidden(drawn: readonly DrawnCell[], merges: readonly Range[], hidden: HiddenLines) {
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
  const seen = drawn.flatMap((cell): DrawnCell[] => {
    const place = moved.get(key(cell.row, cell.column));
    if (place) return [{ ...cell, ...place }];
    if (isHidden(rows, cell.row) || isHidden(columns, cell.column)) return [];
    const now = { row: row(cell.row), column: column(cell.column) };
    rowsBefore.set(now.row, cell.row);
    return taken.has(key(now.row, now.column)) ? [] : [{ ...cell, ...now }];
  });
  return { drawn: seen, merges: left, rowOf: (index: number) => rowsBefore.get(index) ?? index };
}
