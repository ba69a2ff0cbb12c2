import type { Division } from "@/lib/agencies/division";
import { type DivisionTree, isFiller } from "@/lib/agencies/divisions";
import { withoutNationality } from "@/lib/agencies/nationality";
import { plainName } from "@/lib/agencies/plain-name";

/** Divisions by how they may be printed. */
export type PlaceIndex = {
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

export const isPrefecture = ({ name }: Division): boolean => name.endsWith("自治州");

/** Whether the short form of a division's name is known all over the country: 内蒙古, 恩施州. */
export const isKnownByShortName = (division: Division): boolean =>
  division.level === "province" || isPrefecture(division);

/** Whether the division lies below the other, at any depth. */
export function isBelow(tree: DivisionTree, division: Division, above: Division): boolean {
  let parent = division.parent;
  while (parent !== null) {
    if (parent === above.code) return true;
    parent = tree.byCode.get(parent)?.parent ?? null;
  }
  return false;
}

/** A unit of the code table that is neither 镇, 乡, 街道, 苏木 nor 地区: a farm, a zone, a scenic area. */
export const isZone = ({ level, name }: Division): boolean =>
  level === "township" && !/(镇|乡|街道|街道办事处|苏木|地区)$/.test(name);
