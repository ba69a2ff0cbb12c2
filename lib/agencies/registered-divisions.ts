import type { Division, DivisionLevel } from "@/lib/agencies/division";
import { type DivisionTree, divisionByCode, fullName, treeOf } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/plain-name";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";

/** An agency and the line of the file that lists it. */
export type RegisterLine = { readonly line: number; readonly agency: RegisteredAgency };

const LEVELS: readonly DivisionLevel[] = ["province", "city", "county", "township"];
const ORGAN = /(?<=街道|地区)办事处$|(人民政府|行政公署)$/;

/**
 * The divisions that a list of agencies brings along, and the lines whose place among them does not hold:
 * an unknown 上级代码, a parent not above its child, a code of the wrong length.
 */
export function registeredDivisions(
  lines: readonly RegisterLine[],
  base: DivisionTree,
  report: (line: number, message: string) => void,
): { divisions: DivisionTree; faulty: ReadonlySet<number> } {
  const faulty = new Set<number>();
  const found = new Map<string, Division>();
  const known = (code: string) => found.get(code) ?? divisionByCode(base, code);
  const refuse = (line: number, message: string) => {
    faulty.add(line);
    report(line, message);
  };
  for (const { line, agency } of [...lines].sort((a, b) => depth(a.agency) - depth(b.agency))) {
    const { code, kind, parentCode } = agency;
    const parent = parentCode === null ? undefined : known(parentCode);
    if (parentCode !== null && !parent) {
      refuse(line, `上级代码“${parentCode}”不在区划代码表和本文件中。`);
      continue;
    }
    if (code === null || kind === "bureau") continue;
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
    if (agency.validTo !== undefined) continue;
    const above = parent ? [...ancestry(parent, known)] : [];
    found.set(code, { code, name: divisionName(agency, above), level, parent: parentCode });
  }
  return { divisions: treeOf(found.values()), faulty };
}

const depth = ({ code, kind }: RegisteredAgency): number =>
  code === null || kind === "bureau" ? LEVELS.length : LEVELS.indexOf(levelOf(code));

function levelOf(code: string): DivisionLevel {
  if (code.length === 9) return "township";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}

function* ancestry(division: Division, known: (code: string) => Division | undefined): Generator<Division> {
  for (let at: Division | undefined = division; at; at = at.parent === null ? undefined : known(at.parent))
    yield at;
}

// 云山市青云区柳溪镇人民政府 is listed by its whole name; the tree wants 柳溪镇.
function divisionName({ name, shortName }: RegisteredAgency, above: readonly Division[]): string {
  if (shortName !== undefined) return plainName(shortName);
  const tree = treeOf(above);
  const place = above[0] ? fullName(tree, above[0].code) : "";
  const plain = plainName(name).replace(ORGAN, "");
  const prefix = [place, above[0]?.name ?? ""].find((start) => start !== "" && plain.startsWith(start)) ?? "";
  return plain.slice(prefix.length).replace(/^人民政府/, "");
}
