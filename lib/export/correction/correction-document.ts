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
import { strFromU8, strToU8, type Unzipped, unzipSync } from "fflate";
import {
  bodyParagraph,
  exactLines,
  letters,
  officialPage,
  pageFooter,
  textBlock,
  titleParagraph,
} from "../docx/official-page";
import { escapeHtml } from "../html";
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
  const { parts, head, shapes, end } = await printedShapes();
  const filled = { ...parts };
  filled["docProps/core.xml"] = strToU8(
    withTexts(strFromU8(parts["docProps/core.xml"] ?? new Uint8Array()), {
      title: `${correction.name}${correction.span}${correctionTitle}`,
      description: `数据版本${correction.version}${correction.demo ? "，演示数据" : ""}`,
    }),
  );
  const written = correction.sheets.map((sheet, index) => unitPart(shapes, correction, sheet, index > 0));
  filled[documentPart] = strToU8([head, ...written, end].join(""));
  return officePackage(filled, correction.madeOn);
}

const documentPart = "word/document.xml";

function unitPart(shapes: Shapes, correction: Correction, sheet: CorrectionSheet, newPage: boolean): string {
  return [
    newPage ? shapes.nextTitle : shapes.firstTitle,
    correction.demo ? shapes.demo : "",
    withTexts(shapes.unit, { text: `${sheet.unit}：` }),
    withTexts(shapes.request, { text: requestSentence(correction, sheet) }),
    shapes.tableHead,
    ...sheet.items.map((item, index) => itemRows(shapes, item, index + 1)),
    shapes.tableEnd,
    withTexts(shapes.ground, { text: groundSentence(correction) }),
  ].join("");
}

/** Lines up to which a row stays on one page. */
const mostWhole = 16;

/** What was found, and below it room for the reply. */
function itemRows(shapes: Shapes, item: CorrectionItem, number: number): string {
  const { year, report, printed, subject, standing, problem, expected } = item;
  const where = [`${year}年报告${report === "" ? "" : `（${report}）`}`, ...printedLines(printed)];
  const found = [
    problem,
    ...(printed.length > 0 && expected !== "" && !problem.includes(expected) ? [expected] : []),
  ];
  const {
    before,
    place,
    between,
    subject: bold,
    line,
    after,
  } = where.length <= mostWhole ? shapes.wholeRow : shapes.longRow;
  return [
    withTexts(before, { number: String(number) }),
    ...where.map((text) => withTexts(place, { place: text })),
    between,
    withTexts(bold, { subject: `${subject}（${standing}）` }),
    ...found.map((text) => withTexts(line, { line: text })),
    after,
    shapes.reply,
  ].join("");
}

/*
 * The library builds an object for each paragraph and box, 60,000 for 400 units. So it prints every shape once, with marks
 * where texts come, and the shapes are repeated with other texts.
 */

/** A row in its pieces: a paragraph for each line of the place, the subject, and a paragraph for each line of the finding. */
type RowShape = Record<"before" | "place" | "between" | "subject" | "line" | "after", string>;
type Shapes = Record<
  "firstTitle" | "nextTitle" | "demo" | "unit" | "request" | "tableHead" | "tableEnd" | "reply" | "ground",
  string
> & { wholeRow: RowShape; longRow: RowShape };
type PrintedShapes = { parts: Unzipped; head: string; shapes: Shapes; end: string };

const mark = (name: string) => `@@${name}@@`;

/** The XML with texts in the place of their marks. */
function withTexts(xml: string, texts: Readonly<Record<string, string>>): string {
  return xml.replace(/@@(\w+)@@/g, (whole, name: string) => {
    const text = texts[name];
    return text === undefined ? whole : escapeHtml(text);
  });
}

let known: Promise<PrintedShapes> | undefined;

/** Printed once in a process. */
function printedShapes(): Promise<PrintedShapes> {
  known ??= printShapes();
  return known;
}

