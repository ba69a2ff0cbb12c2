import { contentHeading, disclosureBlocks } from "@/lib/catalogue/disclosure";
import { disputeResults, disputeRoutes, suitsHeading } from "@/lib/catalogue/disputes";
import { labelKey } from "@/lib/catalogue/label-key";
import { applicants, applicantsHeading, legalSubtotal, organisationsHeading } from "@/lib/catalogue/requests";
import type { Place, ReportDocument, Table } from "../document";
import { amountHead, looksLikeFigure } from "./figure";

/**
 * A paragraph or a box of a table, in reading order. `rows` tables know their rows; in a `stream` (paragraphs,
 * or one long row of boxes) only the order is known, and paragraphs cannot even hold a blank.
 */
export type Token = {
  text: string;
  /** The Han letters of the text without its number, as labels are looked up; empty for figures. */
  key: string;
  at: Place;
  mode: "grid" | "rows" | "stream" | "paragraph";
  /** The true column of a box in a grid, 0-based; in anything else its position. */
  column: number;
  /** Of a paragraph, where its lines are known. */
  line: number | null;
};

export const isFilled = ({ text }: Token) => text.trim() !== "";

/** Whether a box stands in the row of a label; in a stream there are no rows. */
export const isSameLine = (label: Token, token: Token) =>
  label.mode !== "stream" && label.at.table === token.at.table && label.at.row === token.at.row;

const keys = new Map<string, string>();
const remembered = 20_000;

/** Whether the rows of what it stands in are known. */
export const isKnownRow = ({ mode }: Token) => mode === "grid" || mode === "rows";

/** labelKey with memory: reports print the same few hundred labels. */
export function keyOf(text: string): string {
  if (isFigureLike(text)) return "";
  if (text.length < 60) {
    const known = keys.get(text);
    if (known !== undefined) return known;
  }
  const key = /\p{Script=Han}/u.test(text) ? labelKey(withoutInstruction(text.slice(0, 200))) : "";
  if (text.length < 60) {
    if (keys.size > remembered) keys.clear();
    // A copy: a piece of a text keeps the whole text in memory.
    keys.set(` ${text}`.slice(1), key);
  }
  return key;
}

/** 规章（设区的市和自治州应提供有关数据）: what the form asks for behind a label is no part of it. */
const instruction = /(?<=[\p{Script=Han}\s])[（(][^（()）。]{10,}[）)]\s*$/u;
const withoutInstruction = (text: string) => (/[）)]\s*$/.test(text) ? text.replace(instruction, "") : text);

