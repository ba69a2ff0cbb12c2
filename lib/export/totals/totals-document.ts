import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { unzipSync } from "fflate";
import { missingReasons } from "@/lib/catalogue/cell";
import { isRowHead, type PrintedBox } from "@/lib/catalogue/printed-tables";
import {
  bodyParagraph,
  exactLines,
  letters,
  officialPage,
  pageFooter,
  textBlock,
  titleParagraph,
} from "../docx/official-page";
import { officePackage } from "../office/office-package";
import { plainText } from "../plain-text";
import {
  absentNames,
  type CoverageOfKind,
  type ExportedTotals,
  figureMarks,
  moreExcluded,
} from "./exported-totals";

/** Without the grid of lines, which some programs stretch the lines of tables to. */
const { grid: _, ...page } = officialPage;

/** The sums over a territory as a Word document: the statutory tables filled in, in the layout of GB/T 9704. */
export async function totalsDocument(totals: ExportedTotals): Promise<Uint8Array> {
  const { title, version, madeOn, demo, sentences, wholeSentence, restSentence, tables } = totals;
  const document = new Document({
    creator: "年报通",
    title: plainText(title),
    description: `数据版本${version}${demo ? "，演示数据" : ""}`,
    styles: {
      default: { document: { run: { ...letters.body, language: { value: "zh-CN", eastAsia: "zh-CN" } } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: page,
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [
          titleParagraph(title),
          ...(demo ? [note("演示数据，不是真实报告的数", AlignmentType.CENTER)] : []),
          ...[...sentences, wholeSentence, restSentence].filter((text) => text !== "").map(body),
          ...tables.flatMap((table) => [
            heading(table.title, table.id === "requests"),
            gridTable(
              table.rows.map((row) =>
                row.map((box, at) => {
                  const isHead = box.role === "label" && !isRowHead(row, at);
                  // The table of four rows stays on one page.
                  const isFlat = table.id === "disputes";
                  return boxCell(box, totals, { isCentred: isHead || isFlat, keepNext: isFlat });
                }),
              ),
              columnShares[table.id],
            ),
          ]),
          ...noteTexts(totals).map((text) => note(text)),
          heading("计入合计的机关"),
          coverageTable(totals.coverage),
          ...differences(totals),
          note(
            `来源：各机关政府信息公开工作年度报告，年报通数据版本${version}（${madeOn}）。${totals.address}`,
          ),
        ],
      },
    ],
  });
  return officePackage(unzipSync(await Packer.toBuffer(document)), madeOn);
}

/** Widths of the columns, as shares. */
const columnShares: Record<ExportedTotals["tables"][number]["id"], readonly number[]> = {
  disclosure: [3, 3, 3, 3],
  requests: [2, 3, 8, ...Array.from({ length: 7 }, () => 2.6)],
  disputes: Array.from({ length: 15 }, () => 1),
  indicators: [9, 2, 3],
};

/** What the marks mean, and what is in no sum. */
function noteTexts(totals: ExportedTotals): string[] {
  const { figures, excluded } = totals;
  const all = [...figures.values()];
  const said = [
    ...(all.some((one) => one.sum !== null && one.flagged > 0) ? ["※含有待核的数"] : []),
    ...(all.some((one) => one.notes.some((text) => text.includes("个有数")))
      ? ["数下的n/N：N份年报中n份有数"]
      : []),
    ...(excluded.length > 0
      ? [
          `明显有误、没有计入的数：${excluded.map(({ name, cellName, text }) => `${name}${cellName}${text}`).join("，")}${moreExcluded(totals)}`,
        ]
      : []),
  ];
  return said.length > 0 ? [`注：${said.join("；")}。`] : [];
}

/** The cells in which the whole territory's report is not the sum. */
function differences({ figures }: ExportedTotals): (Paragraph | Table)[] {
  const all = [...figures.values()];
  const differing = all.flatMap((one) => {
    if (one.difference !== null && one.difference !== 0) return [{ ...one, less: one.differenceText }];
    return one.rest !== null && one.rest < 0 ? [{ ...one, less: one.restText.replace(" ", "") }] : [];
  });
  if (differing.length === 0) return [];
  const rows = differing.map(({ name, text, wholeText, less }) => [
    textBox(name),
    ...[text, wholeText, less].map((figure) => textBox(figure, AlignmentType.RIGHT)),
  ]);
  return [
    heading("与全域汇总年报不一致的格"),
    gridTable(
      [["格", "合计", "全域汇总", "差（汇总减合计）"].map((text) => textBox(text)), ...rows],
      [8, 2, 2, 3],
    ),
  ];
}

function coverageTable(coverage: readonly CoverageOfKind[]): Table {
  const head = ["类别", "应有（个）", "有年报（个）", "计入（个）", "没有计入的"].map((text) =>
    textBox(text),
  );
  const rows = coverage.map(({ name, expected, filed, summed, absent, others }) => [
    textBox(name),
    ...[expected, filed, summed].map((count) => textBox(String(count), AlignmentType.RIGHT)),
    textBox(
      [
        ...absent.map(({ reason, agencies }) => ({ why: missingReasons[reason].zh, agencies })),
        ...others.map(({ form, agencies }) => ({ why: form, agencies })),
      ]
        .map(({ why, agencies }) => `${why}：${absentNames(agencies)}`)
        .join("；") || "无",
    ),
  ]);
  return gridTable([head, ...rows], [3, 2, 2, 2, 8]);
}

function gridTable(rows: readonly TableCell[][], shares: readonly number[]): Table {
  const all = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.floor((textBlock.width * share) / all));
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: rows.map((children) => new TableRow({ cantSplit: true, children })),
  });
}

