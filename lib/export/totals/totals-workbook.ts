import type { Cell, CellObject, Row } from "write-excel-file/node";
import { missingReasons } from "@/lib/catalogue/cell";
import { boxesByPlace } from "@/lib/catalogue/printed-place";
import { isRowHead, type PrintedBox } from "@/lib/catalogue/printed-tables";
import { flagSign } from "@/lib/chart/point-words";
import { headCell, landscape, numberCell, textCell, wrappedCell } from "../xlsx/sheet-cell";
import { sheetFile } from "../xlsx/sheet-file";
import {
  absentNames,
  type ExportedTotals,
  figureMarks,
  moreExcluded,
  type TotalFigure,
} from "./exported-totals";

type PrintedTableOf = ExportedTotals["tables"][number];

/** The sums over a territory as a workbook: a sheet for each statutory table, 对照, 机关 and 说明. */
export async function totalsWorkbook(totals: ExportedTotals): Promise<Uint8Array> {
  return sheetFile(
    [
      ...totals.tables.map((table) => tableSheet(table, totals)),
      comparedSheet(totals),
      agencySheet(totals),
      aboutTotals(totals),
    ],
    totals.madeOn,
  );
}

const names: Record<PrintedTableOf["id"], string> = {
  disclosure: "主动公开",
  requests: "依申请公开",
  disputes: "复议诉讼",
  indicators: "统计表",
};

const widths: Record<PrintedTableOf["id"], readonly number[]> = {
  disclosure: [24, 18, 18, 18],
  requests: [12, 14, 44, ...Array.from({ length: 7 }, () => 12)],
  disputes: Array.from({ length: 15 }, () => 9),
  indicators: [56, 10, 14],
};

/** As printed, with its spans; each sum stays a number, its marks are of its format. */
function tableSheet(table: PrintedTableOf, totals: ExportedTotals) {
  const grid = boxesByPlace(table.rows, table.columns);
  const wide = widths[table.id];
  const rows = grid.map(
    (boxes, row): Row =>
      boxes.map((box, column): Cell => {
        if (!box || boxes[column - 1] === box || grid[row - 1]?.[column] === box) return null;
        const width = wide.slice(column, column + box.columns).reduce((sum, one) => sum + one, 0);
        const spans = { columnSpan: box.columns, rowSpan: box.rows, ...border } as const;
        const isHead =
          box.role === "label" && !isRowHead(table.rows[row] ?? [], table.rows[row]?.indexOf(box) ?? 0);
        const align = isHead ? ({ align: "center" } as const) : {};
        return { ...boxCellOf(box, width, totals), ...spans, ...align, alignVertical: "center" };
      }),
  );
  return {
    sheet: names[table.id],
    data: [...head(`${totals.title}：${table.title}`, totals), ...rows],
    columns: wide.map((width) => ({ width })),
    // Without a view of its own the sheet would not be printed as wide as a page.
    showGridLines: false,
    ...landscape,
  };
}

function boxCellOf(box: PrintedBox, width: number, totals: ExportedTotals): CellObject {
  if (box.role === "label") {
    const { height, ...label } = wrappedCell(box.text, width);
    // A label over several rows must not make the first of them so high.
    return box.rows === 1 && height !== undefined ? { ...label, height } : label;
  }
  const figure = totals.figures.get(box.text);
  if (!figure) return textCell("");
  const [sign, rests] = figureMarks(figure, totals.summed);
  const after = `${sign}${rests === "" ? "" : `（${rests}）`}`;
  return numberCell(figure.sum, null, { before: "", after }) ?? textCell(figure.text, grey);
}

const border = { borderStyle: "thin", borderColor: "#7b8794" } as const;
const grey = { align: "right", textColor: "#52606d" } as const;

const head = (title: string, { demo, filters, version, madeOn }: ExportedTotals): Row[] => [
  [textCell(title, { fontWeight: "bold", fontSize: 12 })],
  ...(demo ? [[textCell("演示数据，不是真实报告的数", { textColor: "#b54708", fontWeight: "bold" })]] : []),
  [textCell(`${filters.join("，")}，数据版本：${version}（${madeOn}）`, { textColor: "#52606d" })],
];

