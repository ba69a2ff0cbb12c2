import type { Row } from "write-excel-file/node";
import { plainText } from "../plain-text";
import { headCell, landscape, textCell, wrappedCell } from "../xlsx/sheet-cell";
import { sheetFile } from "../xlsx/sheet-file";
import {
  type Correction,
  type CorrectionItem,
  type CorrectionSheet,
  correctionTitle,
  demoSentence,
  dueText,
  groundSentence,
  printedLines,
} from "./correction";

type Column = { zh: string; width: number; of: (item: CorrectionItem, number: number) => string | number };

const columns: readonly Column[] = [
  { zh: "序号", width: 6, of: (_, number) => number },
  { zh: "年度", width: 8, of: ({ year }) => year },
  { zh: "报告", width: 12, of: ({ report }) => report || "本机关" },
  { zh: "核对", width: 14, of: ({ subject }) => subject },
  { zh: "结论", width: 10, of: ({ standing }) => standing },
  { zh: "报告中的位置和原文", width: 54, of: ({ printed }) => printedLines(printed).join("；") },
  { zh: "应为", width: 20, of: ({ expected }) => expected },
  { zh: "问题", width: 44, of: ({ problem }) => problem },
  ...[
    { zh: "整改情况", width: 30 },
    { zh: "责任人", width: 12 },
    { zh: "日期", width: 12 },
  ].map((column) => ({ ...column, of: () => "" })),
];

/** 整改单 as an Excel workbook, a sheet for each unit with empty columns for the reply. */
export async function correctionWorkbook(correction: Correction): Promise<Uint8Array> {
  const names = sheetNames(correction.sheets.map(({ unit }) => unit));
  const sheets = correction.sheets.map((sheet, index) => ({
    sheet: names[index] ?? `单位${index + 1}`,
    data: sheetRows(correction, sheet),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: headRows(correction).length + 2,
    ...landscape,
  }));
  return sheetFile(sheets, correction.madeOn);
}

const headRows = (correction: Correction): Row[] => [
  ...(correction.demo ? [[textCell(demoSentence, { textColor: "#b54708", fontWeight: "bold" })]] : []),
  [textCell(`整改期限：${dueText(correction)}`)],
  [textCell(groundSentence(correction), { textColor: "#52606d" })],
];

function sheetRows(correction: Correction, { unit, items }: CorrectionSheet): Row[] {
  return [
    [textCell(`${unit}${correction.span}${correctionTitle}`, { fontWeight: "bold", fontSize: 14 })],
    ...headRows(correction),
    columns.map(({ zh }) => headCell(zh)),
    ...items.map(
      (item, index): Row =>
        columns.map(({ width, of }) => {
          const value = of(item, index + 1);
          return typeof value === "number"
            ? { type: Number, value, format: "0", alignVertical: "top" }
            : wrappedCell(value, width);
        }),
    ),
  ];
}

/** Excel's names of sheets: at most 31 signs, none of seven, no apostrophe at an end, and no two alike. */
const longest = 31;

export function sheetNames(units: readonly string[]): string[] {
  const taken = new Set<string>();
  return units.map((unit) => {
    const safe = plainText(unit.replace(/[[\]:*?/\\'\p{Cf}]/gu, " ")) || "单位";
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? "" : `（${number}）`;
      const name = `${cutTo(safe, longest - end.length)}${end}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** So many code units at most, and no half of a letter. */
function cutTo(text: string, length: number): string {
  let cut = "";
  for (const letter of text) {
    if (cut.length + letter.length > length) break;
    cut += letter;
  }
  return cut.trim();
}
