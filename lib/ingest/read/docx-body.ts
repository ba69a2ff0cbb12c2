import { Parser } from "htmlparser2";
import type { Block } from "../document";
import { addToLook, hasShade, isApart, isUnseen, looksOfStyles, type RunLook } from "./docx-look";
import { blocksOfRows, type OpenRow } from "./docx-rows";
import { raisedMark, raisedParts } from "./raised-text";
import { ReadError } from "./read-error";
import { blocksOfLines } from "./text";
import { widthless } from "./widthless";

const deepest = 256;

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

/**
 * The paragraphs and tables of a main part.
 * @param styles the XML of the part that says how styles look
 * @throws ReadError when elements nest deeper than 256
 */
export function docxBlocks(xml: string, styles: string): Block[] {
  const isShaded = hasShade(xml) || hasShade(styles);
  const looks = looksOfStyles(styles);
  const blocks: Block[] = [];
  const tables: OpenRow[][] = [];
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
  /** Of each open content control whether it shows what to type, and nothing that was typed. */
  const prompts: boolean[] = [];
  const parents: string[] = [];
  const row = () => tables.at(-1)?.at(-1);
  const cell = () => row()?.cells.at(-1);
  const add = (text: string) => {
    if (fields.includes(true) || prompts.includes(true) || isUnseen(look, isShaded)) return;
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
        if (depth > deepest) throw new ReadError(`文档嵌套超过${deepest}层，未读取；请用Word重新保存`);
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
          case "w:sdt":
            prompts.push(false);
            return;
          case "w:showingPlcHdr":
            prompts.splice(-1, 1, true);
            return;
          case "w:noBreakHyphen":
            add("-");
            return;
          case "w:br":
          case "w:cr":
            paragraph += "\n";
            return;
          case "w:tbl":
            if (tables.length === 0) endLines();
            tables.push([]);
            return;
          case "w:tr":
            tables.at(-1)?.push({ before: 0, cells: [], deleted: false });
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
        else if (name === "w:sdt") prompts.pop();
        else if (name === "w:tc") fields.length = 0;
        else if (name === "w:p") {
          const open = cell();
          if (open) open.paragraphs.push(paragraph);
          else lines.push(...paragraph.split("\n"));
          paragraph = "";
        } else if (name === "w:tbl") {
          const closed = tables.pop();
          if (!closed) return;
          const laid = blocksOfRows(closed);
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
