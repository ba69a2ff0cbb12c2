import { nameBelow } from "@/lib/agencies/bureau-name";
import { csvLine, parseCsv } from "@/lib/agencies/csv";
import {
  childrenOf,
  type Division,
  type DivisionLevel,
  type DivisionTree,
  divisionByCode,
  mergeDivisions,
  treeOf,
} from "@/lib/agencies/divisions";
import { isPlaceName } from "@/lib/agencies/kind-of-name";
import { plainName } from "@/lib/agencies/name-words";
import {
  type RegisterColumn,
  readRegisterRow,
  registerCells,
  registerColumns,
} from "@/lib/agencies/register-row";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";

/** A fault of a register file: where, and a whole Chinese sentence beginning with the line. */
type RegisterProblem = { readonly line: number; readonly message: string };

/**
 * Reads an organisation's list of agencies (CSV, first row the column names, see `registerColumns`).
 * Governments, townships and subdistricts with a code join the divisions of `base` too (see `registeredDivisions`).
 * A row at fault is left out and named; the register holds the others. `columns` are those that the list has.
 */
export function parseRegister(
  text: string,
  base: DivisionTree,
): { register: AgencyRegister; columns: ReadonlySet<RegisterColumn>; problems: RegisterProblem[] } {
  const problems: RegisterProblem[] = [];
  const columns = new Set<RegisterColumn>();
  const report = (line: number, message: string) => {
    problems.push({ line, message: `第 ${line} 行：${message}` });
  };
  const lines = [...readLines(text, columns, report)];
  const { divisions, faulty } = registeredDivisions(lines, base, report);
  const agencies = lines.filter(({ line }) => !faulty.has(line)).map(({ agency }) => agency);
  return { register: { tree: mergeDivisions(base, divisions), agencies }, columns, problems };
}

/** The agencies as a register file that `parseRegister` reads back unchanged. */
export const printRegister = (agencies: readonly RegisteredAgency[]): string =>
  [registerColumns, ...agencies.map(registerCells)].map((cells) => `${csvLine(cells)}\r\n`).join("");

type Report = (line: number, message: string) => void;

function* readLines(text: string, found: Set<RegisterColumn>, report: Report): Generator<RegisterLine> {
  const { rows: all, brokenAt } = parseCsv(text);
  if (brokenAt !== null) report(brokenAt, "引号没有成对，从这里起没有读入。");
  const [header, ...rows] = all;
  if (!header) return report(1, "文件没有可读的表头。");
  const columns = header.cells.map((cell) =>
    registerColumns.find((column) => cell.trim().startsWith(column)),
  );
  for (const column of columns) if (column) found.add(column);
  const unknown = header.cells.filter((_, at) => columns[at] === undefined);
  if (unknown.length > 0)
    report(header.line, `不认识的列“${unknown.join("”“")}”，可用的列是${registerColumns.join("、")}。`);
  const missing = (["名称", "类别"] as const).filter((column) => !columns.includes(column));
  if (missing.length > 0) return report(header.line, `缺少列“${missing.join("”“")}”。`);
  const named = new Map<string, RegisterLine[]>();
  const coded = new Map<string, RegisterLine[]>();
  for (const { line, cells } of rows) {
    const byColumn: Partial<Record<RegisterColumn, string>> = {};
    for (const [at, column] of columns.entries()) if (column) byColumn[column] = cells[at] ?? "";
    const read = readRegisterRow(byColumn);
    const faults = "faults" in read ? read.faults : faultsOf(read.agency, { named, coded });
    if (cells.length > columns.length)
      faults.push(`有 ${cells.length} 格，而表头只有 ${columns.length} 列。`);
    for (const fault of faults) report(line, fault);
    if (faults.length > 0 || "faults" in read) continue;
    const row = { line, agency: read.agency };
    add(named, read.agency.name, row);
    if (read.agency.code !== null) add(coded, read.agency.code, row);
    yield row;
  }
}

type Lines = Map<string, RegisterLine[]>;

const add = (lines: Lines, name: string, line: RegisterLine) =>
  void lines.set(name, [...(lines.get(name) ?? []), line]);

function faultsOf(agency: RegisteredAgency, { named, coded }: { named: Lines; coded: Lines }): string[] {
  const faults: string[] = [];
  const { validFrom = 0, validTo = 9999 } = agency;
  if (validFrom > validTo) faults.push(`起始年 ${validFrom} 晚于终止年 ${validTo}。`);
  const meeting = (lines: readonly RegisterLine[] = []) =>
    lines.find(
      ({ agency: other }) => (other.validFrom ?? 0) <= validTo && validFrom <= (other.validTo ?? 9999),
    );
  const twin = meeting(named.get(agency.name));
  if (twin) faults.push(`“${agency.name}”与第 ${twin.line} 行重名，且年份重叠。`);
  const rival = twin || agency.code === null ? undefined : meeting(coded.get(agency.code));
  if (rival)
    faults.push(`代码“${agency.code}”与第 ${rival.line} 行相同，且年份重叠；请写明各自的起始年、终止年。`);
  if (agency.kind === "bureau" && agency.parentCode === null) faults.push("部门须填上级代码。");
  else if (agency.code === null && agency.parentCode === null) faults.push("“代码”和“上级代码”不可都空缺。");
  return faults;
}

/** An agency and the line of the file that lists it. */
type RegisterLine = { readonly line: number; readonly agency: RegisteredAgency };

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

/** 青云区管理委员会 is no place's name: there the short one is. */
const placeName = (name: string, shortName: string | undefined): string =>
  shortName === undefined || isPlaceName(name) ? name : plainName(shortName);

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
