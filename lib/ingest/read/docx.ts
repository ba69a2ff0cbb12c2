import { Parser } from "htmlparser2";
import type { Block, Metadata, ReportDocument, Table } from "../document";
import { addToLook, hasShade, isApart, isUnseen, looksOfStyles, type RunLook } from "./docx-look";
import { layOut, type SpanCell } from "./grid";
import { raisedMark, raisedParts } from "./raised-text";
import { ReadError } from "./read-error";
import { blocksOfLines } from "./text";
import { unzip } from "./unzip";
import { widthless } from "./widthless";

const deepest = 256;
const mainPart = "word/document.xml";
const stylesPart = "word/styles.xml";
const corePart = "docProps/core.xml";

/**
 * Reads a Word document (.docx): paragraphs and tables of the main part, with gridSpan and vMerge resolved.
 * @throws ReadError if the archive is no Word document, is damaged or unsafe
 */
export async function readDocx(bytes: Uint8Array): Promise<ReportDocument> {
  const parts = await unzip(bytes, (name) => [mainPart, stylesPart, corePart].includes(name));
  const main = parts.get(mainPart);
  if (!main) throw new ReadError("是压缩文件，但不是Word文档（.docx），请解压后导入其中的报告");
  const core = parts.get(corePart);
  const styles = xmlText(parts.get(stylesPart) ?? Buffer.of());
  return {
    format: "docx",
    metadata: core ? metadataOf(xmlText(core)) : [],
    blocks: blocksOf(xmlText(main), styles),
  };
}

function xmlText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取");
  return text;
}

function metadataOf(xml: string): Metadata[] {
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1];
  return title ? [{ name: "title", value: title }] : [];
}

type OpenCell = {
  paragraphs: string[];
  columns: number;
  merge: "none" | "restart" | "continue";
  tables: Table[];
};
type OpenRow = { before: number; cells: OpenCell[]; deleted: boolean };
type OpenTable = { rows: OpenRow[] };

