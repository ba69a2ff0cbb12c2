import type { CssNode } from "css-tree";
import type { Element } from "domhandler";
import { cssBlocks, tooManyStyles, type Value, type WorkLimit } from "./css-syntax";
import {
  checkedCss,
  expandDeclaration,
  parseDeclarations,
  type StyleDeclaration,
  visualDeclarations,
  type WrittenDeclaration,
} from "./declarations";
import type { PageTree } from "./page-tree";
import { createSelectorCompiler, type Selector, selectorsOf } from "./selector";

/** `place`: among the rules of the page, from its top. */
export type Rule = Selector & { declarations: readonly StyleDeclaration[]; place: number };

type Block = { selector: string; declarations: WrittenDeclaration[] };

/** The page's own rules that may tell whether text is seen, by what an element must have for them. */
type StyleSheet = {
  isEmpty: boolean;
  variables: ReadonlyMap<string, string | null>;
  /** @returns the rules that hold for an element, in the order of the cascade */
  rulesOf(element: Element): Rule[];
};

/** More than the largest portals have. */
const mostRules = 20_000;

const longestSelector = 20_000;

/** @throws ReadError where there are more rules, or more work with them, than any page needs */
export function createStyleSheet({ styles, isQuirks }: PageTree, limit: WorkLimit): StyleSheet {
  const blocks = styles.flatMap((style) => [...blocksOf(style, limit)]);
  const variables = variablesOf(blocks);
  const compiler = createSelectorCompiler(limit, isQuirks);
  const spelled = (key: string) => (isQuirks ? key.toLowerCase() : key);
  const index = new Map<string, Rule[]>();
  let place = 0;
  for (const block of blocks) {
    const declarations = block.declarations.flatMap((one) => [...expandDeclaration(one, variables)]);
    if (declarations.length === 0) continue;
    for (const selector of selectorsOf(block.selector, compiler)) {
      const rule = { ...selector, declarations, place };
      const key = spelled(rule.key);
      const others = index.get(key);
      if (others) others.push(rule);
      else index.set(key, [rule]);
      place += 1;
      if (place > mostRules) throw tooManyStyles();
    }
  }
  const inOrder = (one: Rule, other: Rule) => one.specificity - other.specificity || one.place - other.place;
  return {
    isEmpty: place === 0,
    variables,
    rulesOf(element) {
      const { id, class: names } = element.attribs;
      const keys = ["*", element.name];
      if (id !== undefined) keys.push(spelled(`#${id}`));
      if (names !== undefined)
        for (const name of new Set(names.split(/\s+/))) if (name !== "") keys.push(spelled(`.${name}`));
      const found: Rule[] = [];
      for (const key of keys)
        for (const rule of index.get(key) ?? []) {
          limit.spend(1);
          if (!rule.matches(element)) continue;
          limit.spend(20);
          found.push(rule);
        }
      return found.length > 1 ? found.sort(inOrder) : found;
    },
  };
}

function blocksOf(style: Element, limit: WorkLimit): Iterable<Block> {
  const { media = "", type = "" } = style.attribs;
  if (!isForScreen(media) || !/^(?:text\/css)?$/i.test(type.trim())) return [];
  const css = style.children.map((node) => ("data" in node ? node.data : "")).join("");
  return blocksIn(checkedCss(css), null, limit);
}

/** @param outer what the rules stand in: a selector within another one's block is for elements within those of the other */
function* blocksIn(css: string, outer: string | null, limit: WorkLimit): Generator<Block> {
  limit.spend(css.length / 4);
  for (const { name, prelude, body } of cssBlocks(css))
    if (name === null) yield* blocksOfBody(parseDeclarations(body), nested(prelude, outer), limit);
    else if (!isApplicable(name, prelude)) continue;
    else if (outer === null) yield* blocksIn(body, null, limit);
    else yield* blocksOfBody(parseDeclarations(body), outer, limit);
}

function* blocksOfBody(nodes: Iterable<CssNode>, selector: string, limit: WorkLimit): Generator<Block> {
  const declarations = [...visualDeclarations(nodes)];
  if (declarations.length > 0) yield { selector, declarations };
  for (const node of nodes) {
    const inner = unreadRules(node);
    if (inner !== "") yield* blocksIn(inner, selector, limit);
    else if (node.type === "Rule" && node.prelude.type === "Raw")
      yield* blocksOfBody(node.block.children, nested(node.prelude.value, selector), limit);
    else if (node.type === "Atrule" && node.block && isApplicable(node.name, textOf(node.prelude)))
      yield* blocksOfBody(node.block.children, selector, limit);
  }
}

