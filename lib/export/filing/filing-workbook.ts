import type { Cell, Row } from "write-excel-file/node";
import { type FilingFacet, filingFacets } from "@/lib/agencies/filing-state";
import { missingText } from "@/lib/chart/number-text";
import { signText } from "@/lib/chart/point-words";
import type { Point } from "@/lib/series/series";
import { headCell, landscape, numberCell, textCell, wrappedCell } from "../xlsx/sheet-cell";
import { sheetFile } from "../xlsx/sheet-file";
import type { ExportedFiling, ExportedFilingRow } from "./exported-filing";

/** Who has filed as an Excel workbook: 报送, 合计, 催报 and 说明. */
export async function filingWorkbook(filing: ExportedFiling): Promise<Uint8Array> {
  return sheetFile(
    [rowSheet(filing), totalSheet(filing), reminderSheet(filing), aboutSheetOf(filing)],
    filing.madeOn,
  );
}

type Column = { zh: string; width: number; of: (row: ExportedFilingRow) => Cell };

const columns: readonly Column[] = [
  { zh: "机关", width: 22, of: ({ name }) => textCell(name) },
  { zh: "上级", width: 14, of: ({ parent }) => textCell(parent) },
  { zh: "类别", width: 10, of: ({ kind }) => textCell(kind) },
  { zh: "状态", width: 10, of: ({ state }) => textCell(state) },
  { zh: "迟报天数", width: 9, of: ({ daysLate }) => numberCell(daysLate) },
  { zh: "更正、变动", width: 16, of: ({ amended }) => textCell(amended) },
  { zh: "首次公布", width: 12, of: ({ firstPublishedOn }) => textCell(firstPublishedOn) },
  { zh: "现行版本公布", width: 13, of: ({ publishedOn }) => textCell(publishedOn) },
  { zh: "期限", width: 12, of: ({ deadline }) => textCell(deadline) },
  { zh: "待核查（处）", width: 11, of: ({ findings }) => numberCell(findings) },
  { zh: "新收申请（件）", width: 13, of: ({ received }) => pointCell(received) },
  { zh: "上年（件）", width: 11, of: ({ before }) => pointCell(before) },
  { zh: "比上年", width: 16, of: ({ change }) => textCell(change, { align: "right" }) },
  { zh: "机关代码", width: 16, of: ({ key }) => textCell(key) },
];

function rowSheet({ title, rows }: ExportedFiling) {
  return {
    sheet: "报送",
    data: [
      [textCell(title, { fontWeight: "bold", fontSize: 12 })],
      columns.map(({ zh }): Cell => headCell(zh)),
      ...rows.map((row): Row => columns.map(({ of }) => of(row))),
    ],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
    stickyColumnsCount: 1,
    ...landscape,
  };
}

/** The number with its mark of doubt, or the reason why there is none. */
function pointCell(point: Point | undefined): Cell {
  if (point === undefined) return textCell(missingText("not_there"), grey);
  const after = signText(point);
  return (
    numberCell(point.value, null, { before: point.approximate ? "约" : "", after }) ??
    textCell(missingText(point.missing ?? "no_reports"), grey)
  );
}

const grey = { align: "right", textColor: "#52606d" } as const;

/** How many of each kind are in which state; no line adds up the kinds, which owe different reports. */
function totalSheet({ totals }: ExportedFiling) {
  const facets = Object.keys(filingFacets) as FilingFacet[];
  return {
    sheet: "合计",
    data: [
      [
        headCell("单位"),
        headCell("应报送（个）"),
        ...facets.map((facet) => headCell(`${filingFacets[facet].zh}（个）`)),
      ],
      ...totals.map(
        ({ name, owed, counts }): Row => [
          textCell(name),
          numberCell(owed),
          ...facets.map((facet) => numberCell(counts[facet])),
        ],
      ),
    ],
    columns: [{ width: 26 }, ...Array.from({ length: facets.length + 1 }, () => ({ width: 14 }))],
    stickyRowsCount: 1,
    ...landscape,
  };
}

const textWidth = 90;

function reminderSheet({ reminders }: ExportedFiling) {
  const rows = reminders.map(
    ({ name, text }): Row => [textCell(name, { alignVertical: "top" }), wrappedCell(text, textWidth)],
  );
  const none: Row[] = [[textCell("没有可以催报的")]];
  return {
    sheet: "催报名单",
    data: [["单位", "内容"].map((name) => headCell(name)), ...(rows.length > 0 ? rows : none)],
    columns: [{ width: 26 }, { width: textWidth }],
    stickyRowsCount: 1,
    ...landscape,
  };
}

/** What was asked, what the words mean, where it is from. */
function aboutSheetOf(filing: ExportedFiling) {
  const row = (name: string, text: string): Row => [
    textCell(name, { textColor: "#52606d", alignVertical: "top" }),
    wrappedCell(text, textWidth),
  ];
  const pair = (line: string): Row => {
    const [name = "", ...rest] = line.split("：");
    return row(name, rest.join("："));
  };
  const heading = (text: string): Row => [textCell(text, { fontWeight: "bold", fontSize: 12, height: 19 })];
  return {
    sheet: "说明",
    data: [
      heading(filing.title),
      ...(filing.demo
        ? [[textCell("演示数据，不是真实报告的数", { textColor: "#b54708", fontWeight: "bold" })]]
        : []),
      ...filing.sentences.map((sentence): Row => row("", sentence)),
      [],
      heading("查询条件"),
      ...filing.filters.map(pair),
      row("地址", filing.address),
      [],
      heading("期限"),
      ...filing.deadlines.map(({ whom, day, ground }) => row(whom, `${day}，${ground}`)),
      [],
      heading("状态"),
      ...Object.values(filingFacets).map(({ zh, explain }) => row(zh, explain)),
      [],
      heading("来源和版本"),
      row("来源", "各机关政府信息公开工作年度报告"),
      row("数据版本", `${filing.version}（${filing.madeOn}）`),
      row("缺失", "没有数的格写明原因，不是0；※的数有待核的问题"),
    ],
    columns: [{ width: 26 }, { width: textWidth }],
    showGridLines: false,
    ...landscape,
  };
}
