import { labelKey } from "@/lib/catalogue/label-key";
import { sectionHeadings } from "@/lib/catalogue/printed-tables";
import type { Block, Box, Place, ReportDocument } from "../../document";
import { parseTitle } from "../../identify/title";
import type { Sheet, SheetCell, SheetFormat, SheetRow } from "./sheet";

export type SheetDocument = {
  document: ReportDocument;
  /** Where the text is what a formula gave. */
  formulas: Place[];
};

/**
 * Sheets as one document, in their order: rows that hold several cells are tables, a text alone in its row is a
 * paragraph. A table is as wide as its own texts reach, so that blanks beside it are not taken for blank cells.
 */
export function sheetDocument(sheets: readonly Sheet[], format: SheetFormat): SheetDocument {
  const blocks: Block[] = [];
  const formulas: Place[] = [];
  for (const { rows } of sheets)
    for (const piece of piecesOf(rows)) {
      const [first] = piece;
      if (!first) continue;
      const lone = piece.length === 1 ? loneText(first) : null;
      if (lone !== null) {
        for (const text of lone.text.split(/\r?\n/))
          if (text.trim() !== "") blocks.push({ kind: "paragraph", text: text.trim(), line: first.number });
        continue;
      }
      // Lines of unlike lengths have no columns: each is a row of its own cells.
      const isRagged = format === "csv" && piece.some(({ cells }) => cells.length !== first.cells.length);
      const table = isRagged
        ? piece.map(({ cells }) => cells)
        : tableOf(piece, columnsOf(piece, format !== "csv"));
      table.forEach((row, rowIndex) => {
        row.forEach(({ formula }, column) => {
          if (formula) formulas.push({ table: blocks.length + 1, row: rowIndex + 1, column: column + 1 });
        });
      });
      const boxes = table.map((row): Box[] => row.map(({ formula: _, ...box }) => box));
      blocks.push({ kind: "table", aligned: !isRagged, rows: boxes });
    }
  return { document: { format, metadata: [], blocks }, formulas };
}

const isFilled = ({ text }: SheetCell) => text.trim() !== "";

const longest = 40;
const headings = new Set(Object.values(sectionHeadings).map(labelKey));

/**
 * The one text of a row that is no row of a table: merged over most of the columns, long, a heading, or with nothing drawn
 * beside it.
 */
function loneText({ cells }: SheetRow): SheetCell | null {
  const [only, second] = cells.filter(isFilled);
  if (!only || second) return null;
  const isText =
    cells.length === 1 ||
    only.columns >= cells.length ||
    only.text.trim().length > longest ||
    headings.has(labelKey(only.text)) ||
    parseTitle(only.text) !== null;
  return isText ? only : null;
}

/** Runs of rows that belong to one table, and lone texts between them; empty rows end a run. */
function piecesOf(rows: readonly SheetRow[]): SheetRow[][] {
  const pieces: SheetRow[][] = [];
  let open: SheetRow[] = [];
  let next = Number.NaN;
  const close = () => {
    if (open.length > 0) pieces.push(open);
    open = [];
  };
  for (const row of rows) {
    if (!row.cells.some(isFilled)) continue;
    if (row.place > next) close();
    const reach = row.cells.reduce((most, cell) => Math.max(most, cell.rows), 1);
    next = Math.max(open.length > 0 ? next : 0, row.place + reach);
    if (loneText(row)) {
      close();
      pieces.push([row]);
    } else open.push(row);
  }
  close();
  return pieces;
}

/**
 * The columns of the table: those in which a text begins, and of a workbook those between them in which a cell is
 * drawn. A sheet may have spare ones beside and between them that are no columns of this table.
 */
function columnsOf(run: readonly SheetRow[], withDrawn: boolean): number[] {
  const filled = run.flatMap(({ cells }) => cells.filter(isFilled).map(({ column }) => column));
  const used = new Set(filled);
  const first = filled.reduce((least, column) => Math.min(least, column), Number.POSITIVE_INFINITY);
  const last = filled.reduce((most, column) => Math.max(most, column), -1);
  if (withDrawn)
    for (const { cells } of run)
      for (const { column } of cells) if (column > first && column < last) used.add(column);
  return [...used].sort((a, b) => a - b);
}

/** The run as rows of boxes: every column is there in every row, covered ones excepted. */
function tableOf(run: readonly SheetRow[], columns: readonly number[]): SheetCell[][] {
  const takenUntil: number[] = [];
  return run.map(({ place, cells }) => {
    const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
    const row: SheetCell[] = [];
    columns.forEach((column, position) => {
      if ((takenUntil[position] ?? 0) > place) return;
      const cell = byColumn.get(column) ?? { text: "", column, columns: 1, rows: 1, formula: false };
      const across = columns.filter((other) => other >= column && other < column + cell.columns).length;
      row.push({ ...cell, column: position, columns: across });
      for (let taken = position; taken < position + across; taken += 1)
        takenUntil[taken] = Math.max(takenUntil[taken] ?? 0, place + cell.rows);
    });
    return row;
  });
}
