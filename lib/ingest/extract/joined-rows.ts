import { disclosureRowsByKey } from "./disclosure-lines";
import { rowsByKey } from "./request-labels";
import { isFilled, isKnownRow, isSameLine, type Token } from "./token";

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
export function withRowsApart(tokens: readonly Token[]): readonly Token[] {
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
