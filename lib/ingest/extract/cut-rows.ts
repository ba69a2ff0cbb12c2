import { applicants } from "@/lib/catalogue/requests";
import { looksLikeFigure } from "./figure";
import { beginsLabel, isStructure, rowsByKey } from "./request-labels";
import { isFilled, isKnownRow, type Token } from "./token";

type Row = readonly Token[];

/**
 * The tokens with the rows of the request table whole that the end of a page cut into two tables: the label, or its
 * beginning, above with blank boxes, and the rest with the figures below. What is left of such a row above is taken
 * out, so that a printed number is never called blank.
 */
export function withCutRowsJoined(tokens: readonly Token[]): readonly Token[] {
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
const isOfRequests = (key: string) => rowsByKey.has(key) || beginsLabel(key);

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
