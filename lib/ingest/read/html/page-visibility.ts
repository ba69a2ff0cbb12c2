import type { Element } from "domhandler";
import { raisedMark } from "../look/run-look";
import { keyword, pixels, unescapeIdentifier, type Value, WorkLimit } from "./css-syntax";
import { inlineStyle } from "./declarations";
import {
  affectsVisibility,
  type ElementVisibility,
  elementVisibility,
  inheritVisibility,
  isSmall,
  type TextVisibility,
} from "./element-visibility";
import type { PageTree } from "./page-tree";
import type { PseudoElement } from "./selector";
import { type ComputedStyle, cascade, createStyleSheet, type Rule } from "./style-sheet";

const skipped = new Set(
  "script style noscript template svg select textarea iframe object rt rp del s strike".split(" "),
);

/** WeChat hides its articles until a script has run. */
const shownByScript = "js_content";

const noRules: readonly Rule[] = [];

/**
 * Tells how each element of a page is seen, by its attributes and by the page's own style sheets.
 * @throws ReadError where its styles are more than any page needs
 */
export function createPageVisibility(page: PageTree) {
  const limit = new WorkLimit();
  const sheet = createStyleSheet(page, limit);
  const resolveVisibility = (
    element: Element,
    rules: readonly Rule[],
    around: TextVisibility,
    inTable: boolean,
    isLarge: boolean,
  ) => {
    const whole = rules.filter(({ part }) => part === null);
    const declared = cascade(whole, inlineStyle(element.attribs.style, sheet.variables, limit), isLarge);
    const seen = elementVisibility(element, declared, around, { inTable, isLarge });
    if (!seen || !inTable || whole.length === rules.length)
      return seen && { ...seen, before: null, after: null };
    const visibility: TextVisibility = hasOtherBeginning(rules, seen.visibility)
      ? { ...seen.visibility, isBlurred: true, legibility: "illegible" }
      : seen.visibility;
    const generated = (part: "before" | "after") => generatedText(element, part, rules, seen.visibility);
    return { ...seen, visibility, before: generated("before"), after: generated("after") };
  };

  const visibilityCache = createVisibilityCache();

  /** @returns null if it takes no place on the page */
  return (element: Element, around: TextVisibility, inTable: boolean): VisibleElement | null => {
    const { name, attribs } = element;
    if (skipped.has(name)) return null;
    const { plain, known } = visibilityCache(around, inTable);
    if (attribs.id === shownByScript) return plain;
    if (attribs.hidden !== undefined) return null;
    const rules = sheet.isEmpty ? noRules : sheet.rulesOf(element);
    const isChanged = rules.length > 0 || affectsVisibility(element, around);
    if (!isChanged && attribs.style === undefined) return plain;
    const isLarge = !isSmall(element, inTable);
    // What is written before and behind may be taken from any attribute.
    if (isChanged && rules.some(({ part }) => part !== null))
      return resolveVisibility(element, rules, around, inTable, isLarge);
    const kinds = known(attribs.style ?? "", isLarge);
    const kind = isChanged ? kindOf(element, rules) : name;
    const found = kinds.get(kind);
    if (found !== undefined) return found;
    const seen = resolveVisibility(element, rules, around, inTable, isLarge);
    kinds.set(kind, seen);
    return seen;
  };
}

const kindOf = ({ name, attribs: { color, bgcolor, dir, href, text } }: Element, rules: readonly Rule[]) =>
  JSON.stringify([name, color, bgcolor, dir, href === undefined, text, ...rules.map(({ place }) => place)]);

/** What a style sheet writes before or behind what stands in an element. */
export type Generated = { text: string; seen: ElementVisibility };

const childless = new Set(["img", "input", "br", "hr"]);

/** The pictures of icon fonts. */
const icons = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu;

/** @returns null if nothing is written, or nothing that is seen */
function generatedText(
  element: Element,
  part: PseudoElement,
  rules: readonly Rule[],
  around: TextVisibility,
): Generated | null {
  const own = rules.filter((rule) => rule.part === part);
  if (own.length === 0 || childless.has(element.name)) return null;
  const declared = cascade(own, [], false);
  const text = contentOf(declared.get("content"), element)?.replace(icons, "") ?? "";
  if (text.trim() === "" || isGap(text, declared)) return null;
  const seen = elementVisibility({ name: "span", attribs: {} }, declared, around, {
    inTable: true,
    isLarge: false,
  });
  return seen && { text, seen };
}

/** What stands behind floating parts, to keep the next line below them. */
const isGap = (text: string, declared: ComputedStyle) =>
  text.trim() === "." && (declared.has("clear") || pixels(declared.get("height")?.[0]) === 0);

/** A count or a quotation mark stands as a mark: which it is, is not followed. */
function contentOf(value: Value | undefined, { attribs }: Element): string | null {
  if (!value || keyword(value) === "none" || keyword(value) === "normal") return null;
  const slash = value.findIndex((node) => node.type === "Operator" && node.value.trim() === "/");
  return value
    .slice(0, slash === -1 ? undefined : slash)
    .map((node) => {
      if (node.type === "String") return node.value;
      if (node.type === "Url") return "";
      if (node.type !== "Function" || node.name.toLowerCase() !== "attr") return raisedMark;
      const name = node.children.first;
      return name?.type === "Identifier"
        ? (attribs[unescapeIdentifier(name.name).toLowerCase()] ?? "")
        : raisedMark;
    })
    .join("");
}

/** Whether a style sheet paints or hides the first letter or line of an element otherwise than the rest. */
function hasOtherBeginning(rules: readonly Rule[], visibility: TextVisibility): boolean {
  const own = rules.filter(({ part }) => part === "first");
  if (own.length === 0) return false;
  const context = { inTable: true, isLarge: false };
  const seen = elementVisibility({ name: "span", attribs: {} }, cascade(own, [], false), visibility, context);
  return !seen || seen.visibility.legibility !== visibility.legibility || seen.flowEffects.isApart;
}

type VisibleElement = ElementVisibility & { before: Generated | null; after: Generated | null };

type Kinds = Map<string, VisibleElement | null>;

/** How elements are seen in a place: `plain` those of which nothing is declared. */
type VisibilityCache = { plain: VisibleElement; known: (style: string, isLarge: boolean) => Kinds };

/** Remembers the looks of a page: most of its elements are of a few kinds, in the same surroundings. */
function createVisibilityCache() {
  const [inside, outside] = [
    new Map<TextVisibility, VisibilityCache>(),
    new Map<TextVisibility, VisibilityCache>(),
  ];
  return (visibility: TextVisibility, inTable: boolean): VisibilityCache => {
    const found = (inTable ? inside : outside).get(visibility);
    if (found) return found;
    const fresh = visibilityCacheOf(visibility);
    (inTable ? inside : outside).set(visibility, fresh);
    return fresh;
  };
}

function visibilityCacheOf(visibility: TextVisibility): VisibilityCache {
  const [small, large] = [new Map<string, Kinds>(), new Map<string, Kinds>()];
  return {
    plain: { ...inheritVisibility(visibility), before: null, after: null },
    known(style, isLarge) {
      const styles = isLarge ? large : small;
      const found = styles.get(style);
      if (found) return found;
      const fresh: Kinds = new Map();
      styles.set(style, fresh);
      return fresh;
    },
  };
}
