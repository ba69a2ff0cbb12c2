import type { Element } from "domhandler";
import { cascade } from "./cascade";
import { type Declaration, declare, parseCss, written } from "./declarations";
import { changesSight, isSmall, type Seen, type Sight, seenAs, seenAsAround } from "./element-sight";
import { type Generated, generatedText, hasOtherBeginning } from "./generated-text";
import type { PageTree } from "./page-tree";
import { openStyleSheet, type Rule } from "./style-sheet";

const skipped = new Set(
  "script style noscript template svg select textarea iframe object rt rp del s strike".split(" "),
);

/** WeChat hides its articles until a script has run. */
const shownByScript = "js_content";

export type SeenElement = Seen & { before: Generated | null; after: Generated | null };

const noRules: readonly Rule[] = [];
const noDeclarations: readonly Declaration[] = [];

/**
 * Tells how each element of a page is seen, by its attributes and by the page's own style sheets.
 * @throws ReadError where its styles are more than any page needs
 */
export function openPageSight(page: PageTree) {
  const sheet = openStyleSheet(page);
  const known = new Map<string, readonly Declaration[]>();
  const ownStyle = ({ attribs: { style, id } }: Element) => {
    if (style === undefined || id === shownByScript) return noDeclarations;
    const found = known.get(style);
    if (found) return found;
    const nodes = parseCss(style, "declarationList") ?? [];
    const declarations = [...written(nodes)].flatMap((one) => [...declare(one, sheet.variables)]);
    known.set(style, declarations);
    return declarations;
  };

  /** @returns null if it takes no place on the page */
  return (element: Element, around: Sight, inTable: boolean): SeenElement | null => {
    const { name, attribs } = element;
    if (skipped.has(name) || (attribs.hidden !== undefined && attribs.id !== shownByScript)) return null;
    const own = ownStyle(element);
    const rules = sheet.isEmpty ? noRules : sheet.rulesOf(element);
    if (rules.length === 0 && own.length === 0 && !changesSight(element, around))
      return { ...seenAsAround(around), before: null, after: null };
    const whole = rules.filter(({ part }) => part === null);
    const isLarge = !isSmall(element, inTable);
    const seen = seenAs(element, cascade(whole, own, isLarge), around, { inTable, isLarge });
    if (!seen || !inTable || whole.length === rules.length)
      return seen && { ...seen, before: null, after: null };
    const sight: Sight = hasOtherBeginning(rules, seen.sight)
      ? { ...seen.sight, isBlurred: true, tone: "veiled" }
      : seen.sight;
    const generated = (part: "before" | "after") => generatedText(element, part, rules, seen.sight);
    return { ...seen, sight, before: generated("before"), after: generated("after") };
  };
}
