import { applicants } from "@/lib/catalogue/requests";
import { disclosureRowsByKey } from "./disclosure-lines";
import { looksLikeFigure } from "./figure";
import { beginsRowLabel, isStructure, rowsByKey } from "./request-labels";
import { isFilled, isKnownRow, isSameLine, keyOf, type Token } from "./token";

/** A number of a row or section with nothing behind it: 三、 （七） 1. */
const hanSerial =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]?|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）])\s*$/;
const digitSerial = /^\s*(?:\d{1,2}\s*[.．、]|[（(]\s*\d{1,2}\s*[)）])\s*$/;
const oneLetter = /^\s*\p{Script=Han}\s*$/u;
const fewestLetters = 3;

/**
 * The tokens with the serials that stand on lines of their own put back before their labels, and labels that are
 * written downwards, a letter a line, joined: neither is a figure. Only where the rows are not known.
 */
export function joinSplitLabels(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isFlowing(token) && isPiece(token.text))) return tokens;
  const whole: Token[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const pieces = isFlowing(token) ? piecesFrom(tokens, at) : 1;
    const last = tokens[at + pieces - 1];
    if (pieces > 1 && last) {
      const text = tokens
        .slice(at, at + pieces)
        .map((piece) => piece.text.trim())
        .join("");
      whole.push({ ...last, text, key: keyOf(text) });
      at += pieces - 1;
    } else whole.push(token);
  }
  return whole;
}

const isFlowing = ({ mode }: Token) => mode === "paragraph" || mode === "stream";
const isPiece = (text: string) =>
  text.length <= 6 &&
  !isDigit(text) &&
  (hanSerial.test(text) || digitSerial.test(text) || oneLetter.test(text));

const isDigit = (text: string) => text.length === 1 && text.charCodeAt(0) < 0x80;

/** How many tokens from here on are one label. */
function piecesFrom(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  if (!first || !isPiece(first.text)) return 1;
  const isSerial = !oneLetter.test(first.text) || hanSerial.test(first.text);
  const begin = isSerial ? from + 1 : from;
  let end = begin;
  while (isNext(tokens[end], first) && oneLetter.test(tokens[end]?.text ?? "")) end += 1;
  if (end - begin >= fewestLetters) return end - from;
  const label = tokens[from + 1];
  return isSerial && isNext(label, first) && label !== undefined && label.key !== "" ? 2 : 1;
}

const isNext = (token: Token | undefined, first: Token) =>
  token !== undefined &&
  token.mode === first.mode &&
  (first.mode === "paragraph" || token.at.table === first.at.table);

const shortest = 2;
const longestLabel = 140;

/** The keys of the rows that a label names one behind the other: two where two rows were written into one. */
export function rowsInLabel(key: string): readonly string[] {
  if (key.length > longestLabel || isRow(key)) return [key];
  for (let end = key.length - shortest; end >= shortest; end -= 1) {
    const first = key.slice(0, end);
    if (!isRow(first)) continue;
    const rest = rowsInLabel(key.slice(end));
    if (rest.every(isRow) && isInOrder([first, ...rest])) return [first, ...rest];
  }
  return [key];
}

const isRow = (key: string) => rowsByKey.has(key) || disclosureRowsByKey.has(key);

/** Rows that follow each other in the form; one of the form of 2019 may lie between two of 2021. */
function isInOrder(keys: readonly string[]): boolean {
  return keys.every((key, at) => {
    const before = keys[at - 1];
    if (before === undefined) return true;
    const [one, other] = [rowsByKey.get(before), rowsByKey.get(key)];
    if (one === undefined || other === undefined)
      return disclosureRowsByKey.has(before) && disclosureRowsByKey.has(key);
    return other > one && other <= one + 2;
  });
}

/**
 * The tokens with rows apart that were written into one: 规章⏎行政规范性文件 with 0⏎2 behind it. Each box must hold a
 * piece for each row; where one does not, nothing is taken apart.
 */
export function splitJoinedRows(tokens: readonly Token[]): readonly Token[] {
  const apart: Token[] = [];
  let isChanged = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) break;
    const rows = isKnownRow(token) && token.key.length >= shortest * 2 ? joinedRows(tokens, at) : null;
    if (rows) {
      apart.push(...rows.flat());
      at += (rows[0]?.length ?? 1) - 1;
      isChanged = true;
    } else apart.push(token);
  }
  return isChanged ? apart : tokens;
}

