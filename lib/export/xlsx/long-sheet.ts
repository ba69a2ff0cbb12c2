import type { Cell, Row } from "write-excel-file/node";
import type { ExportedView } from "../exported-view";
import { type FigureRow, figureRows } from "../figure-rows";
import { longColumns } from "../long-columns";
import { headCell, numberCell, printed, textCell } from "./sheet-cell";

/** 数据: a figure a row, as in the CSV file. */
export function longSheet(view: ExportedView) {
  const header: Row = longColumns.map(({ zh }) => headCell(zh));
  const rows = view.charts.flatMap(figureRows).map(
    (row): Row =>
      longColumns.map(({ zh, of }): Cell => {
        const value = of(row, view);
        if (typeof value === "string") return textCell(value);
        return zh === "年度" && value !== null
          ? { type: Number, value, format: "0" }
          : numberCell(value, unitOf(zh, row));
      }),
  );
  return {
    sheet: "数据（长表）",
    data: [header, ...rows],
    columns: longColumns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    ...printed,
  };
}

const unitOf = (column: string, row: FigureRow) => (column === "数值" ? row.unit : null);