/** Most boxes hold a few digits, in which no letter need be looked for. */
function isFigureLike(text: string): boolean {
  if (text.length > 8) return false;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

export function tokensOf(document: ReportDocument): Token[] {
  const tokens: Token[] = [];
  document.blocks.forEach((block, index) => {
    const table = index + 1;
    if (block.kind === "paragraph") {
      if (isFurniture(block.text)) return;
      for (const part of splitTail(block.text))
        tokens.push({
          text: part,
          key: keyOf(part),
          at: { table, row: 1, column: 1 },
          mode: "paragraph",
          column: 0,
          line: block.line,
        });
      return;
    }
    const mode = modeOf(block);
    block.rows.forEach((row, rowIndex) => {
      row.forEach((box, column) => {
        tokens.push({
          text: box.text,
          key: keyOf(box.text),
          at: { table, row: rowIndex + 1, column: column + 1 },
          mode,
          column: box.column,
          line: null,
        });
      });
    });
  });
  return tokens;
}

const pageNumber =
  /^(?:[-－—–─·•~]{1,2}\s*\d{1,3}\s*[-－—–─·•~]{1,2}|第\s*\d{1,3}\s*页.{0,12}|(?:Page|P)[ .]?\d{1,3}.{0,10}|\d{1,2}\s*[/／]\s*\d{1,2}|[\p{P}\s]*[、，。；：,;:][\p{P}\s]*)$/iu;

const ruledOff = /^[-=_*—─━\u2500-\u257f\s]{5,}$/;

/** What a page leaves between the lines of a text: its number, its address, a rule, a point gone astray. */
function isFurniture(text: string): boolean {
  if (ruledOff.test(text)) return true;
  return text.length <= 16
    ? pageNumber.test(text)
    : /^https?:\/\/\S+(?:\s+\d{1,3}\s*[/／]\s*\d{1,3})?$/.test(text);
}

function modeOf(table: Table): Token["mode"] {
  if (table.aligned) return "grid";
  const boxes = table.rows.reduce((sum, row) => sum + row.length, 0);
  return table.rows.length > 1 && boxes >= table.rows.length * 1.8 ? "rows" : "stream";
}

/** That many numbers on one line are a row; two or three may be one number printed with spaces. */
const fewestFigures = 7;

/** Rows are padded with spaces where a text keeps the places of its columns. */
const longestRow = 240;
const isFigureCharacter = (character: string) => /[\d０-９,，./／\s\u3000+＋−–—－-]/.test(character);

/** `（三）不予公开 1.属于国家秘密 3 0` on one line is a row: labels and figures are taken apart at the spaces. */
function splitTail(text: string): string[] {
  if (text.length > longestRow || !/[\s\u3000]/.test(text)) return [text];
  const pieces = text.split(/[\s\u3000]+/).filter((piece) => piece !== "");
  if (isHeadLine(pieces)) return pieces;
  if (!/[\d０-９/／](?:万?元)?\s*$/.test(text)) return [text];
  if ([...text].every(isFigureCharacter)) {
    const figures = text.trim().split(/[\s\u3000]+/);
    return figures.length >= fewestFigures ? figures : [text];
  }
  // 356.42万元: the amount in the last box may have its unit.
  let start = text.trimEnd().replace(/万?元$/, "").length;
  while (start > 0 && isFigureCharacter(text.charAt(start - 1))) start -= 1;
  const tail = text.slice(start);
  const gap = tail.search(/[\s\u3000]/);
  const figures = tail.trim().split(/[\s\u3000]+/);
  // The first figure stands on the label itself; a whole row behind it shows that it is one.
  if (gap !== 0 && figures.length < fewestFigures) return [text];
  const labels = text
    .slice(0, start)
    .split(/[\s\u3000]+/)
    .filter((label) => label !== "");
  return [...labels, ...figures];
}

const heads = new Set(
  [
    contentHeading,
    suitsHeading,
    organisationsHeading.zh,
    applicantsHeading,
    ...[...applicants, ...disputeResults].flatMap(({ zh, aliases }) => [zh, ...aliases]),
    legalSubtotal.zh,
    ...legalSubtotal.aliases,
    ...disputeRoutes.map(({ zh }) => zh),
    ...disclosureBlocks.flatMap(({ measures }) => measures.flatMap(({ zh, aliases }) => [zh, ...aliases])),
  ].map(labelKey),
);

const isHead = (key: string) => heads.has(key) || amountHead(key) !== null;

/** Whether a line is nothing but column heads of the statutory tables, set apart by spaces. */
function isHeadLine(pieces: readonly string[]): boolean {
  return pieces.length > 1 && pieces.every((piece) => isHead(labelKey(piece)));
}

/** Whether a box is one of the figures of a label that stands alone on the line above them. */
export function isFigureBelow(token: Token, label: Token, boxes: readonly Token[]): boolean {
  if (token.mode !== "rows" && token.mode !== "stream") return false;
  const isNextLine =
    label.mode === "rows"
      ? token.at.table === label.at.table && token.at.row === label.at.row + 1
      : label.mode === "paragraph" && token.at.table === label.at.table + 1 && token.at.row === 1;
  return isNextLine && boxes.every(({ at }) => at.row === token.at.row) && looksLikeFigure(token.text);
}
