import { parseCsv } from "@/lib/agencies/csv";
import { ReadError } from "../../open/read-error";
import { tidyHead } from "../../structured/tidy-columns";
import { type Sheet, type SheetCell, sheetLimits } from "./sheet";

const mostTidyLines = 100_000;
/** The request table alone has 25 rows of at least 8 columns; the list of 2014 has 58 of a label and a figure. */
const leastRows = 15;
const leastColumns = 8;
const listColumns = 2;
/** A label, with blanks or its number before it, and a figure behind it; not the pieces of 1,728,360. */
function isListRow(cells: readonly string[]): boolean {
  const at = cells.findIndex((text) => !/^\s*\d{0,3}\s*$/.test(text));
  return (
    cells.length >= listColumns &&
    /^(?:\d{1,2}[.．、])?\D*\p{Script=Han}.*(?<!\d\s*)$/su.test(cells[at] ?? "") &&
    cells.slice(at + 1).some(isNumber)
  );
}
const isNumber = (text: string) => /^\s*\d{1,15}(?:\.\d+)?\s*\p{Script=Han}{0,2}\s*$/u.test(text);

/**
 * A text as a sheet if it is CSV (RFC 4180): a tidy sheet, or rows as the statutory tables have them; null
 * for any other text, commas or not.
 * @throws ReadError where a quote has no partner, or the sheet is too large
 */
export function readCsv(text: string): Sheet | null {
  if (!mayBeSheet(text)) return null;
  const { rows, brokenAt } = parseCsv(text);
  const isTidy = tidyHead(rows[0]?.cells ?? []) !== null;
  const own = rows.filter(({ cells }) => cells.length >= leastColumns || isListRow(cells));
  if (!isTidy && own.length < leastRows) return null;
  if (brokenAt !== null)
    throw new ReadError(`第${brokenAt}行的引号没有配对，以后的内容无法读取，未入库；请核对后重新导出`);
  const rowsAllowed = isTidy ? mostTidyLines : sheetLimits.rows;
  if (rows.length > rowsAllowed)
    throw new ReadError(`有${rows.length}行，超过${rowsAllowed}行的上限，请分成几个文件`);
  let total = 0;
  for (const { line, cells } of rows) {
    total += cells.length;
    if (cells.length > sheetLimits.columns || (!isTidy && total > sheetLimits.cells))
      throw new ReadError(
        `第${line}行起超过${sheetLimits.columns}列或${sheetLimits.cells}格的上限，未读取；请删去表外的内容`,
      );
  }
  let number = 0;
  let nextLine = 1;
  return {
    name: null,
    rows: rows.map(({ line, cells }) => {
      // A row of several lines is one row: only lines left out make a gap.
      number += 1 + line - nextLine;
      nextLine = line + 1 + cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      return {
        number: isTidy ? line : number,
        place: number,
        cells: cells.map(
          (text, column): SheetCell => ({ text, column, columns: 1, rows: 1, formula: false }),
        ),
      };
    }),
  };
}

/** Whether parsing is worth while: a tidy head, or enough lines with commas enough, quoted or not. */
function mayBeSheet(text: string): boolean {
  if (
    tidyHead(
      text
        .slice(0, 1000)
        .trimStart()
        .split(/[\r\n]/, 1)[0]
        ?.replaceAll('"', "")
        .split(",") ?? [],
    )
  )
    return true;
  let commas = 0;
  let wide = 0;
  for (let at = 0; at < text.length && wide < leastRows; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x2c) commas += 1;
    else if (character === 0x0a || character === 0x0d) {
      if (commas >= listColumns - 1) wide += 1;
      commas = 0;
    }
  }
  return wide >= leastRows - 1;
}
