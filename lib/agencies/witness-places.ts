import type { Division } from "@/lib/agencies/division";
import { ancestorsOf, type DivisionTree, isFiller } from "@/lib/agencies/divisions";
import { isKnownByShortName, placeIndex } from "@/lib/agencies/place-index";
import { plainName } from "@/lib/agencies/plain-name";

/**
 * The divisions, county and above, whose names stand in the witness strings (folder names, breadcrumbs, text).
 * At each place the longest name is taken, so 东城区 is no witness for 城区. All bearers of a name are given.
 */
export function placesMentioned(tree: DivisionTree, witnesses: readonly string[]): Set<string> {
  const { byName, byShortName, longest } = placeIndex(tree);
  const codes = new Set<string>();
  for (const witness of witnesses) {
    const text = plainName(witness);
    for (let at = 0; at < text.length; ) {
      let step = 1;
      for (let length = Math.min(longest, text.length - at); length >= 2; length--) {
        const name = text.slice(at, at + length);
        const named = [
          ...(byName.get(name) ?? []).filter(({ level }) => level !== "township"),
          ...(byShortName.get(name) ?? []).filter(isKnownByShortName),
        ];
        if (named.length === 0) continue;
        for (const { code } of named) codes.add(code);
        step = length;
        break;
      }
      at += step;
    }
  }
  return codes;
}

/** The mentioned divisions that the given one lies in. */
export function mentionedAbove(
  tree: DivisionTree,
  division: Division,
  mentioned: ReadonlySet<string>,
): string[] {
  return ancestorsOf(tree, division.code)
    .filter((above) => !isFiller(tree, above) && mentioned.has(above.code))
    .map(({ code }) => code);
}

/**
 * The candidates that the mentioned places leave possible: a candidate gives way to another whose
 * mentioned places include all of its own and more. With nothing mentioned, all remain.
 */
export function possibleByWitness(
  tree: DivisionTree,
  candidates: readonly Division[],
  mentioned: ReadonlySet<string>,
): Division[] {
  const support = candidates.map((candidate) => new Set(mentionedAbove(tree, candidate, mentioned)));
  return candidates.filter((_, i) => {
    const own = support[i] ?? new Set();
    return !support.some((other) => other.size > own.size && [...own].every((code) => other.has(code)));
  });
}
