import type PptxGenJS from "pptxgenjs";
import { palette } from "@/lib/chart/palette";
import { hex } from "../office/chart-style";
import type { TableCell, TableRow, WideTable } from "../wide-table";
import { contentWidth, slide, slideText } from "./slide-style";

/** In inches. */
export const tableRowHeight = 0.29;
const nameWidth = 2.4;

/** The rows of a native table, the head first; a missing figure by its reason. */
function tableRows(
  { corner, columns }: WideTable,
  rows: readonly TableRow[],
  letters: number,
): PptxGenJS.TableRow[] {
  const head = [corner, ...columns].map((text, index) => ({
    text,
    options: {
      ...style(index, letters),
      bold: true,
      fill: { color: hex(palette["accent-soft"]) },
      border: border(palette.faint),
    },
  }));
  return [head, ...rows.map((row) => rowOf(row, letters))];
}

function rowOf({ name, role, cells }: TableRow, letters: number): PptxGenJS.TableCell[] {
  const bold = role === "reference";
  return [
    { text: name, options: { ...style(0, letters), bold } },
    ...cells.map((cell, index) => ({
      text: runsOf(cell, letters),
      options: style(index + 1, letters),
    })),
  ];
}

/** The figure with its sign, and small beside it the part and whole of a share and what an aggregate rests on. */
function runsOf({ value, text, sign, parts, below }: TableCell, letters: number): PptxGenJS.TableCell[] {
  const faint = { color: hex(palette.secondary) };
  const own = { text, options: value === null ? faint : {} };
  const beside = [...(parts === null ? [] : [parts]), ...below];
  return [
    own,
    ...(sign === "" ? [] : [{ text: sign, options: { color: hex(palette.warning), bold: true } }]),
    ...beside.map((words) => ({ text: `  ${words}`, options: { ...faint, fontSize: letters - 2 } })),
  ];
}

function style(column: number, letters: number) {
  return {
    ...slideText.table,
    fontSize: letters,
    align: column === 0 ? "left" : "right",
    valign: "middle",
    margin: [0.02, 0.06, 0.02, 0.06],
    border: border(palette.rule),
  } satisfies PptxGenJS.TableCellProps;
}

/** Horizontal rules only: top, right, bottom, left. */
function border(
  colour: string,
): [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps] {
  const none = { type: "none" } as const;
  return [none, none, { type: "solid", pt: 0.75, color: hex(colour) }, none];
}

/** Puts some rows of a table on a slide, under its head. */
export function placeTable(
  own: PptxGenJS.Slide,
  table: WideTable,
  rows: readonly TableRow[],
  y: number,
  x: number = slide.side,
): void {
  if (rows.length === 0) return;
  const { columns } = table;
  const letters = columns.length > 8 ? 8 : columns.length > 6 ? 10 : 11;
  own.addTable(tableRows(table, rows, letters), {
    x,
    y,
    w: tableWidth(table),
    colW: [nameWidth, ...columns.map(() => columnWidth(table))],
    rowH: tableRowHeight,
  });
}

const columnWidth = ({ columns }: WideTable) =>
  Math.min(2.2, (contentWidth - nameWidth) / Math.max(columns.length, 1));
/** In inches. */
export const tableWidth = (table: WideTable) => nameWidth + columnWidth(table) * table.columns.length;
