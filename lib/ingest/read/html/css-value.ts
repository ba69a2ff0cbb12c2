import type { CssNode } from "css-tree";
import parse from "css-tree/parser";
import { ident } from "css-tree/utils";

/** The parts of a declared value, in order. */
export type Value = readonly CssNode[];
export type Length = { value: number; unit: string };

const longest = 2000;
const deepest = 20;

/** The parts of what a declaration gives; null for what no browser would take. */
export function parseValue(text: string): Value | null {
  if (text.length > longest || nesting(text) > deepest) return null;
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

export const decoded = (name: string) => (name.includes("\\") ? ident.decode(name) : name);

export const word = (node: CssNode | undefined) =>
  node?.type === "Identifier" ? decoded(node.name).toLowerCase() : null;

/** What is said in one word: none, hidden, super. */
export const keyword = (value: Value | undefined) => (value?.length === 1 ? word(value[0]) : null);

export const hasWord = (value: Value | undefined, wanted: string) =>
  value?.some((node) => word(node) === wanted) ?? false;

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