async function printShapes(): Promise<PrintedShapes> {
  const text = mark("text");
  const named: Record<string, Paragraph | Table> = {
    firstTitle: titleParagraph(correctionTitle),
    nextTitle: titleParagraph(correctionTitle, true),
    demo: noteLine(demoSentence, AlignmentType.CENTER),
    unit: new Paragraph({
      spacing: bodyParagraph.spacing ?? {},
      children: [new TextRun({ ...letters.body, text })],
    }),
    request: new Paragraph({ ...bodyParagraph, children: [new TextRun({ ...letters.body, text })] }),
    table: sampleTable(),
    ground: noteLine(text),
  };
  const document = new Document({
    creator: "年报通",
    title: mark("title"),
    description: mark("description"),
    styles: {
      default: { document: { run: { ...letters.body, language: { value: "zh-CN", eastAsia: "zh-CN" } } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: page,
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [
          ...Object.entries(named).flatMap(([name, shape]) => [new Paragraph(mark(`shape_${name}`)), shape]),
          new Paragraph(mark("shape_end")),
        ],
      },
    ],
  });
  const parts = unzipSync(await Packer.toBuffer(document));
  const xml = strFromU8(parts[documentPart] ?? new Uint8Array());
  const [head = "", ...rest] = xml.split(new RegExp(paragraphWith("shape_(\\w+)"), "s"));
  const pieces = new Map(rest.flatMap((name, at) => (at % 2 === 0 ? [[name, rest[at + 1] ?? ""]] : [])));
  const shape = (name: string) => {
    const piece = pieces.get(name);
    if (piece === undefined) throw new Error(`the document has no shape "${name}"`);
    return piece;
  };
  const [open = "", heads = "", whole = "", reply = "", long = ""] = shape("table").split(/(?=<w:tr[ >])/);
  return {
    parts,
    head,
    shapes: {
      ...{ firstTitle: shape("firstTitle"), nextTitle: shape("nextTitle"), demo: shape("demo") },
      ...{ unit: shape("unit"), request: shape("request"), ground: shape("ground") },
      ...{ tableHead: `${open}${heads}`, tableEnd: "</w:tbl>", reply },
      ...{ wholeRow: rowShape(whole), longRow: rowShape(long.replace("</w:tbl>", "")) },
    },
    end: shape("end"),
  };
}

/** A paragraph with a mark, as a pattern. */
const paragraphWith = (name: string) => `<w:p>(?:(?!</?w:p>).)*@@${name}@@(?:(?!</w:p>).)*</w:p>`;

function rowShape(xml: string): RowShape {
  const [place, bold, line] = ["place", "subject", "line"].map(
    (name) => new RegExp(paragraphWith(name), "s").exec(xml)?.[0],
  );
  if (place === undefined || bold === undefined || line === undefined)
    throw new Error("a row of the document lacks a mark");
  const [before = "", behind = ""] = xml.split(place);
  const [between = "", after = ""] = behind.split(`${bold}${line}`);
  return { before, place, between, subject: bold, line, after };
}

/** In twentieths of the text block: number, place as printed, finding. */
const shares = [1.5, 9, 9.5] as const;
const widths = shares.map((share) => Math.floor((textBlock.width * share) / 20));

/** Its head, a row that stays whole with the one for the reply, and one that need not. */
function sampleTable(): Table {
  const head = ["序号", "报告中的位置和原文", "核对发现"].map((text) =>
    boxOf([line(text, { bold: true })], { alignment: AlignmentType.CENTER }),
  );
  const numbered = (merge: "restart" | "continue", children: readonly TextRun[]) =>
    boxOf(children, { alignment: AlignmentType.CENTER, merge });
  const finding = (cantSplit: boolean) =>
    new TableRow({
      cantSplit,
      children: [
        numbered(VerticalMergeType.RESTART, [line(mark("number"))]),
        boxOf([line(mark("place"))]),
        boxOf([line(mark("subject"), { bold: true }), line(mark("line"))]),
      ],
    });
  const reply = ["整改情况：", "", "责任人：　　　　　　　　日期：　　　　年　　月　　日"].map((text) =>
    line(text),
  );
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      finding(true),
      new TableRow({
        cantSplit: true,
        children: [numbered(VerticalMergeType.CONTINUE, []), boxOf(reply, { columns: 2 })],
      }),
      finding(false),
    ],
  });
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
