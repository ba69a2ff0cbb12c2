import {
  ancestorsOf,
  type Division,
  type DivisionTree,
  governingParent,
  isFiller,
} from "@/lib/agencies/divisions";
import { isZone } from "@/lib/agencies/kind-of-name";
import { plainName, withoutNationality } from "@/lib/agencies/name-words";

/** Divisions by how they may be printed. */
type PlaceIndex = {
  readonly tree: DivisionTree;
  /** By whole name: 北宫镇, 丰台区. */
  readonly byName: ReadonlyMap<string, readonly Division[]>;
  /** By an official short form, which but for provinces and 州 counts only next to another place: 内蒙古, 恩施州, 大厂县. */
  readonly byShortName: ReadonlyMap<string, readonly Division[]>;
  /** All of county level and above. */
  readonly upper: readonly Division[];
  /** The length of the longest name. */
  readonly longest: number;
};

const built = new WeakMap<DivisionTree, PlaceIndex>();

/** The index of a register, built when first asked for and kept as long as the register. */
export function placeIndex(tree: DivisionTree): PlaceIndex {
  const known = built.get(tree);
  if (known) return known;
  const byName = new Map<string, Division[]>();
  const byShortName = new Map<string, Division[]>();
  const upper: Division[] = [];
  let longest = 0;
  for (const division of tree.byCode.values()) {
    if (isFiller(tree, division)) continue;
    const name = plainName(division.name);
    longest = Math.max(longest, name.length);
    add(byName, name, division);
    if (division.level !== "township") upper.push(division);
    for (const short of shortNames(division, name)) add(byShortName, short, division);
  }
  const index = { tree, byName, byShortName, upper, longest };
  built.set(tree, index);
  return index;
}

function add(names: Map<string, Division[]>, name: string, division: Division): void {
  const same = names.get(name);
  if (same) same.push(division);
  else names.set(name, [division]);
}

function shortNames(division: Division, name: string): string[] {
  const { level } = division;
  if (level === "province") return [name.replace(/(省|市|(回族|壮族|维吾尔)?自治区)$/, "")];
  const street = level === "township" && /^(.{2,}街道)(办事处|办)$/.exec(name)?.[1];
  const short = street || withoutNationality(name);
  if (!short || short === name) return [];
  return isPrefecture(division) ? [short, short.replace(/州$/, "自治州")] : [short];
}

const isPrefecture = ({ name }: Division): boolean => name.endsWith("自治州");

/** Whether the short form of a division's name is known all over the country: 内蒙古, 恩施州. */
const isKnownByShortName = (division: Division): boolean =>
  division.level === "province" || isPrefecture(division);

/** Whether the division lies below the other, at any depth. */
function isBelow(tree: DivisionTree, division: Division, above: Division): boolean {
  let parent = division.parent;
  while (parent !== null) {
    if (parent === above.code) return true;
    parent = tree.byCode.get(parent)?.parent ?? null;
  }
  return false;
}

/** One way to read the beginning of a name as places, each within the one before. */
export type PlacePrefix = {
  /** The last and lowest place. */
  readonly division: Division;
  /** How many places are printed. */
  readonly places: number;
  /** No level with a government is left out between the first place and the last. */
  readonly unbroken: boolean;
  /** What follows the places. */
  readonly rest: string;
};

const GOVERNMENT = "人民政府";

/**
 * Every way to read the beginning of a plain name as places, levels left out allowed, e.g. 丰台区北宫镇.
 * Only whole names count, or official short forms next to another place. Zones count only below a printed place.
 */
export function placePrefixes(index: PlaceIndex, name: string): PlacePrefix[] {
  const found: PlacePrefix[] = [];
  const read = (above: PlacePrefix | null, text: string): void => {
    for (const { division, length, short } of placesAtStart(index, text, above?.division ?? null)) {
      const unbroken =
        above === null ||
        (above.unbroken && governingParent(index.tree, division.code)?.code === above.division.code);
      const rest = text.slice(length);
      const here = { division, places: (above?.places ?? 0) + 1, unbroken, rest };
      if (above !== null || !short || isPrefecture(division)) found.push(here);
      if (division.level === "township" || rest === "") continue;
      read(here, rest);
      if (rest.startsWith(GOVERNMENT)) read(here, rest.slice(GOVERNMENT.length));
    }
  };
  read(null, name);
  return found;
}

type Start = { division: Division; length: number; short: boolean };

function* placesAtStart(index: PlaceIndex, text: string, above: Division | null): Generator<Start> {
  for (let length = Math.min(index.longest, text.length); length >= 2; length--) {
    const start = text.slice(0, length);
    for (const division of index.byName.get(start) ?? [])
      if (above ? isBelow(index.tree, division, above) : !isZone(division))
        yield { division, length, short: false };
    for (const division of index.byShortName.get(start) ?? [])
      if (above ? isBelow(index.tree, division, above) : isKnownByShortName(division))
        yield { division, length, short: true };
  }
}

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
