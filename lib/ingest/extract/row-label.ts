import { applicants, requestRows } from "@/lib/catalogue/requests";
import { looksLikeFigure } from "./figure";
import { namesOtherPeriod, similarity } from "./label-matching";
import type { RequestColumn } from "./request-labels";
import { beginsRowLabel, columnsByKey, rowsByKey } from "./request-labels";
import { isFilled, isSameLine, type Token } from "./token";
import { rowsInLabel } from "./whole-rows";

const first = 0;
const otherRow = requestRows.findIndex(({ id }) => id === "otherwise.other");
const grantedRow = requestRows.findIndex(({ id }) => id === "granted");
const unpaidRow = requestRows.findIndex(({ id }) => id === "otherwise.unpaid");
const closedRow = requestRows.findIndex(({ id }) => id === "closed");
const likeEnough = 0.6;
const shortestCut = 4;
/** The longest label has 35 characters; a narrow column leaves four or five of them on a line. */
const mostPieces = 9;
/** 3.其他 and （七）总计 are rows; the heads of the columns are printed without a number. */
export const hasNumber = /^\s*(?:[\d０-９]|[（(])/;

/** A column's head, whole or cut in two as in 商业⏎企业. */
export function columnHead(
  tokens: readonly Token[],
  at: number,
): { column: RequestColumn; count: number } | null {
  const key = tokens[at]?.key ?? "";
  const whole = columnsByKey.get(key);
  if (whole) return { column: whole, count: 1 };
  const next = tokens[at + 1]?.key ?? "";
  const joined = next === "" ? undefined : columnsByKey.get(key + next);
  return joined ? { column: joined, count: 2 } : null;
}

/** The row that a token names, alone or together with the pieces that a line end cut off. */
export function rowLabel(
  tokens: readonly Token[],
  at: number,
  last: number,
  afterHeads: boolean,
): { index: number; pieces: number } | null {
  let key = "";
  for (let pieces = 1; pieces <= mostPieces; pieces += 1) {
    const piece = tokens[at + pieces - 1];
    if (!piece || piece.key === "") return null;
    key += piece.key;
    const index = rowsByKey.get(key);
    const dueHeads = afterHeads && !hasNumber.test(piece.text) && !hasFigureBeside(tokens, at + pieces);
    if (index !== undefined && fits(index, last, piece, dueHeads) && !continues(tokens, at + pieces, key))
      return { index, pieces };
    if (!beginsRowLabel(key)) return null;
    const mayBeCut = pieces === 1 && key.length >= shortestCut && rowFollows(tokens, at + 1);
    const cut = mayBeCut ? cutLabel(key, last) : null;
    if (cut !== null) return { index: cut, pieces };
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
  at + applicants.length <= tokens.length &&
  tokens.slice(at, at + applicants.length).every(({ text }) => /\d/.test(text) && looksLikeFigure(text));

/** A head has no figure on its right. */
function hasFigureBeside(tokens: readonly Token[], at: number): boolean {
  const label = tokens[at - 1];
  const next = tokens.slice(at, at + applicants.length).find(isFilled);
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
export function nearRow(token: Token, last: number, isFollowedByText: boolean): number | null {
  // A row in its own words, printed again, or two in one label.
  if (rowsByKey.has(token.key) || rowsInLabel(token.key).length > 1) return null;
  let best: { index: number; likeness: number } | null = null;
  for (let index = last + 1; index <= last + 3 && index < requestRows.length; index += 1)
    for (const [key, row] of rowsByKey) {
      // A piece of a label is much like it and yet no misprint of it.
      if (row !== index || key.length < 4 || (isFollowedByText && token.key.length * 3 < key.length * 2))
        continue;
      if (namesOtherPeriod(token.key, key)) continue;
      const likeness = similarity(key, token.key);
      if (likeness >= likeEnough && (best === null || likeness > best.likeness)) best = { index, likeness };
    }
  return best ? best.index : null;
}

/** Whether figures stand behind a label of which it is not known what row it is. */
export function figuresFollow(tokens: readonly Token[], at: number): boolean {
  const label = tokens[at];
  if (label?.mode === "grid") {
    const boxes = tokens.slice(at + 1, at + 12).filter((token) => isSameLine(label, token));
    if (boxes.length >= applicants.length) return boxes.every(({ text }) => looksLikeFigure(text));
  }
  const next = tokens.slice(at + 1, at + 10).filter(isFilled);
  return next.length >= 2 && next.slice(0, 5).every((token) => looksLikeFigure(token.text));
}