/** Text that is not in the document as it reads: deletions, field codes, sounds of words, fallbacks for old programs. */
const skipped = new Set([
  "w:del",
  "w:delText",
  "w:instrText",
  "w:rt",
  "mc:Fallback",
  "w:moveFrom",
  "w:rPrChange",
  "w:pPrChange",
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

function blocksOf(xml: string, styles: string): Block[] {
  const isShaded = hasShade(xml) || hasShade(styles);
  const looks = looksOfStyles(styles);
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let lines: string[] = [];
  let paragraph = "";
  let inText = false;
  let depth = 0;
  let skip = 0;
  let paragraphLook: RunLook = {};
  let look: RunLook = {};
  const markBefore = raisedParts();
  /** Of each open field whether its code is being read, not yet its result. */
  const fields: boolean[] = [];
  const parents: string[] = [];
  const row = () => tables.at(-1)?.rows.at(-1);
  const cell = () => row()?.cells.at(-1);
  const add = (text: string) => {
    if (fields.includes(true) || isUnseen(look, isShaded)) return;
    if (text.trim() !== "") paragraph += markBefore(isApart(look), paragraph.trim() !== "");
    paragraph += text;
  };
  const endLines = () => {
    for (const block of blocksOfLines(lines)) blocks.push(block);
    lines = [];
  };

  new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > deepest) throw new ReadError(`文档嵌套超过${deepest}层，未读取`);
        if (skipped.has(name)) {
          skip += 1;
          const open = row();
          if (name === "w:del" && parents.at(-1) === "w:trPr" && open) open.deleted = true;
        }
        parents.push(name);
        if (skip > 0) return;
        switch (name) {
          case "w:t":
            inText = true;
            return;
          case "w:tab":
            if (tables.length > 0 || paragraph !== "") paragraph += " ";
            return;
          case "w:p":
            paragraphLook = {};
            return;
          case "w:pStyle":
            paragraphLook = looks.get(attributes["w:val"] ?? "") ?? {};
            return;
          case "w:r":
            look = { ...paragraphLook };
            return;
          case "w:rStyle":
            Object.assign(look, looks.get(attributes["w:val"] ?? ""));
            return;
          case "w:sym":
            add(
              symbolOf(attributes["w:font"] ?? "", Number.parseInt(attributes["w:char"] ?? "", 16)) ??
                (tables.length > 0 ? raisedMark : ""),
            );
            return;
          case "w:fldChar": {
            const kind = attributes["w:fldCharType"];
            if (kind === "end" || kind === "separate") fields.pop();
            if (kind !== "end") fields.push(kind === "begin");
            return;
          }
          case "w:noBreakHyphen":
            paragraph += "-";
            return;
          case "w:br":
          case "w:cr":
            paragraph += "\n";
            return;
          case "w:tbl":
            if (tables.length === 0) endLines();
            tables.push({ rows: [] });
            return;
          case "w:tr":
            tables.at(-1)?.rows.push({ before: 0, cells: [], deleted: false });
            return;
          case "w:tc":
            row()?.cells.push({ paragraphs: [], columns: 1, merge: "none", tables: [] });
            return;
        }
        const value = attributes["w:val"];
        const openCell = cell();
        const openRow = row();
        if (name === "w:gridSpan" && openCell) openCell.columns = Number.parseInt(value ?? "1", 10) || 1;
        else if (name === "w:vMerge" && openCell)
          openCell.merge = value === "restart" ? "restart" : "continue";
        else if (name === "w:gridBefore" && openRow) openRow.before = Number.parseInt(value ?? "1", 10) || 1;
        else addToLook(look, name, value);
      },
      ontext(text) {
        if (inText && skip === 0) add(text.replace(widthless, ""));
      },
      onclosetag(name) {
        depth -= 1;
        parents.pop();
        if (skipped.has(name)) skip -= 1;
        else if (skip > 0) return;
        else if (name === "w:t") inText = false;
        else if (name === "w:p") {
          const open = cell();
          if (open) open.paragraphs.push(paragraph);
          else lines.push(...paragraph.split("\n"));
          paragraph = "";
        } else if (name === "w:tbl") {
          const closed = tables.pop();
          if (!closed) return;
          const laid = blocksOfTable({ rows: closed.rows.filter(({ deleted }) => !deleted) });
          const outer = cell();
          if (!outer) blocks.push(...laid);
          else
            for (const block of laid)
              if (block.kind === "table") outer.tables.push(block);
              else outer.paragraphs.push(block.text);
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  endLines();
  return blocks;
}

function blocksOfTable({ rows }: OpenTable): Block[] {
  const cells = rows.flatMap((row) => row.cells);
  const textOf = (cell: OpenCell) => cell.paragraphs.join("\n").trim();
  if (cells.length === 1 || cells.some((cell) => cell.tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(textOf(cell).split("\n")), ...cell.tables]);
  const starts = rows.map(({ before, cells }) => {
    let column = before;
    return cells.map((cell) => {
      const start = column;
      column += cell.columns;
      return { cell, start };
    });
  });
  /** How many rows below continue the merge that starts here. */
  const height = (rowIndex: number, start: number) => {
    let end = rowIndex + 1;
    while (starts[end]?.some((item) => item.start === start && item.cell.merge === "continue")) end += 1;
    return end - rowIndex;
  };
  const spans: SpanCell[][] = starts.map((row, rowIndex) => [
    ...Array.from({ length: rows[rowIndex]?.before ?? 0 }, () => ({ text: "", columns: 1, rows: 1 })),
    ...row
      .filter(
        ({ cell, start }) =>
          cell.merge !== "continue" || rowIndex === 0 || !mergesUp(starts, rowIndex, start),
      )
      .map(({ cell, start }) => ({
        text: textOf(cell),
        columns: cell.columns,
        rows: cell.merge === "none" ? 1 : height(rowIndex, start),
      })),
  ]);
  return [layOut(spans)];
}

/** A continuing cell belongs to the one above; one without anything above stands for itself. */
function mergesUp(starts: { cell: OpenCell; start: number }[][], rowIndex: number, start: number): boolean {
  return starts[rowIndex - 1]?.some((item) => item.start === start && item.cell.merge !== "none") ?? false;
}
