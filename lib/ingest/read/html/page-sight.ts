import type { Element } from "domhandler";
import { cascade } from "./cascade";
import { changesSight, isSmall, type Sight, seenAs } from "./element-sight";
import { generatedText, hasOtherBeginning } from "./generated-text";
import { ownStyle } from "./own-style";
import type { PageTree } from "./page-tree";
import { openStyleSheet, type Rule } from "./style-sheet";
import { openSurroundings, type SeenElement } from "./surroundings";
import { WorkLimit } from "./work-limit";

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
export function openPageSight(page: PageTree) {
  const limit = new WorkLimit();
  const sheet = openStyleSheet(page, limit);
  const lookAt = (
    element: Element,
    rules: readonly Rule[],
    around: Sight,
    inTable: boolean,
    isLarge: boolean,
  ) => {
    const whole = rules.filter(({ part }) => part === null);
    const declared = cascade(whole, ownStyle(element.attribs.style, sheet.variables, limit), isLarge);
    const seen = seenAs(element, declared, around, { inTable, isLarge });
    if (!seen || !inTable || whole.length === rules.length)
      return seen && { ...seen, before: null, after: null };
    const sight: Sight = hasOtherBeginning(rules, seen.sight)
      ? { ...seen.sight, isBlurred: true, tone: "veiled" }
      : seen.sight;
    const generated = (part: "before" | "after") => generatedText(element, part, rules, seen.sight);
    return { ...seen, sight, before: generated("before"), after: generated("after") };
  };

  const surroundings = openSurroundings();

  /** @returns null if it takes no place on the page */
  return (element: Element, around: Sight, inTable: boolean): SeenElement | null => {
    const { name, attribs } = element;
    if (skipped.has(name)) return null;
    const { plain, known } = surroundings(around, inTable);
    if (attribs.id === shownByScript) return plain;
    if (attribs.hidden !== undefined) return null;
    const rules = sheet.isEmpty ? noRules : sheet.rulesOf(element);
    const isChanged = rules.length > 0 || changesSight(element, around);
    if (!isChanged && attribs.style === undefined) return plain;
    const isLarge = !isSmall(element, inTable);
    // What is written before and behind may be taken from any attribute.
    if (isChanged && rules.some(({ part }) => part !== null))
      return lookAt(element, rules, around, inTable, isLarge);
    const kinds = known(attribs.style ?? "", isLarge);
    const kind = isChanged ? kindOf(element, rules) : name;
    const found = kinds.get(kind);
    if (found !== undefined) return found;
    const seen = lookAt(element, rules, around, inTable, isLarge);
    kinds.set(kind, seen);
    return seen;
  };
}

const kindOf = ({ name, attribs: { color, bgcolor, dir, href, text } }: Element, rules: readonly Rule[]) =>
  JSON.stringify([name, color, bgcolor, dir, href === undefined, text, ...rules.map(({ place }) => place)]);
