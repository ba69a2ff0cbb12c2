import { stringify } from "csv-stringify/sync";
import type { Row } from "write-excel-file/node";
import { namedFile } from "./file-name";
import { plainText } from "./plain-text";
import { headCell, landscape, numberCell, textCell, wrappedCell } from "./xlsx/sheet-cell";
import { sheetFile } from "./xlsx/sheet-file";

/** A list under some conditions, as it leaves the product. */
export type ExportedList<Line> = {
  /** The conditions in words: 临溪区, 2025年. */
  conditions: string[];
  /** How many there are of which sort. */
  summary: string;
  /** The address of the page with the same list. */
  address: string;
  /** Label of the dataset version, and the ISO day on which it was made. */
  version: string;
  madeOn: string;
  demo: boolean;
  lines: Line[];
};

export type ListColumn<Line> = {
  zh: string;
  /** In letters. */
  width: number;
  of(line: Line): string | number;
  /** Whether its numbers are years, which have no separators. */
  isYear?: boolean;
};

/** What a kind of lists has in its files: its name, its columns, and what has to be known of it. */
export type ListKind<Line> = {
  name: string;
  columns: readonly ListColumn<Line>[];
  about: readonly (readonly [name: string, text: string])[];
};

/** `核查_临溪区_2025年_版本.xlsx` */
export const listFileName = <Line>(
  { name }: ListKind<Line>,
  { conditions, demo, version }: ExportedList<Line>,
  extension: string,
): string => namedFile([name, ...conditions, ...(demo ? ["演示数据"] : []), version], extension);

/** The list for Excel and WPS as CSV: Chinese heads, BOM, CRLF, texts that would be calculated guarded. */
export function listCsv<Line>({ columns }: ListKind<Line>, { lines, demo }: ExportedList<Line>): Uint8Array {
  const head = [...columns.map(({ zh }) => zh), ...(demo ? ["演示数据"] : [])];
  const rows = lines.map((line) => [...columns.map(({ of }) => plain(of(line))), ...(demo ? ["是"] : [])]);
  return new TextEncoder().encode(
    stringify([head, ...rows], { bom: true, record_delimiter: "\r\n", escape_formulas: true }),
  );
}

const plain = (value: string | number) => (typeof value === "number" ? value : plainText(value));

/** The list as an Excel workbook: a sheet of its name, and 说明 with what was asked and of which version. */
export async function listWorkbook<Line>(
  kind: ListKind<Line>,
  list: ExportedList<Line>,
): Promise<Uint8Array> {
  return sheetFile([listSheet(kind, list), aboutSheet(kind, list)], list.madeOn);
}

const wide = 30;
/** Beside texts of several lines. */
const top = { alignVertical: "top" } as const;

function listSheet<Line>({ name, columns }: ListKind<Line>, { lines }: ExportedList<Line>) {
  const rows: Row[] = lines.map((line) =>
    columns.map(({ width, of, isYear = false }) => {
      const value = of(line);
      if (typeof value === "string") return width >= wide ? wrappedCell(value, width) : textCell(value, top);
      const number = isYear ? { type: Number, value, format: "0" } : numberCell(value);
      return number && { ...number, ...top };
    }),
  );
  const none: Row[] = [[textCell("没有符合条件的")]];
  return {
    sheet: name,
    data: [columns.map(({ zh }) => headCell(zh)), ...(rows.length > 0 ? rows : none)],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    ...landscape,
  };
}

const aboutWidth = 90;

function aboutSheet<Line>(
  { about }: ListKind<Line>,
  { conditions, summary, address, version, madeOn, demo }: ExportedList<Line>,
) {
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
      ...about.map(([name, text]) => row(name, text)),
    ],
    columns: [{ width: 16 }, { width: aboutWidth }],
    showGridLines: false,
    ...landscape,
  };
}
