import { compile } from "css-select";
import type { CssNode, Selector as SelectorNode } from "css-tree";
import parse from "css-tree/parser";
import { type AnyNode, type Element, isTag } from "domhandler";
import * as DomUtils from "domutils";
import { nesting, tooManyStyles, unescapeIdentifier, type WorkLimit } from "./css-syntax";

/** The part of an element that a rule is for, where it is not the whole. `first`: its first letter or line. */
export type PseudoElement = "before" | "after" | "first" | null;

export type Selector = {
  /** What the element itself must have: `#id`, `.class` or `name`; `*` if only a test can tell. */
  key: string;
  specificity: number;
  part: PseudoElement;
  matches: (element: Element) => boolean;
};

const parts: { [name: string]: PseudoElement } = {
  before: "before",
  after: "after",
  "first-letter": "first",
  "first-line": "first",
};

/** What is true of a page that nobody touches. */
const understood = new Set(
  `not is where has root empty link any-link nth-child nth-last-child nth-of-type nth-last-of-type first-child
  last-child only-child first-of-type last-of-type only-of-type`.split(/\s+/),
);
const untouched = ["hover", "active", "visited", "focus", "focus-within", "focus-visible", "target"];
const never = Object.fromEntries(untouched.map((name) => [name, () => false]));

const [deepest, longest] = [20, 50_000];

/** Compiles the selectors of one page. */
export type SelectorCompiler = (text: string) => (element: Element) => boolean;

export function createSelectorCompiler(limit: WorkLimit, quirksMode: boolean): SelectorCompiler {
  const adapter = {
    ...DomUtils,
    isTag: (node: AnyNode): node is Element => {
      limit.spend(1);
      return isTag(node);
    },
    getAttributeValue: (element: Element, name: string) => {
      const value = element.attribs[name];
      limit.spend(value === undefined ? 1 : 1 + value.length / 16);
      return value;
    },
  };
  return (text) => {
    try {
      return compile<AnyNode, Element>(text, { adapter, quirksMode, pseudos: never });
    } catch {
      return () => false;
    }
  };
}

/** The selectors before a block, without those that never match; none if a browser would pass over the block. */
export function selectorsOf(text: string, compiler: SelectorCompiler): Selector[] {
  if (text.length > longest) throw tooManyStyles();
  if (nesting(text) > deepest) return [];
  try {
    const list = parse(text, { context: "selectorList", positions: true });
    if (list.type !== "SelectorList") return [];
    return list.children
      .toArray()
      .flatMap((node) => (node.type === "Selector" ? selectorOf(node, text, compiler) : []));
  } catch {
    return [];
  }
}

function selectorOf(node: SelectorNode, source: string, compiler: SelectorCompiler): Selector[] {
  const nodes = node.children.toArray();
  const last = nodes.at(-1);
  const name = last && "name" in last && typeof last.name === "string" ? last.name.toLowerCase() : "";
  const isPseudo = last?.type === "PseudoElementSelector" || last?.type === "PseudoClassSelector";
  const part = isPseudo ? (parts[name] ?? null) : null;
  if (part) nodes.pop();
  if (!nodes.every(isUnderstood) || !node.loc) return [];
  const end = part && last?.loc ? last.loc.start.offset : node.loc.end.offset;
  const written = source.slice(node.loc.start.offset, end).trim();
  const text = written === "" || /[>+~]$/.test(written) ? `${written}*` : written;
  let test: ((element: Element) => boolean) | null = null;
  const matches = (element: Element) => {
    test ??= compiler(text);
    return test(element);
  };
  return [{ key: keyOf(nodes), specificity: weigh(nodes) + (part ? 1 : 0), part, matches }];
}

function isUnderstood(node: CssNode): boolean {
  if (node.type === "PseudoElementSelector") return false;
  if (node.type !== "PseudoClassSelector") return true;
  const name = node.name.toLowerCase();
  return understood.has(name) || untouched.includes(name);
}

function keyOf(nodes: readonly CssNode[]): string {
  const own = nodes.slice(nodes.findLastIndex(({ type }) => type === "Combinator") + 1);
  const id = own.find((node) => node.type === "IdSelector");
  if (id) return `#${unescapeIdentifier(id.name)}`;
  const className = own.find((node) => node.type === "ClassSelector");
  if (className) return `.${unescapeIdentifier(className.name)}`;
  const type = own.find((node) => node.type === "TypeSelector");
  return type ? unescapeIdentifier(type.name).toLowerCase() : "*";
}

const [ids, classes] = [1_000_000, 1000];

function weigh(nodes: readonly CssNode[]): number {
  return nodes.reduce((sum, node) => sum + weightOf(node), 0);
}

function weightOf(node: CssNode): number {
  switch (node.type) {
    case "IdSelector":
      return ids;
    case "ClassSelector":
    case "AttributeSelector":
      return classes;
    case "TypeSelector":
      return node.name === "*" ? 0 : 1;
    case "PseudoClassSelector": {
      const name = node.name.toLowerCase();
      if (name === "where") return 0;
      const inner = (node.children?.toArray() ?? []).map(heaviest);
      return name === "not" || name === "is" || name === "has"
        ? Math.max(0, ...inner)
        : classes + Math.max(0, ...inner);
    }
    default:
      return 0;
  }
}

/** Of a list of selectors the heaviest counts. */
function heaviest(node: CssNode): number {
  if (node.type === "SelectorList") return Math.max(0, ...node.children.toArray().map(heaviest));
  if (node.type === "Nth") return node.selector ? heaviest(node.selector) : 0;
  return node.type === "Selector" ? weigh(node.children.toArray()) : 0;
}
