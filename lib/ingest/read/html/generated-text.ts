import type { Element } from "domhandler";
import { raisedMark } from "../look/raised-text";
import { cascade, type Declared } from "./cascade";
import { decoded, keyword, pixels, type Value } from "./css-value";
import { type Seen, type Sight, seenAs } from "./element-sight";
import type { Part } from "./selector";
import type { Rule } from "./style-sheet";

/** What a style sheet writes before or behind what stands in an element. */
export type Generated = { text: string; seen: Seen };

const childless = new Set(["img", "input", "br", "hr"]);

/** The pictures of icon fonts. */
const icons = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu;

/** @returns null if nothing is written, or nothing that is seen */
export function generatedText(
  element: Element,
  part: Part,
  rules: readonly Rule[],
  around: Sight,
): Generated | null {
  const own = rules.filter((rule) => rule.part === part);
  if (own.length === 0 || childless.has(element.name)) return null;
  const declared = cascade(own, [], false);
  const text = contentOf(declared.get("content"), element)?.replace(icons, "") ?? "";
  if (text.trim() === "" || isGap(text, declared)) return null;
  const seen = seenAs({ name: "span", attribs: {} }, declared, around, { inTable: true, isLarge: false });
  return seen && { text, seen };
}

/** What stands behind floating parts, to keep the next line below them. */
const isGap = (text: string, declared: Declared) =>
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
      return name?.type === "Identifier" ? (attribs[decoded(name.name).toLowerCase()] ?? "") : raisedMark;
    })
    .join("");
}

/** Whether a style sheet paints or hides the first letter or line of an element otherwise than the rest. */
export function hasOtherBeginning(rules: readonly Rule[], sight: Sight): boolean {
  const own = rules.filter(({ part }) => part === "first");
  if (own.length === 0) return false;
  const context = { inTable: true, isLarge: false };
  const seen = seenAs({ name: "span", attribs: {} }, cascade(own, [], false), sight, context);
  return !seen || seen.sight.tone !== sight.tone || seen.meeting.isApart;
}
