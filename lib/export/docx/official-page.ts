import {
  AlignmentType,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { plainText } from "../plain-text";

const mm = (length: number) => Math.round((length * 1440) / 25.4);

export const textBlock = { width: mm(156), height: mm(225) };
const lines = 22;
/** 三号, in half points. */
const bodySize = 32;
/** 28 characters of 16 pt would need 158 mm: each gives a quarter of a point, in twips. */
const closer = -5;
export const linePitch = Math.floor(textBlock.height / lines);

/** The page of GB/T 9704: A4, text block 156 × 225 mm, 22 lines of 28 characters. */
export const officialPage: NonNullable<ISectionOptions["properties"]> = {
  page: {
    size: { width: mm(210), height: mm(297) },
    margin: {
      top: mm(37),
      left: mm(28),
      right: mm(210 - 28 - 156),
      bottom: mm(297 - 37 - 225),
      header: mm(15),
      footer: mm(24),
    },
  },
  grid: { type: DocumentGridType.LINES, linePitch },
};

/** Named in the file, not carried in it: the typefaces that offices use for official documents. */
const typeface = (eastAsia: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia });

export const letters = {
  title: { font: typeface("方正小标宋简体"), size: 44 },
  heading: { font: typeface("黑体"), size: bodySize, characterSpacing: closer },
  body: { font: typeface("仿宋_GB2312"), size: bodySize, characterSpacing: closer },
  caption: { font: typeface("黑体"), size: 24 },
  table: { font: typeface("仿宋_GB2312"), size: 21 },
  note: { font: typeface("仿宋_GB2312"), size: 21 },
} satisfies Record<string, IRunOptions>;

/** Lines of a height of their own in twips, which the grid of the page does not stretch. */
export const exactLines = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

/** Lines of the grid, the first one moved in by two characters. */
export const bodyParagraph: IParagraphOptions = {
  spacing: exactLines(linePitch),
  indent: { firstLine: bodySize * 20 },
};

/** The title of a document; with `newPage` it begins a page. */
export function titleParagraph(text: string, newPage = false): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    ...(newPage ? { pageBreakBefore: true } : {}),
    spacing: { before: 200, after: 200, line: 700, lineRule: LineRuleType.AT_LEAST },
    children: [new TextRun({ ...letters.title, text: plainText(text) })],
  });
}

/** — 1 —, on the outer side of the page. */
export function pageFooter(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer {
  const run = { font: "宋体", size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ ...run, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}
