import type { Division } from "@/lib/agencies/division";
import { parseDivisionLines } from "@/lib/agencies/division-lines";

/** A register of divisions. The children of `null` are its tops. */
export type DivisionTree = {
  readonly byCode: ReadonlyMap<string, Division>;
  readonly childrenByParent: ReadonlyMap<string | null, readonly Division[]>;
};

const FILLERS = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

/** The register written in the committed text form (see `parseDivisionLines`). */
export const divisionTree = (lines: Iterable<string>): DivisionTree => treeOf(parseDivisionLines(lines));

/** The register of the given divisions, in their order; of two with one code the later wins. */
export function treeOf(divisions: Iterable<Division>): DivisionTree {
  const byCode = new Map<string, Division>();
  for (const division of divisions) byCode.set(division.code, division);
  const childrenByParent = new Map<string | null, Division[]>();
  for (const division of byCode.values()) {
    const siblings = childrenByParent.get(division.parent);
    if (siblings) siblings.push(division);
    else childrenByParent.set(division.parent, [division]);
  }
  return { byCode, childrenByParent };
}

/** Both registers as one; where they disagree about a code, `b` is right. */
export const mergeDivisions = (a: DivisionTree, b: DivisionTree): DivisionTree =>
  treeOf([...a.byCode.values(), ...b.byCode.values()]);

export const divisionByCode = (tree: DivisionTree, code: string): Division | undefined =>
  tree.byCode.get(code);

/** The divisions directly below; of `null`, the provinces. Fillers such as 市辖区 are among them. */
export const childrenOf = (tree: DivisionTree, code: string | null): readonly Division[] =>
  tree.childrenByParent.get(code) ?? [];

/** The divisions above, the top first, fillers included; empty for a top and for an unknown code. */
export function ancestorsOf(tree: DivisionTree, code: string): Division[] {
  const above: Division[] = [];
  let parent = tree.byCode.get(code)?.parent ?? null;
  while (parent !== null) {
    const division = tree.byCode.get(parent);
    if (!division) break;
    above.unshift(division);
    parent = division.parent;
  }
  return above;
}

/** Whether the division exists only in the code table (市辖区, or 嘉峪关市 within 嘉峪关市) and has no government. */
export function isFiller(tree: DivisionTree, division: Division): boolean {
  if (division.level === "city" && FILLERS.has(division.name)) return true;
  return division.parent !== null && tree.byCode.get(division.parent)?.name === division.name;
}

/** The nearest division above that has a government: 丰台区 → 北京市, past 市辖区. */
export const governingParent = (tree: DivisionTree, code: string): Division | undefined =>
  ancestorsOf(tree, code).findLast((division) => !isFiller(tree, division));

/** The divisions directly below that have a government, those under fillers included: 北京市 → its 区. */
export const governedBy = (tree: DivisionTree, code: string | null): Division[] =>
  childrenOf(tree, code).flatMap((child) => (isFiller(tree, child) ? governedBy(tree, child.code) : [child]));

/** The whole name without fillers, e.g. 北京市丰台区北宫镇. Throws for an unknown code. */
export function fullName(tree: DivisionTree, code: string): string {
  const own = tree.byCode.get(code);
  if (!own) throw new Error(`no division with code "${code}"`);
  return [...ancestorsOf(tree, code), own]
    .filter((division) => !isFiller(tree, division))
    .map((division) => division.name)
    .join("");
}
