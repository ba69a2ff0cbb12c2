import { applicants, requestRows } from "@/lib/catalogue/requests";
import { looksLikeFigure } from "./figure";
import { standsBelow } from "./figures-below";
import { beginsLabel, columnsByKey, isStructure, rowsByKey } from "./request-labels";
import { similarity } from "./similar";
import type { Token } from "./token";

/** A row of the request table as found: its number in printed order, its label and the boxes behind it. */
export type FoundRow = { index: number; label: Token; boxes: Token[]; unsureLabel: boolean };
export type FoundTable = {
  rows: FoundRow[];
  /** Column heads in reading order, where all were printed one by one. */
  columns: string[];
  /** The boxes of these heads; heads printed again on another page are among them. */
  heads: Token[];
  /** Labels that are no row of any form, with figures behind them. */
  strangers: Token[];
  from: number;
  to: number;
};

const first = 0;
const otherRow = requestRows.findIndex(({ id }) => id === "otherwise.other");
const grantedRow = requestRows.findIndex(({ id }) => id === "granted");
const unpaidRow = requestRows.findIndex(({ id }) => id === "otherwise.unpaid");
const closedRow = requestRows.findIndex(({ id }) => id === "closed");
const groupRow = requestRows.findIndex(({ id }) => id === "otherwise");
const likeEnough = 0.6;
const shortestCut = 4;
/** 3.其他 and （七）总计 are rows; the heads of the columns are printed without a number. */
const hasNumber = /^\s*(?:[\d０-９]|[（(])/;

/**
 * Walks the tokens and gathers every request table: rows in printed order, each with the boxes up to the next
 * label (in a grid or in known rows, up to the end of its row).
 */
export function findRequestTables(tokens: readonly Token[]): FoundTable[] {
  const tables: FoundTable[] = [];
  const strangers: { table: FoundTable; token: Token; rows: number }[] = [];
  const now: { table: FoundTable | null; row: FoundRow | null; heads: string[]; boxes: Token[] } = {
    table: null,
    row: null,
    heads: [],
    boxes: [],
  };
  const lastIndex = () => now.table?.rows.at(-1)?.index ?? -1;

  const start = (index: number, label: Token, at: number, unsureLabel: boolean) => {
    if (!now.table || lastIndex() >= index) {
      now.table = { rows: [], columns: now.heads, heads: [], strangers: [], from: at, to: at };
      tables.push(now.table);
    }
    now.table.heads.push(...now.boxes);
    now.heads = [];
    now.boxes = [];
    now.row = { index, label, boxes: [], unsureLabel };
    now.table.rows.push(now.row);
  };

  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    if (now.row && leavesRow(now.row, token)) now.row = null;
    if (token.key !== "") {
      if (now.row && isRepeated(now.row, token)) continue;
      const found = rowLabel(tokens, at, lastIndex(), now.heads.length > 0);
      if (found) {
        start(found.index, tokens[at + found.pieces - 1] ?? token, at, false);
        at += found.pieces - 1;
        continue;
      }
      const pieces = columnHead(tokens, at);
      if (pieces) {
        now.heads.push(pieces.column);
        now.boxes.push(token);
        now.row = null;
        at += pieces.count - 1;
        continue;
      }
      if (isStructure(token.key)) {
        now.row = null;
        continue;
      }
      if (now.table && !looksLikeFigure(token.text)) {
        const follows = figuresFollow(tokens, at);
        const inside = now.row !== null && now.row.boxes.length > 0 && isSameLine(now.row.label, token);
        const near = follows && !inside ? nearRow(token, lastIndex()) : null;
        if (near !== null) {
          start(near, token, at, true);
          continue;
        }
        const belongs = now.row !== null && (isSameLine(now.row.label, token) || mayBeText(now.row, token));
        if (!belongs) {
          if (follows) strangers.push({ table: now.table, token, rows: now.table.rows.length });
          now.row = null;
          continue;
        }
      }
    }
    if (now.row && now.table) {
      now.row.boxes.push(token);
      now.table.to = at;
    }
  }
  for (const { table, token, rows } of strangers) {
    const last = table.rows.at(-1)?.label;
    // Behind the last row only a box of the same table is a row of it.
    if (rows < table.rows.length || (last?.mode !== "paragraph" && last?.at.table === token.at.table))
      table.strangers.push(token);
  }
  return tables.map(dropGroupHead);
}

/** A column's head, whole or cut in two as in 商业⏎企业. */
function columnHead(tokens: readonly Token[], at: number): { column: string; count: number } | null {
  const key = tokens[at]?.key ?? "";
  const whole = columnsByKey.get(key);
  if (whole) return { column: whole, count: 1 };
  const next = tokens[at + 1]?.key ?? "";
  const joined = next === "" ? undefined : columnsByKey.get(key + next);
  return joined ? { column: joined, count: 2 } : null;
}

const isSameLine = (label: Token, token: Token) =>
  label.mode !== "stream" && label.at.table === token.at.table && label.at.row === token.at.row;