function joinedRows(tokens: readonly Token[], at: number): Token[][] | null {
  const label = tokens[at];
  if (!label || isRow(label.key)) return null;
  const keys = rowsInLabel(label.key);
  if (keys.length < 2) return null;
  let end = at + 1;
  while (tokens[end] && isSameLine(label, tokens[end] ?? label)) end += 1;
  const boxes = tokens.slice(at + 1, end);
  const pieces = boxes.map(({ text }) => text.trim().split(/\s+/));
  const isApart =
    boxes.some(isFilled) &&
    pieces.every((some, box) => some.length === keys.length || !isFilled(boxes[box] ?? label));
  if (!isApart) return null;
  return keys.map((key, row) => [
    { ...label, text: key, key },
    ...boxes.map((box, place) => ({ ...box, text: pieces[place]?.[row] ?? "" })),
  ]);
}

type Row = readonly Token[];

/**
 * The tokens with the rows of the request table whole that the end of a page cut into two tables: the label, or its
 * beginning, above with blank boxes, and the rest with the figures below. What is left of such a row above is taken
 * out, so that a printed number is never called blank.
 */
export function joinCutRows(tokens: readonly Token[]): readonly Token[] {
  let joined = tokens;
  for (let at = 1; at < joined.length; at += 1) {
    const [last, first] = [joined[at - 1], joined[at]];
    if (!last || !first || last.at.table === first.at.table || !isKnownRow(last) || !isKnownRow(first))
      continue;
    joined = joinedAt(joined, at) ?? joined;
  }
  return joined;
}

function joinedAt(tokens: readonly Token[], cut: number): Token[] | null {
  const above = rowEndingAt(tokens, cut);
  const label = above.findLast(isFilled);
  if (!label || label.key === "" || !isOfRequests(label.key)) return null;
  const begun = above.slice(above.indexOf(label));
  if (begun.length < applicants.length || begun.slice(1).some(isFilled)) return null;
  const from = firstRowBelow(tokens, cut);
  const below = rowBeginningAt(tokens, from);
  const figures = below.filter((token) => isFilled(token) && looksLikeFigure(token.text));
  const labels = below.filter((token) => isFilled(token) && !looksLikeFigure(token.text));
  const [rest, second] = labels;
  if (figures.length < applicants.length || second) return null;
  const kept = tokens.slice(0, cut - begun.length);
  const whole = rest ? label.key + rest.key : label.key;
  if (rest && rowsByKey.has(rest.key)) return null;
  // The rest of a label of no row: nobody can tell whose figures these are.
  if (!rowsByKey.has(whole)) return [...kept, ...tokens.slice(cut)];
  const place = rest ?? below[Math.max(0, below.indexOf(figures[0] ?? label) - 1)];
  if (!place || (!rest && isFilled(place))) return null;
  const text = `${label.text.trim()}${rest?.text.trim() ?? ""}`;
  const row = below.map((token) => (token === place ? { ...place, text, key: whole } : token));
  return [...kept, ...tokens.slice(cut, from), ...row, ...tokens.slice(from + below.length)];
}

/** Whether letters are the label of a row of the request table, or begin one. */
const isOfRequests = (key: string) => rowsByKey.has(key) || beginsRowLabel(key);

function rowEndingAt(tokens: readonly Token[], end: number): Row {
  let from = end - 1;
  while (from > 0 && isSameRow(tokens[from - 1], tokens[end - 1])) from -= 1;
  return tokens.slice(from, end);
}

function rowBeginningAt(tokens: readonly Token[], from: number): Row {
  let end = from + 1;
  while (isSameRow(tokens[end], tokens[from])) end += 1;
  return tokens.slice(from, end);
}

const isSameRow = (one: Token | undefined, other: Token | undefined) =>
  one !== undefined && other !== undefined && one.at.table === other.at.table && one.at.row === other.at.row;

/** Where the first row of a table begins that holds more than its heads, which are printed on each page. */
function firstRowBelow(tokens: readonly Token[], cut: number): number {
  let from = cut;
  for (;;) {
    const row = rowBeginningAt(tokens, from);
    const isHead = row.some(isFilled) && row.every((token) => !isFilled(token) || isStructure(token.key));
    const next = from + row.length;
    if (!isHead || tokens[next]?.at.table !== tokens[cut]?.at.table) return from;
    from = next;
  }
}
