import type { CellObject, Row } from "write-excel-file/node";
import { chartNotes } from "../chart-notes";
import { definitionsOf, type ExportedView } from "../exported-view";
import { headCell, landscape, textCell, wrappedCell } from "./sheet-cell";

const textWidth = 90;

/** 说明: what was asked, what the figures say and mean, where they are from. */
export function aboutSheet(view: ExportedView) {
  const { title, filters, version, madeOn, demo, charts, address } = view;
  const row = (name: string, text: string): Row => [
    textCell(name, { textColor: "#52606d", alignVertical: "top" }),
    wrappedCell(text, textWidth),
  ];
  const part = (name: string): Row => [heading(name)];
  const pairOf = (line: string): Row => {
    const [name = "", ...rest] = line.split("：");
    return row(name, rest.join("："));
  };
  const data: Row[] = [
    [heading(title, 16)],
    ...(demo ? [[textCell("演示数据，不是真实报告的数", { textColor: "#b54708", fontWeight: "bold" })]] : []),
    ...charts.map(({ sentence }): Row => [textCell(sentence)]),
    [],
    part("查询条件"),
    ...filters.map(pairOf),
    row("地址", address),
    [],
    part("来源和版本"),
    row("来源", "各机关政府信息公开工作年度报告"),
    row("数据版本", `${version}（${madeOn}）`),
    [],
    part("指标口径"),
    ...definitionsOf(charts).map(({ zh, unit, definition, id }) =>
      row(`${zh}（${unit}）`, `${definition}代码${id}`),
    ),
    [],
    part("注"),
    row("缺失", "没有数的格写明原因，不是0，求和和求平均时不应计入"),
    row("占比", "占比是0与1之间的数，按百分比显示；“部分”“全部”两列是它的分子和分母"),
    ...charts.flatMap((chart) =>
      chartNotes(chart).map((note) => row(charts.length > 1 ? chart.series.title : "", note)),
    ),
  ];
  return {
    sheet: "说明",
    data,
    columns: [{ width: 24 }, { width: textWidth }],
    showGridLines: false,
    ...landscape,
  };
}

const heading = (text: string, fontSize = 12): CellObject =>
  textCell(text, { fontWeight: "bold", fontSize, height: fontSize * 1.6 });

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
    ...landscape,
  };
}
