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
  VerticalMergeType,
  WidthType,
} from "docx";
import { unzipSync } from "fflate";
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
  type Correction,
  type CorrectionItem,
  type CorrectionSheet,
  correctionTitle,
  demoSentence,
  groundSentence,
  printedLines,
  requestSentence,
} from "./correction";

/** Without the grid of lines: some programs stretch the lines of tables to it. */
const { grid: _, ...page } = officialPage;

/** 整改单 as a Word document in the layout of GB/T 9704, each unit from a page of its own. */
export async function correctionDocument(correction: Correction): Promise<Uint8Array> {
  const document = new Document({
    creator: "年报通",
    title: plainText(`${correction.name}${correction.span}${correctionTitle}`),
    description: `数据版本${correction.version}${correction.demo ? "，演示数据" : ""}`,
    styles: {
      default: { document: { run: { ...letters.body, language: { value: "zh-CN", eastAsia: "zh-CN" } } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: page,
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: correction.sheets.flatMap((sheet, index) => unitPart(correction, sheet, index > 0)),
      },
    ],
  });
  return officePackage(unzipSync(await Packer.toBuffer(document)), correction.madeOn);
}

function unitPart(correction: Correction, sheet: CorrectionSheet, newPage: boolean): (Paragraph | Table)[] {
  return [
    titleParagraph(correctionTitle, newPage),
    ...(correction.demo ? [noteLine(demoSentence, AlignmentType.CENTER)] : []),
    new Paragraph({
      spacing: bodyParagraph.spacing ?? {},
      children: [new TextRun({ ...letters.body, text: plainText(`${sheet.unit}：`) })],
    }),
    new Paragraph({
      ...bodyParagraph,
      children: [new TextRun({ ...letters.body, text: requestSentence(correction, sheet) })],
    }),
    itemTable(sheet.items),
    noteLine(groundSentence(correction)),
  ];
}

/** In twentieths of the text block: number, place as printed, finding. */
const shares = [1.5, 9, 9.5] as const;
const widths = shares.map((share) => Math.floor((textBlock.width * share) / 20));

function itemTable(items: readonly CorrectionItem[]): Table {
  const head = ["序号", "报告中的位置和原文", "核对发现"].map((text) =>
    boxOf([line(text, { bold: true })], { alignment: AlignmentType.CENTER }),
  );
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...items.flatMap((item, index) => itemRows(item, index + 1)),
    ],
  });
}

/** Lines up to which a row stays on one page. */
const mostWhole = 16;

/** What was found, and below it room for the reply. */
function itemRows(item: CorrectionItem, number: number): TableRow[] {
  const { year, report, printed, subject, standing, problem, expected } = item;
  const where = [
    line(`${year}年报告${report === "" ? "" : `（${report}）`}`),
    ...printedLines(printed).map((text) => line(text)),
  ];
  const found = [
    line(`${subject}（${standing}）`, { bold: true }),
    line(problem),
    ...(printed.length > 0 && expected !== "" && !problem.includes(expected) ? [line(expected)] : []),
  ];
  const numbered = (merge: "restart" | "continue", children: readonly TextRun[]) =>
    boxOf(children, { alignment: AlignmentType.CENTER, merge });
  const reply = ["整改情况：", "", "责任人：　　　　　　　　日期：　　　　年　　月　　日"].map((text) =>
    line(text),
  );
  return [
    new TableRow({
      cantSplit: where.length <= mostWhole,
      children: [numbered(VerticalMergeType.RESTART, [line(String(number))]), boxOf(where), boxOf(found)],
    }),
    new TableRow({
      cantSplit: true,
      children: [numbered(VerticalMergeType.CONTINUE, []), boxOf(reply, { columns: 2 })],
    }),
  ];
}

const line = (text: string, more: { bold?: boolean } = {}) =>
  new TextRun({ ...letters.table, ...more, text: plainText(text) });

type BoxOptions = {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  merge?: "restart" | "continue";
  columns?: number;
};

/** A paragraph for each run. */
function boxOf(runs: readonly TextRun[], { alignment, merge, columns }: BoxOptions = {}): TableCell {
  const paragraphs = runs.map(
    (run) =>
      new Paragraph({ ...(alignment ? { alignment } : {}), spacing: exactLines(320), children: [run] }),
  );
  return new TableCell({
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    ...(merge ? { verticalMerge: merge } : {}),
    ...(columns ? { columnSpan: columns } : {}),
    children: paragraphs.length > 0 ? paragraphs : [new Paragraph({})],
  });
}

function noteLine(
  text: string,
  alignment: (typeof AlignmentType)["LEFT" | "CENTER"] = AlignmentType.LEFT,
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { before: 80, after: 80, ...exactLines(320) },
    children: [new TextRun({ ...letters.note, text: plainText(text) })],
  });
}