function boxCell(
  box: PrintedBox,
  totals: ExportedTotals,
  { isCentred, keepNext }: { isCentred: boolean; keepNext: boolean },
): TableCell {
  const spans = { columnSpan: box.columns, rowSpan: box.rows, keepNext };
  const centred = isCentred ? AlignmentType.CENTER : undefined;
  if (box.role === "label") return textBox(box.text, centred, spans);
  const figure = totals.figures.get(box.text);
  const [sign = "", rests = ""] = figure ? figureMarks(figure, totals.summed) : [];
  return textBox([`${figure?.text ?? ""}${sign}`, rests], centred ?? AlignmentType.RIGHT, spans);
}

/** A paragraph for each line that is not empty; at least one. */
function textBox(
  text: string | readonly string[],
  alignment?: (typeof AlignmentType)["LEFT" | "RIGHT" | "CENTER"],
  { keepNext = false, ...spans }: { columnSpan?: number; rowSpan?: number; keepNext?: boolean } = {},
): TableCell {
  const [first = "", ...others] = [text].flat();
  return new TableCell({
    ...spans,
    margins: { left: 40, right: 40, top: 20, bottom: 20 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [first, ...others.filter((line) => line !== "")].map(
      (line) =>
        new Paragraph({
          ...(alignment ? { alignment } : {}),
          keepNext,
          spacing: exactLines(240),
          children: [new TextRun({ ...letters.table, size: tableSize, text: plainText(line) })],
        }),
    ),
  });
}

/** 小五, in half points: ten columns of figures beside their labels. */
const tableSize = 17;

const body = (text: string) =>
  new Paragraph({
    ...bodyParagraph,
    children: [new TextRun({ ...letters.body, text: plainText(text) })],
  });

const heading = (text: string, pageBreakBefore = false) =>
  new Paragraph({
    keepNext: true,
    pageBreakBefore,
    spacing: { before: 240, after: 80, ...exactLines(480) },
    children: [new TextRun({ ...letters.caption, text: plainText(text) })],
  });

const note = (text: string, alignment: (typeof AlignmentType)["LEFT" | "CENTER"] = AlignmentType.LEFT) =>
  new Paragraph({
    alignment,
    spacing: { before: 80, after: 80, ...exactLines(320) },
    children: [new TextRun({ ...letters.note, text: plainText(text) })],
  });
