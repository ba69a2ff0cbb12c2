import type { FoundTable } from "./request-rows";
import type { Token } from "./token";

/** What tells one report from another: a copy that has any of it of its own is no copy. */
const tellsReport = /(?:19|20)\d\d|[〇○零]|公开.{0,12}报告/;
const mostBetween = 60;

const same = (a: Token | undefined, b: Token | undefined) =>
  a !== undefined && b !== undefined && a.text.replace(/\s/g, "") === b.text.replace(/\s/g, "");

/**
 * The tokens without the second of two equal copies of a report, as pages have one for screens and one for
 * telephones; null where the two tables do not belong to such copies. Title, year and all tables must be the same.
 */
export function withoutCopy(tokens: readonly Token[], first: FoundTable, second: FoundTable): Token[] | null {
  const distance = second.from - first.from;
  let from = first.from;
  while (from > 0 && same(tokens[from - 1], tokens[from - 1 + distance])) from -= 1;
  let to = first.from;
  while (to + 1 < from + distance && same(tokens[to + 1], tokens[to + 1 + distance])) to += 1;
  if (to < first.to) return null;
  const between = tokens.slice(to + 1, from + distance);
  const isCopy =
    between.length <= mostBetween &&
    between.every(({ text }) => !tellsReport.test(text)) &&
    tokens.slice(from, first.from).some(({ text }) => tellsReport.test(text));
  return isCopy ? [...tokens.slice(0, from + distance), ...tokens.slice(to + distance + 1)] : null;
}