/** Rules within a block are read as such by css-tree only where they begin with &. */
function unreadRules(node: CssNode): string {
  if (node.type === "Raw" && node.value.includes("{")) return node.value;
  if (node.type !== "Declaration" || node.property.startsWith("--")) return "";
  const value = textOf(node.value);
  return value.includes("{") ? `${node.property}:${value}` : "";
}

const textOf = (node: CssNode | null) => (node?.type === "Raw" ? node.value : "");

function nested(selector: string, outer: string | null): string {
  if (outer === null) return selector;
  const parent = `:is(${outer})`;
  const list = selector.includes("(") ? [selector] : selector.split(",");
  const whole = list
    .map((one) => (one.includes("&") ? one.replaceAll("&", parent) : `${parent} ${one}`))
    .join(",");
  if (whole.length > longestSelector) throw tooManyStyles();
  return whole;
}

function isApplicable(name: string, prelude: string): boolean {
  switch (name.toLowerCase()) {
    case "media":
      return isForScreen(prelude);
    case "supports":
      return !/^\s*not\b/i.test(prelude);
    case "layer":
      return true;
    default:
      return false;
  }
}

/** One that is given in several ways may be any of them: whose it is, is not followed. */
function variablesOf(blocks: readonly Block[]): Map<string, string | null> {
  const variables = new Map<string, string | null>();
  for (const { declarations } of blocks)
    for (const { property, text } of declarations)
      if (property.startsWith("--")) {
        const known = variables.get(property);
        variables.set(property, known === undefined || known === text ? text : null);
      }
  return variables;
}

/** What is declared of an element in the end, by property. */
export type ComputedStyle = ReadonlyMap<string, Value>;

/** What takes an element, or all in it, out of sight. */
const hidingProperties = new Set(
  `display visibility mso-hide content-visibility opacity filter position text-indent clip clip-path width height
  max-width max-height overflow transform translate scale rotate margin-left margin-top margin-right
  text-decoration-line line-height`.split(/\s+/),
);

/**
 * The important ones stand above the others, and an element's own style above the rules.
 * @param rules in the order of the cascade
 * @param isLarge whether what the rules hide is seen all the same
 */
export function cascade(
  rules: readonly Rule[],
  own: readonly StyleDeclaration[],
  isLarge: boolean,
): ComputedStyle {
  const declared = new Map<string, Value>();
  for (const important of [false, true]) {
    for (const rule of rules)
      for (const one of rule.declarations)
        if (one.important === important && !(isLarge && hidingProperties.has(one.property)))
          declared.set(one.property, one.value);
    for (const one of own) if (one.important === important) declared.set(one.property, one.value);
  }
  return declared;
}

/** As wide as a screen on a desk is taken to be, in points. */
const screen = 1440;

/** Whether a style sheet for these media is for a screen on a desk. */
const isForScreen = (media: string) =>
  media.trim() === "" || media.split(",").some((one) => isScreenQuery(one.trim().toLowerCase()));

function isScreenQuery(text: string): boolean {
  const parts = text.split(/\band\b/).map((part) => part.trim());
  const [, lead, type] = /^(?:(not|only)\s+)?([a-z-]+)$/.exec(parts[0] ?? "") ?? [];
  const features = type === undefined ? parts : parts.slice(1);
  const fits = (type === undefined || type === "screen" || type === "all") && features.every(isScreenFeature);
  return lead === "not" ? !fits : fits;
}

function isScreenFeature(text: string): boolean {
  if (/^\(\s*(?:orientation\s*:\s*landscape|hover\s*:\s*hover|pointer\s*:\s*fine)\s*\)$/.test(text))
    return true;
  const [, bound, digits, unit] = /^\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)?\s*\)$/.exec(text) ?? [];
  if (digits === undefined) return false;
  const width = Number(digits) * (unit === undefined || unit === "px" ? 1 : 16);
  return bound === "min" ? screen >= width : screen <= width;
}
