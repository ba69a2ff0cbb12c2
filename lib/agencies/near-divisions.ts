import type { Division } from "@/lib/agencies/division";
import { type DivisionTree, governedBy } from "@/lib/agencies/divisions";
import { placeIndex } from "@/lib/agencies/place-index";

const ORGAN = /(人民政府|政府|管理委员会|管委会)$/;
const SUFFIX = /(街道办事处|地区办事处|街道办|办事处|街道|地区|苏木|镇|乡|自治县|县|区|市|旗)$/;
const MOST = 8;

/**
 * Divisions that somebody may have meant by an unknown name, to offer and never to use: with the same stem
 * (北宫街道 → 北宫镇) or with one character changed (北官镇 → 北宫镇), within the places read, else anywhere.
 */
export function nearDivisions(tree: DivisionTree, within: readonly Division[], rest: string): Division[] {
  const text = rest.replace(/^人民政府(?=.)/, "").replace(ORGAN, "");
  const stem = stemOf(text);
  const near = (name: string) =>
    (stem.length >= 2 && name.startsWith(stem) && stemOf(name) === stem) ||
    (text[name.length - 1] === name.at(-1) && oneCharacterApart(name, text.slice(0, name.length))) ||
    text.startsWith(name) ||
    (stemOf(name).length >= 2 && text.startsWith(stemOf(name)));
  const found = within.flatMap((place) => {
    const below = governedBy(tree, place.code);
    const deeper = below.flatMap(({ code }) => governedBy(tree, code));
    return [...below, ...deeper].filter(({ name }) => near(name));
  });
  if (within.length === 0)
    for (const name of [text, ...["区", "县", "市", "镇", "乡", "街道"].map((suffix) => stem + suffix)])
      found.push(...(placeIndex(tree).byName.get(name) ?? []));
  return [...new Set(found)].slice(0, MOST);
}

/** The first places of unknown names, e.g. 丰合区教育局 → 丰台区, among the divisions of county level and above. */
export function nearPlaces(tree: DivisionTree, text: string): Division[] {
  const found: Division[] = [];
  for (const division of placeIndex(tree).upper) {
    const { name } = division;
    if (text[name.length - 1] !== name.at(-1)) continue;
    if (oneCharacterApart(name, text.slice(0, name.length))) found.push(division);
  }
  return found.slice(0, MOST);
}

const stemOf = (name: string): string => name.replace(SUFFIX, "");

function oneCharacterApart(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  let apart = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) apart++;
  return apart === 1;
}
