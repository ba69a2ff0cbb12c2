import type { CssNode } from "css-tree";
import parse from "css-tree/parser";
import { tokenize, tokenTypes } from "css-tree/tokenizer";
import { ident } from "css-tree/utils";
import { ReadError } from "../../open/read-error";

/** The parts of a declared value, in order. */
export type Value = readonly CssNode[];
type Length = { value: number; unit: string };

const longestValue = 2000;
const deepest = 20;

/** The parts of what a declaration gives; null for what no browser would take. */
export function parseValue(text: string): Value | null {
  if (text.length > longestValue || nesting(text) > deepest) return null;
  try {
    const node = parse(text, { context: "value" });
    return node.type === "Value" && !node.children.isEmpty ? node.children.toArray() : null;
  } catch {
    return null;
  }
}

/** How deep brackets stand in one another, comments left out. */
export function nesting(css: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < css.length; at += 1) {
    const code = css.charCodeAt(at);
    if (code === 0x2f && css.charCodeAt(at + 1) === 0x2a) {
      const end = css.indexOf("*/", at + 2);
      if (end === -1) break;
      at = end + 1;
    } else if (code === 0x7b || code === 0x28 || code === 0x5b) {
      depth += 1;
      if (depth > most) most = depth;
    } else if ((code === 0x7d || code === 0x29 || code === 0x5d) && depth > 0) depth -= 1;
  }
  return most;
}

export const unescapeIdentifier = (name: string) => (name.includes("\\") ? ident.decode(name) : name);

export const identifierOf = (node: CssNode | undefined) =>
  node?.type === "Identifier" ? unescapeIdentifier(node.name).toLowerCase() : null;

/** What is said in one word: none, hidden, super. */
export const keyword = (value: Value | undefined) => (value?.length === 1 ? identifierOf(value[0]) : null);

export const hasWord = (value: Value | undefined, wanted: string) =>
  value?.some((node) => identifierOf(node) === wanted) ?? false;

export function lengthOf(node: CssNode | undefined): Length | null {
  switch (node?.type) {
    case "Dimension":
      return { value: Number(node.value), unit: node.unit.toLowerCase() };
    case "Percentage":
      return { value: Number(node.value), unit: "%" };
    case "Number":
      return { value: Number(node.value), unit: "" };
    case "Function":
      return node.name.toLowerCase() === "calc" && node.children.size === 1
        ? lengthOf(node.children.first ?? undefined)
        : null;
    default:
      return null;
  }
}

/** A screen of 1440 by 900 points; what is said in parts of the element around is taken as of the screen. */
const units: { [unit: string]: number } = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  q: 0.945,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  ic: 16,
  vw: 14.4,
  vmax: 14.4,
  vh: 9,
  vmin: 9,
  "%": 14.4,
};

/** In points of the screen, where one line of text is 16 high. */
export function pixels(node: CssNode | undefined): number | null {
  const length = lengthOf(node);
  const unit = length && units[length.unit];
  return unit == null || length === null ? null : length.value * unit;
}

/** A rule, or with its name a rule of the kind of @media: what stands before its block, and in it. */
type CssBlock = { name: string | null; prelude: string; body: string };

const longestWord = 2000;

/** Without pictures and other words that no style is told by: css-tree keeps a place for each letter it has ever read. */
export function withoutLongWords(css: string): string {
  if (css.length <= longestWord) return css;
  let kept = "";
  let from = 0;
  tokenize(css, (_, start, end) => {
    if (end - start <= longestWord) return;
    kept += css.slice(from, start);
    from = end;
  });
  return kept + css.slice(from);
}

/** Takes a style sheet apart at its outermost braces; what no brace closes goes on to the end. */
export function cssBlocks(css: string): CssBlock[] {
  const pieces: CssBlock[] = [];
  let [start, bodyStart, depth] = [0, 0, 0];
  let name: string | null = null;
  let isBlank = true;
  const begin = (at: number) => {
    start = at;
    name = null;
    isBlank = true;
  };
  const finish = (end: number) =>
    pieces.push({ name, prelude: css.slice(start, bodyStart - 1), body: css.slice(bodyStart, end) });
  tokenize(css, (type, from, to) => {
    switch (type) {
      case tokenTypes.LeftCurlyBracket:
        if (depth === 0) bodyStart = to;
        depth += 1;
        return;
      case tokenTypes.RightCurlyBracket:
        if (depth === 1) finish(from);
        if (depth <= 1) begin(to);
        depth = Math.max(0, depth - 1);
        return;
      case tokenTypes.WhiteSpace:
      case tokenTypes.Comment:
        return;
    }
    if (depth > 0) return;
    if (isBlank && (type === tokenTypes.CDO || type === tokenTypes.CDC)) begin(to);
    else if (type === tokenTypes.Semicolon && name !== null) begin(to);
    else {
      if (isBlank && type === tokenTypes.AtKeyword) {
        name = css.slice(from + 1, to).toLowerCase();
        start = to;
      }
      isBlank = false;
    }
  });
  if (depth > 0) finish(css.length);
  return pieces;
}

/** Looks at a part of a page; a page of a portal with five hundred rules has a few hundred thousand. */
const mostWork = 10_000_000;

export const tooManyStyles = () => new ReadError("网页样式过于复杂，未读取，请提供Word原件");

/** Counts what is done for the styles of one page, so that no page takes more than a few seconds. */
export class WorkLimit {
  private left = mostWork;

  /** @throws ReadError when there is no more */
  spend(work: number): void {
    this.left -= work;
    if (this.left < 0) throw tooManyStyles();
  }
}
