import type { Row } from "write-excel-file/node";
import type { ExportedView } from "../exported-view";
import { headCell, printed, textCell, wrappedCell } from "./sheet-cell";

const messageWidth = 90;

/** 问题: what the checks found about these very figures and nobody has decided upon. */
export function findingSheet({ findings }: ExportedView) {
  const rows: Row[] = findings.map(({ agency, year, severity, check, message }) => [
    textCell(agency),
    { type: Number, value: year, format: "0" },
    textCell(severity),
    textCell(check),
    wrappedCell(message, messageWidth),
  ]);
  const none: Row[] = [[textCell("这些数没有待核查的问题")]];
  return {
    sheet: "问题",
    data: [
      ["机关", "年度", "程度", "核对", "说明"].map((name) => headCell(name)),
      ...(rows.length > 0 ? rows : none),
    ],
    columns: [{ width: 26 }, { width: 8 }, { width: 8 }, { width: 20 }, { width: messageWidth }],
    stickyRowsCount: 1,
    ...printed,
  };
}
