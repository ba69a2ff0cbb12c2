import type { Division, DivisionLevel } from "@/lib/agencies/division";
import { childrenOf, type DivisionTree, divisionByCode, treeOf } from "@/lib/agencies/divisions";
import { nameBelow } from "@/lib/agencies/name-below";
import { plainName } from "@/lib/agencies/plain-name";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";

/** An agency and the line of the file that lists it. */
export type RegisterLine = { readonly line: number; readonly agency: RegisteredAgency };

const LEVELS: readonly DivisionLevel[] = ["province", "city", "county", "township"];

/**
 * The divisions that a list of agencies brings along, and the lines whose place among them does not hold:
 * an unknown 上级代码, a parent not above its child, a code of the wrong length. A unit that has ended is among
 * them, so that its name is still read in any form, unless another one bears its code or its name today.
 */
export function registeredDivisions(
  lines: readonly RegisterLine[],
  base: DivisionTree,
  report: (line: number, message: string) => void,
): { divisions: DivisionTree; faulty: ReadonlySet<number> } {
  const faulty = new Set<number>();
  const found = new Map<string, Division>();
  const known = (code: string) => found.get(code) ?? divisionByCode(base, code);
  const isNameOfAnother = (name: string, parent: string | null) =>
    childrenOf(base, parent).some((one) => one.name === name && !found.has(one.code)) ||
    [...found.values()].some((one) => one.name === name && one.parent === parent);
  const refuse = (line: number, message: string) => {
    faulty.add(line);
    report(line, message);
  };
  for (const { line, agency } of [...lines].sort((a, b) => place(a.agency) - place(b.agency))) {
    const { code, kind, parentCode } = agency;
    const parent = parentCode === null ? undefined : known(parentCode);
    if (parentCode !== null && !parent) {
      refuse(line, `上级代码“${parentCode}”不在区划代码表和本文件中。`);
      continue;
    }
    if (kind === "bureau" && code !== null) {
      refuse(line, `部门没有区划代码，“代码”应空缺，所属地区写在“上级代码”，现为“${code}”。`);
      continue;
    }
    if (code === null) continue;
    const level = levelOf(code);
    if ((level === "township") !== (kind !== "government")) {
      refuse(line, `代码“${code}”与类别不符：乡镇、街道为 9 位，政府为 6 位。`);
      continue;
    }
    if (parent ? LEVELS.indexOf(parent.level) >= LEVELS.indexOf(level) : level !== "province") {
      refuse(
        line,
        parent
          ? `上级“${parent.name}”的层级不高于“${agency.name}”。`
          : "上级代码空缺，只有省级可以没有上级。",
      );
      continue;
    }
    const above = parent ? [...ancestry(parent, known)].map(({ name }) => name).reverse() : [];
    const name = placeName(nameBelow(above, kind, agency.name), agency.shortName);
    if (agency.validTo !== undefined && (known(code) || isNameOfAnother(name, parentCode))) continue;
    found.set(code, { code, name, level, parent: parentCode });
  }
  return { divisions: treeOf(found.values()), faulty };
}

const PLACE = /(镇|乡|街道|苏木|地区|省|市|区|县|旗|州|盟)$/;

/** 青云区管理委员会 is no place's name: there the short one is. */
const placeName = (name: string, shortName: string | undefined): string =>
  shortName === undefined || PLACE.test(name) ? name : plainName(shortName);

/** From the top down, and at each level what has ended after what is there. */
const place = ({ code, validTo }: RegisteredAgency): number =>
  (code === null ? LEVELS.length : LEVELS.indexOf(levelOf(code))) + (validTo === undefined ? 0 : 0.5);

function levelOf(code: string): DivisionLevel {
  if (code.length === 9) return "township";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

function* ancestry(division: Division, known: (code: string) => Division | undefined): Generator<Division> {
  for (let at: Division | undefined = division; at; at = at.parent === null ? undefined : known(at.parent))
    yield at;
}
