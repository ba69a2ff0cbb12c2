import {
  DocumentGridType,
  type IParagraphOptions,
  type IRunOptions,
  type ISectionOptions,
  LineRuleType,
} from "docx";

/** The page of GB/T 9704 in twips: A4, text block 156 × 225 mm, 22 lines of 28 characters. */
const mm = (length: number) => Math.round((length * 1440) / 25.4);

export const textBlock = { width: mm(156), height: mm(225) };
const lines = 22;
const characters = 28;
/** 三号, in half points. */
const bodySize = 32;
export const linePitch = Math.floor(textBlock.height / lines);

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
  grid: {
    type: DocumentGridType.LINES_AND_CHARS,
    linePitch,
    // What a character is given beyond its size, in 4096ths of a point.
    charSpace: Math.floor((textBlock.width / 20 / characters - bodySize / 2) * 4096),
  },
};

/** Named in the file, not carried in it: the typefaces that offices use for official documents. */
const typeface = (eastAsia: string) => ({ ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia });

export const letters = {
  title: { font: typeface("方正小标宋简体"), size: 44 },
  heading: { font: typeface("黑体"), size: bodySize },
  body: { font: typeface("仿宋_GB2312"), size: bodySize },
  caption: { font: typeface("黑体"), size: 24 },
  table: { font: typeface("仿宋_GB2312"), size: 21 },
  note: { font: typeface("仿宋_GB2312"), size: 21 },
} satisfies Record<string, IRunOptions>;

/** Lines of the grid, the first one moved in by two characters. */
export const bodyParagraph: IParagraphOptions = {
  spacing: { line: linePitch, lineRule: LineRuleType.EXACT },
  indent: { firstLine: bodySize * 20 },
};
