import { Parser } from "htmlparser2";
import type { Block, Metadata, ReportDocument } from "../../document";
import { unzip } from "../../open/archive";
import { ReadError } from "../../open/read-error";
import { isIndistinguishable, parseHexColour, white } from "../look/colour";
import { raisedMark } from "../look/run-look";
import { blocksOfLines, zeroWidth } from "../text/text";
import { type Attributes, type DocxStyles, docxStyles, type Palette, paletteOf } from "./docx-styles";
import { createDocxTables, drawsText } from "./docx-tables";
import { createDocxText } from "./docx-text";

/** Word on the web writes document2.xml. */
export const mainPart = /^word\/document\d*\.xml$/;
const stylesPart = "word/styles.xml";
const settingsPart = "word/settings.xml";
const themePart = "word/theme/theme1.xml";
const corePart = "docProps/core.xml";
const others = [stylesPart, settingsPart, themePart, corePart];

/**
 * Reads a Word document (.docx): paragraphs and tables of the main part, with gridSpan and vMerge resolved.
 * @throws ReadError if the archive is no Word document, is damaged or unsafe
 */
export async function readDocx(bytes: Uint8Array): Promise<ReportDocument> {
  const parts = await unzip(bytes, (name) => mainPart.test(name) || others.includes(name));
  const [main] = [...parts].flatMap(([name, part]) => (mainPart.test(name) ? [part] : []));
  if (!main) throw new ReadError("是压缩文件，但不是Word文档（.docx），请解压后导入其中的报告");
  const text = (name: string) => xmlText(parts.get(name) ?? Buffer.of());
  const palette = paletteOf(text(themePart), text(settingsPart));
  return {
    format: "docx",
    metadata: metadataOf(text(corePart)),
    blocks: docxBlocks(xmlText(main), docxStyles(text(stylesPart), palette), palette),
  };
}

function xmlText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取；请用Word重新保存");
  return text;
}

function metadataOf(xml: string): Metadata[] {
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1];
  return title ? [{ name: "title", value: title }] : [];
}

const deepest = 256;

/**
 * Text that is not in the document as it reads: deletions, field codes, sounds of words, fallbacks for old programs, and
 * how things were before a change.
 */
const skipped = new Set([
  "w:del",
  "w:delText",
  "w:instrText",
  "w:rt",
  "mc:Fallback",
  "w:moveFrom",
  "w:rPrChange",
  "w:pPrChange",
  "w:tcPrChange",
  "w:trPrChange",
  "w:tblPrChange",
  "w:tblPrExChange",
]);

/**
 * A character given by its number in a font, where fonts of signs have an area of their own; null for one that is a
 * drawing, as ① in Wingdings, or a Greek letter in Symbol.
 */
function symbolOf(font: string, code: number): string | null {
  const character = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const isDrawing = /dings|Marlett|MT Extra/i.test(font) || (font === "Symbol" && character > 0x3f);
  return isDrawing || !(character >= 0x20) ? null : String.fromCodePoint(character);
}

type Enter = (attributes: Attributes, parent: string | undefined) => void;

/**
 * The paragraphs and tables of a main part.
 * @throws ReadError when elements nest deeper than 256
 */
function docxBlocks(xml: string, styles: DocxStyles, palette: Palette): Block[] {
  const blocks: Block[] = [];
  const tables = createDocxTables(styles.grounds, palette);
  const text = createDocxText(styles, palette, tables);
  let lines: string[] = [];
  let inText = false;
  let skip = 0;
  const path: string[] = [];
  const endLines = () => {
    for (const block of blocksOfLines(lines)) blocks.push(block);
    lines = [];
  };
  const turn: Enter = ({ "w:val": value }) => {
    if (value === "rtl") text.turn(1);
  };
  const entered = new Map<string, Enter>([
    [
      "w:t",
      () => {
        inText = true;
      },
    ],
    ["w:p", text.begin],
    ["w:r", text.beginRun],
    ["w:pStyle", ({ "w:val": value }) => text.styleParagraph(value)],
    ["w:rStyle", ({ "w:val": value }) => text.styleRun(value)],
    [
      "w:tab",
      () => {
        if (tables.isOpen() || !text.isEmpty()) text.space(" ");
      },
    ],
    ["w:br", () => text.space("\n")],
    ["w:cr", () => text.space("\n")],
    ["w:noBreakHyphen", () => text.add("-")],
    [
      "w:sym",
      ({ "w:font": font = "", "w:char": code = "" }) =>
        text.add(symbolOf(font, Number.parseInt(code, 16)) ?? (tables.isOpen() ? raisedMark : "")),
    ],
    ["w:fldChar", ({ "w:fldCharType": kind }) => text.field(kind)],
    ["w:sdt", text.beginControl],
    ["w:showingPlcHdr", text.prompt],
    ["w:txbxContent", text.beginBox],
    ["w:bdo", turn],
    ["w:dir", turn],
    [
      "w:numId",
      ({ "w:val": value }, parent) => {
        if (parent === "w:numPr" && value !== "0") text.number();
      },
    ],
    [
      "w:background",
      ({ "w:color": color }) => {
        const colour = parseHexColour(color);
        if (colour && !isIndistinguishable(colour, white)) text.colourPage();
      },
    ],
    [
      "w:tbl",
      () => {
        if (!tables.isOpen()) endLines();
        tables.begin();
      },
    ],
  ]);

  new Parser(
    {
      onopentag(name, attributes) {
        path.push(name);
        if (path.length > deepest) throw new ReadError(`文档嵌套超过${deepest}层，未读取；请用Word重新保存`);
        const parent = path.at(-2);
        if (skipped.has(name)) {
          skip += 1;
          if (name === "w:del" && parent === "w:trPr") tables.deleteRow(attributes, parent);
        }
        if (skip > 0) return;
        const enter = entered.get(name);
        if (enter) enter(attributes, parent);
        else if (!tables.take(name, attributes, parent)) text.take(name, attributes, path);
      },
      ontext(part) {
        if (inText && skip === 0) text.add(part.replace(zeroWidth, ""));
        else if (skip === 1 && path.at(-1) === "w:instrText" && drawsText(part)) tables.cover();
      },
      onclosetag(name) {
        path.pop();
        if (skipped.has(name)) skip -= 1;
        else if (skip > 0) return;
        else if (name === "w:t") inText = false;
        else if (name === "w:sdt") text.endControl();
        else if (name === "w:tc") text.endFields();
        else if (name === "w:p") {
          const cell = tables.cell();
          if (cell) cell.paragraphs.push(text.end());
          else lines.push(...text.end().split("\n"));
        } else if (name === "w:txbxContent") text.endBox();
        else if (name === "w:bdo" || name === "w:dir") text.turn(-1);
        else if (name === "w:tbl") blocks.push(...tables.end());
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  endLines();
  return blocks;
}