/** A label that spans columns, written into each of them. */
const isRepeated = ({ label, boxes }: FoundRow, token: Token) =>
  boxes.length === 0 && isSameLine(label, token) && token.text === label.text;

/** In a stream of boxes a few words may stand where a figure should; a line of its own ends the row. */
const mayBeText = (row: FoundRow, token: Token) =>
  token.mode === "stream" &&
  row.boxes.filter(({ text }) => text.trim() !== "").length < 7 &&
  token.text.length <= 30;

/** In known rows a row ends with its line; in a stream it goes on until the next label. */
function leavesRow(row: FoundRow, token: Token): boolean {
  const from = row.label;
  if (standsBelow(token, from, row.boxes)) return false;
  if (from.mode === "paragraph") return token.mode === "grid" || token.mode === "rows";
  if (from.mode === "grid" || from.mode === "rows") return !isSameLine(from, token);
  return token.at.table !== from.at.table && token.mode !== "paragraph";
}

/** The row that a token names, alone or together with the pieces that a line end cut off. */
function rowLabel(
  tokens: readonly Token[],
  at: number,
  last: number,
  afterHeads: boolean,
): { index: number; pieces: number } | null {
  let key = "";
  for (let pieces = 1; pieces <= 3; pieces += 1) {
    const piece = tokens[at + pieces - 1];
    if (!piece || piece.key === "") return null;
    key += piece.key;
    const index = rowsByKey.get(key);
    const dueHeads = afterHeads && !hasNumber.test(piece.text) && !hasFigureBeside(tokens, at + pieces);
    if (index !== undefined && fits(index, last, piece, dueHeads) && !continues(tokens, at + pieces, key))
      return { index, pieces };
    if (!beginsLabel(key)) return null;
    const cut = pieces === 1 && key.length >= shortestCut ? cutLabel(key, last) : null;
    if (cut !== null && rowFollows(tokens, at + 1)) return { index: cut, pieces };
  }
  return null;
}

/** The row that is due and whose label begins so, where only one does: the rest stands below the figures. */
function cutLabel(key: string, last: number): number | null {
  const due = new Set(
    [...rowsByKey]
      .filter(([label, index]) => label.startsWith(key) && index > last && index <= last + 3)
      .map(([, index]) => index),
  );
  const [only, second] = due;
  return only !== undefined && second === undefined ? only : null;
}

const rowFollows = (tokens: readonly Token[], at: number) =>
  tokens.slice(at, at + applicants.length).filter(({ text }) => /\d/.test(text) && looksLikeFigure(text))
    .length === applicants.length;

/** A head has no figure on its right. */
function hasFigureBeside(tokens: readonly Token[], at: number): boolean {
  const label = tokens[at - 1];
  const next = tokens.slice(at, at + applicants.length).find(({ text }) => text.trim() !== "");
  return (
    label?.mode === "grid" && next !== undefined && isSameLine(label, next) && looksLikeFigure(next.text)
  );
}

/** `部分公开` may be whole, or the first line of the longer label. */
function continues(tokens: readonly Token[], at: number, key: string): boolean {
  const next = tokens[at];
  return next !== undefined && next.key !== "" && rowsByKey.get(key + next.key) === rowsByKey.get(key);
}

/** 其他 and 总计 are rows only where they are due, and columns where other heads stand before them. */
function fits(index: number, last: number, label: Token, afterHeads: boolean): boolean {
  if (afterHeads && (index === otherRow || index === closedRow)) return false;
  if (index === otherRow) return last === unpaidRow || last === unpaidRow - 1;
  if (index === closedRow) return last >= grantedRow && last < closedRow;
  if (last < 0) return index === first || label.mode !== "paragraph";
  return index > last || index === first;
}

/** A misprinted label: the row that is due next, or one of the two after it, if it reads much like it. */
function nearRow(token: Token, last: number): number | null {
  let best: { index: number; likeness: number } | null = null;
  for (let index = last + 1; index <= last + 3 && index < requestRows.length; index += 1)
    for (const [key, row] of rowsByKey) {
      if (row !== index || key.length < 4) continue;
      const likeness = similarity(key, token.key);
      if (likeness >= likeEnough && (best === null || likeness > best.likeness)) best = { index, likeness };
    }
  return best ? best.index : null;
}

function figuresFollow(tokens: readonly Token[], at: number): boolean {
  const label = tokens[at];
  if (label?.mode === "grid") {
    const boxes = tokens.slice(at + 1, at + 12).filter((token) => isSameLine(label, token));
    if (boxes.length >= applicants.length) return boxes.every(({ text }) => looksLikeFigure(text));
  }
  const next = tokens.slice(at + 1, at + 10).filter((token) => token.text.trim() !== "");
  return next.length >= 2 && next.slice(0, 5).every((token) => looksLikeFigure(token.text));
}

/** （六）其他处理 is a row on form 2019 and only a head on form 2021. */
function dropGroupHead(table: FoundTable): FoundTable {
  const hasParts = table.rows.some(({ index }) => index > groupRow && index <= otherRow);
  return hasParts ? { ...table, rows: table.rows.filter(({ index }) => index !== groupRow) } : table;
}
