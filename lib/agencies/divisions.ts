export type DivisionLevel = "province" | "city" | "county" | "township";

/** One administrative division. Six digits down to the county, nine for a township; `parent` is a code. */
export type Division = {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parent: string | null;
};

const HEADING = /^(#{1,3}) (\d{6}) (.+)$/;
const THREE_DIGITS = /^\d{3}(?=\D)/;
const LEVELS = ["province", "city", "county"] as const;

/**
 * Reads the committed text form: `# 110000 北京市` province, `## 110100 市辖区` city, `### 110106 丰台区` county,
 * and below each heading its townships, `100北宫镇`. The three digits follow the heading's code; a line
 * without digits is one more than the line before. `//` lines are comments. Throws on anything else.
 */
export function* parseDivisionLines(lines: Iterable<string>): Generator<Division> {
  const open: string[] = [];
  let heading = "";
  let last = 0;
  for (const line of lines) {
    if (line === "" || line.startsWith("//")) continue;
    if (line.startsWith("#")) {
      const [, marks = "", code = "", name = ""] = HEADING.exec(line) ?? [];
      const level = LEVELS[marks.length - 1];
      if (level === undefined) throw new Error(`not a division heading: "${line}"`);
      open.length = marks.length - 1;
      const parent = open.at(-1) ?? null;
      open.push(code);
      heading = code;
      last = 0;
      yield { code, name, level, parent };
      continue;
    }
    // Most of the 41,000 lines have no digits; a character comparison keeps them clear of the expression.
    const numbered = line < ":";
    if (heading === "" || (numbered && !THREE_DIGITS.test(line)))
      throw new Error(`not a township line: "${line}"`);
    last = numbered ? Number(line.slice(0, 3)) : last + 1;
    const code = heading + String(last).padStart(3, "0");
    yield { code, name: numbered ? line.slice(3) : line, level: "township", parent: heading };
  }
}

/** Prints divisions, given parents first and townships directly after their parent, in the form read above. */
export function* printDivisionLines(divisions: Iterable<Division>): Generator<string> {
  let expected = "";
  for (const { code, name, level } of divisions) {
    if (level === "township") {
      yield code === expected ? name : code.slice(6) + name;
      expected = code.slice(0, 6) + String(Number(code.slice(6)) + 1).padStart(3, "0");
    } else {
      yield `${"#".repeat(LEVELS.indexOf(level) + 1)} ${code} ${name}`;
      expected = "";
    }
  }
}

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

/** Whether a division code lies in the invented province of the demonstration: codes of 99… belong to nobody. */
export const isInvented = (code: string | null): boolean => code?.startsWith("99") ?? false;
