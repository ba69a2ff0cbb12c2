import { Parser } from "htmlparser2";
import { ReadError } from "./read-error";
import { type SheetCell, type SheetRow, sheetLimits } from "./sheet";
import { type Display, shownNumber } from "./xlsx-formats";
import { openRichText, unescaped } from "./xlsx-strings";

export type WorkbookFacts = { strings: readonly string[]; displays: readonly Display[]; from1904: boolean };

const damaged = "的工作表结构已损坏，未读取，请重新下载或索取原件";

type Range = { top: number; left: number; bottom: number; right: number };
type Drawn = { row: number; column: number; text: string; formula: boolean };

/**
 * The rows of one sheet's XML with merged cells as spans. Cells without a text count only as far as the others
 * reach, so that a format put on a million empty rows does no harm.
 * @throws ReadError for a text beyond 10,000 rows or 256 columns, more than 200,000 cells, or merges that overlap
 */
export function sheetRows(xml: string, facts: WorkbookFacts): SheetRow[] {
  const { filled, empty, merges } = parse(xml, facts);
  const height = filled.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const width = filled.reduce((most, { column }) => Math.max(most, column + 1), 0);
  if (height > sheetLimits.rows || width > sheetLimits.columns)
    throw new ReadError(
      `的工作表写到第${height}行第${width}列，超过${sheetLimits.rows}行${sheetLimits.columns}列的上限，未读取；请删去表外的内容`,
    );
  const inside = empty.filter(({ row, column }) => row < height && column < width);
  if (filled.length + inside.length > sheetLimits.cells)
    throw new ReadError(
      `的工作表有${filled.length + inside.length}格，超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`,
    );
  return lay([...filled, ...inside], merges, { height, width: Math.min(width + 32, sheetLimits.columns) });
}

function parse(xml: string, { strings, displays, from1904 }: WorkbookFacts) {
  const filled: Drawn[] = [];
  const empty: Drawn[] = [];
  const merges: Range[] = [];
  let row = -1;
  let column = -1;
  let type = "n";
  let style = Number.NaN;
  let value = "";
  let inValue = false;
  let formula = false;
  const rich = openRichText();
  const text = (): string => {
    switch (type) {
      case "s":
        return strings[Number(value)] ?? "";
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "n":
        return value === "" ? "" : shownNumber(value, displays[style] ?? "number", from1904);
      default:
        return unescaped(value);
    }
  };
  new Parser(
    {
      onopentag(name, attributes) {
        switch (name) {
          case "row":
            row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
            column = -1;
            if (!Number.isSafeInteger(row) || row < 0) throw new ReadError(damaged);
            return;
          case "c": {
            const at = attributes.r === undefined ? null : cellAt(attributes.r);
            row = at?.row ?? row;
            column = at?.column ?? column + 1;
            if (row < 0 || (at === null && attributes.r !== undefined)) throw new ReadError(damaged);
            type = attributes.t ?? "n";
            style = Number(attributes.s);
            value = "";
            formula = false;
            return;
          }
          case "f":
            formula = true;
            return;
          case "v":
            inValue = true;
            return;
          case "mergeCell": {
            const range = rangeOf(attributes.ref ?? "");
            if (range) merges.push(range);
            return;
          }
          default:
            rich.open(name, attributes.val);
        }
      },
      ontext(part) {
        if (inValue) value += part;
        else rich.add(part);
      },
      onclosetag(name) {
        rich.close(name);
        if (name === "v") inValue = false;
        else if (name === "c") {
          value += rich.take();
          const shown = text();
          // A formula that was never calculated shows nothing that could be read: it must not pass for a blank.
          const kept = formula && shown.trim() === "" ? "公式没有保存结果" : shown;
          const cell = { row, column, text: kept, formula };
          if (kept.trim() !== "") filled.push(cell);
          else if (empty.length < sheetLimits.cells) empty.push(cell);
          if (filled.length > sheetLimits.cells)
            throw new ReadError(`的工作表超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return { filled, empty, merges };
}

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
    if (covered[place] === 2) throw new ReadError(damaged);
    covered[place] = 2;
    const cells = rows.get(row) ?? [];
    if (cells.length === 0) rows.set(row, cells);
    cells.push({ text, column, ...(spans.get(place) ?? { columns: 1, rows: 1 }), formula });
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ number: row + 1, cells: cells.sort((a, b) => a.column - b.column) }));
}

/** `B12` → row 11, column 1; null for anything else. */
function cellAt(reference: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (!letters || !digits) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

function rangeOf(reference: string): Range | null {
  const [from = "", to = ""] = reference.split(":");
  const start = cellAt(from);
  const end = cellAt(to);
  if (!start || !end || end.row < start.row || end.column < start.column) return null;
  return { top: start.row, left: start.column, bottom: end.row, right: end.column };
}