type Column = { zh: string; width: number; of: (figure: TotalFigure, id: string) => Cell };

const columns: readonly Column[] = [
  { zh: "格", width: 44, of: ({ name }) => textCell(name) },
  { zh: "合计", width: 12, of: ({ sum, text }) => numberCell(sum) ?? textCell(text, grey) },
  { zh: "有数（个）", width: 10, of: ({ reported }) => numberCell(reported) },
  { zh: "说明", width: 40, of: ({ notes }) => textCell(notes.join("，")) },
  {
    zh: "全域汇总",
    width: 12,
    of: ({ whole, wholeFlagged, wholeText }) =>
      numberCell(whole, null, { before: "", after: wholeFlagged ? flagSign : "" }) ??
      textCell(wholeText, grey),
  },
  {
    zh: "差（汇总减合计）",
    width: 16,
    of: ({ difference, differenceText }) => numberCell(difference) ?? textCell(differenceText, grey),
  },
  { zh: "其余（汇总减合计）", width: 18, of: ({ rest }) => numberCell(rest) },
  { zh: "未能判断的原因", width: 32, of: ({ why }) => textCell(why === "见上" ? "见“说明”" : why) },
  { zh: "代码", width: 40, of: (_, id) => textCell(id) },
];

function comparedSheet({ figures }: ExportedTotals) {
  return {
    sheet: "对照",
    data: [
      columns.map(({ zh }): Cell => headCell(zh)),
      ...[...figures].map(([id, figure]): Row => columns.map(({ of }) => of(figure, id))),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    ...landscape,
  };
}

function agencySheet({ coverage }: ExportedTotals) {
  const heads = ["类别", "应有（个）", "有年报（个）", "计入（个）", "没有计入的原因", "个数", "机关"];
  const rows = coverage.flatMap(({ name, expected, filed, summed, absent, others }): Row[] => {
    const out = [
      ...absent.map(({ reason, agencies }) => ({ why: missingReasons[reason].zh, agencies })),
      ...others.map(({ form, agencies }) => ({ why: form, agencies })),
    ];
    const counts = [textCell(name), ...[expected, filed, summed].map((count) => numberCell(count))];
    if (out.length === 0) return [[...counts, textCell("无")]];
    return out.map(({ why, agencies }, at) => [
      ...(at === 0 ? counts : [null, null, null, null]),
      textCell(why),
      numberCell(agencies.length),
      wrappedCell(absentNames(agencies), 70),
    ]);
  });
  return {
    sheet: "机关",
    data: [heads.map((zh): Cell => headCell(zh)), ...rows],
    columns: [16, 12, 14, 12, 16, 8, 70].map((width) => ({ width })),
    stickyRowsCount: 1,
    ...landscape,
  };
}

const textWidth = 90;

/** What was asked, how it was added, where it is from. */
function aboutTotals(totals: ExportedTotals) {
  const row = (name: string, text: string): Row => [
    textCell(name, { textColor: "#52606d", alignVertical: "top" }),
    wrappedCell(text, textWidth),
  ];
  return {
    sheet: "说明",
    data: [
      ...head(totals.title, totals),
      ...[...totals.sentences, totals.wholeSentence, totals.restSentence]
        .filter((text) => text !== "")
        .map((text) => row("", text)),
      ...totals.excluded.map(({ name, cellName, text }) =>
        row("明显有误、没有计入", `${name}${cellName}：${text}`),
      ),
      ...(totals.excludedMore > 0 ? [row("", moreExcluded(totals))] : []),
      row("标记", "※含有待核的数；（n/N）N份年报中n份有数；没有数的格写明原因，不是0"),
      row("地址", totals.address),
      row("来源", "各机关政府信息公开工作年度报告"),
    ],
    columns: [{ width: 26 }, { width: textWidth }],
    showGridLines: false,
    ...landscape,
  };
}
