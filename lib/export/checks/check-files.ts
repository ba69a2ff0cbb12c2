import { stringify } from "csv-stringify/sync";
import type { Row } from "write-excel-file/node";
import { namedFile } from "../file-name";
import { plainText } from "../plain-text";
import { headCell, landscape, numberCell, textCell, wrappedCell } from "../xlsx/sheet-cell";
import { sheetFile } from "../xlsx/sheet-file";
import { checkColumns, type ExportedChecks } from "./check-list";

/** `核查_临溪区_2025年_版本.xlsx` */
export const checkFileName = ({ conditions, demo, version }: ExportedChecks, extension: string): string =>
  namedFile(["核查", ...conditions, ...(demo ? ["演示数据"] : []), version], extension);

/** The list for Excel and WPS as CSV: Chinese heads, BOM, CRLF, texts that would be calculated guarded. */
export function checkCsv({ lines, demo }: ExportedChecks): Uint8Array {
  const head = [...checkColumns.map(({ zh }) => zh), ...(demo ? ["演示数据"] : [])];
  const rows = lines.map((line) => [
    ...checkColumns.map(({ of }) => plain(of(line))),
    ...(demo ? ["是"] : []),
  ]);
  return new TextEncoder().encode(
    stringify([head, ...rows], { bom: true, record_delimiter: "\r\n", escape_formulas: true }),
  );
}

const plain = (value: string | number) => (typeof value === "number" ? value : plainText(value));

/** The list as an Excel workbook: 核查, and 说明 with what was asked and of which version. */
export async function checkWorkbook(list: ExportedChecks): Promise<Uint8Array> {
  return sheetFile([listSheet(list), aboutList(list)], list.madeOn);
}

const wide = 30;
/** Beside texts of several lines. */
const top = { alignVertical: "top" } as const;

function listSheet({ lines }: ExportedChecks) {
  const rows: Row[] = lines.map((line) =>
    checkColumns.map(({ zh, width, of }) => {
      const value = of(line);
      if (typeof value === "string") return width >= wide ? wrappedCell(value, width) : textCell(value, top);
      const number = zh === "年度" ? { type: Number, value, format: "0" } : numberCell(value);
      return number && { ...number, ...top };
    }),
  );
  const none: Row[] = [[textCell("没有符合条件的")]];
  return {
    sheet: "核查",
    data: [checkColumns.map(({ zh }) => headCell(zh)), ...(rows.length > 0 ? rows : none)],
    columns: checkColumns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    ...landscape,
  };
}

const aboutWidth = 90;

function aboutList({ conditions, summary, address, version, madeOn, demo }: ExportedChecks) {
  const row = (name: string, text: string): Row => [textCell(name), wrappedCell(text, aboutWidth)];
  return {
    sheet: "说明",
    data: [
      ...(demo
        ? [[textCell("演示数据，不是真实报告的数", { textColor: "#b54708", fontWeight: "bold" })]]
        : []),
      row("条件", conditions.join("，")),
      row("数目", summary),
      row("地址", address),
      row("数据版本", `${version}（${madeOn}）`),
      row("归并", "同一报告、同一核对、同一行的发现归为一项"),
      row("未报送", "只列已声明收齐而规定日期已过的；没有声明的算未收录，不列入"),
    ],
    columns: [{ width: 16 }, { width: aboutWidth }],
    showGridLines: false,
    ...landscape,
  };
}
