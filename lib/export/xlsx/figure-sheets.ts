import type { Cell, Row } from "write-excel-file/node";
import type { AnyFileColumnId } from "@/lib/catalogue/codebook";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import type { ExportedView } from "../exported-view";
import { type FigureRow, figureRows } from "../figure-rows";
import { longColumns } from "../long-columns";
import { type WideTable, wideTable } from "../wide-table";
import { headCell, landscape, numberCell, textCell } from "./sheet-cell";

/** 数据: the tables of the charts one below the other, a line a row, the reason where there is no figure. */
export function wideSheet({ charts }: ExportedView) {
  const tables = charts.map((chart) => ({ chart, table: wideTable(chart) }));
  const data = tables.flatMap(({ chart: { series }, table }, index): Row[] => [
    ...(index > 0 ? [[]] : []),
    [textCell(chartTitle(series), { fontWeight: "bold", fontSize: 12 })],
    [textCell(chartSubtitle(series), { textColor: "#52606d" })],
    [headCell(table.corner), ...table.columns.map((column) => headCell(column, { align: "right" }))],
    ...table.rows.map(
      ({ name, cells, role }): Row => [
        textCell(name, role === "reference" ? { fontWeight: "bold" } : {}),
        ...cells.map(
          ({ value, unit, text, sign, approximate }): Cell =>
            numberCell(value, unit, { before: approximate ? "约" : "", after: sign }) ??
            textCell(text + sign, { align: "right", textColor: "#7b8794" }),
        ),
      ],
    ),
    ...countRows(table).map(
      ({ name, texts }): Row => [
        textCell(name, { textColor: "#52606d" }),
        ...texts.map((text) => textCell(text, { align: "right", textColor: "#52606d" })),
      ],
    ),
  ]);
  const columns = Math.max(0, ...tables.map(({ table }) => table.columns.length));
  return {
    sheet: "数据（宽表）",
    data,
    columns: [{ width: 26 }, ...Array.from({ length: columns }, () => ({ width: 13 }))],
    stickyColumnsCount: 1,
    ...landscape,
  };
}

/** What the aggregates rest on, a row below the table for each of them: cells above hold numbers alone. */
function countRows({ rows }: WideTable): { name: string; texts: string[] }[] {
  return rows
    .filter(({ cells }) => cells.some(({ below }) => below.length > 0))
    .map(({ name, cells }) => ({
      name: `${name}：有数／应有`,
      texts: cells.map(({ below }) => below.join("，")),
    }));
}

/** 数据: a figure a row, as in the CSV file. */
export function longSheet(view: ExportedView) {
  const all = longColumns(view);
  const header: Row = all.map(({ zh }) => headCell(zh));
  const rows = view.charts.flatMap(figureRows).map(
    (row): Row =>
      all.map(({ id, zh, of }): Cell => {
        const value = of(row, view);
        if (typeof value === "string") return textCell(value);
        return zh === "年度" && value !== null
          ? { type: Number, value, format: "0" }
          : numberCell(value, unitOf(id, row));
      }),
  );
  return {
    sheet: "数据（长表）",
    data: [header, ...rows],
    columns: all.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    ...landscape,
  };
}

const unitOf = (column: AnyFileColumnId, row: FigureRow) =>
  ["value", "interval_low", "interval_high", "distance", "year_before"].includes(column) ? row.unit : null;
