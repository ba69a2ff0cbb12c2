import type PptxGenJS from "pptxgenjs";
import { palette } from "@/lib/chart/palette";
import type { ChartTable, TableCell, TableRow } from "../chart-table";
import { hex } from "../office/chart-style";
import { slideWords } from "./slide-words";

export const rowHeight = 0.29;

/** The rows of a native table, the head first; a missing figure by its reason. */
export function tableRows(
  { corner, columns }: ChartTable,
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
    ...slideWords.table,
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
