import { existsSync, readFileSync, statSync } from "node:fs";
import { openForReading, openForWriting, type ReadDb } from "@/db/client";
import {
  type DecidableFinding,
  decidableFindings,
  type FindingFilter,
} from "@/db/queries/verdicts/decidable-findings";
import { pastVerdicts } from "@/db/queries/verdicts/verdict-history";
import { type Decision, type GivenVerdicts, giveVerdicts, type Outcome } from "@/db/write/give-verdicts";
import { type CheckId, checks } from "@/lib/catalogue/checks";
import { verdictNames, verdictOfName } from "@/lib/catalogue/verdicts";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { printLine, printNotice } from "../terminal";
import { checkFolderOf, writeTarget } from "../write-target";
import { listFindings } from "./list-findings";
import { namedAgency, reportYear } from "./named-agency";
import { plainWords, readVerdictTable, verdictTable } from "./verdict-file";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;
const options = {
  ...{ region: text, unit: text, year: text, check: text, all: flag },
  ...{ as: text, by: text, why: text, export: text, import: text },
} as const;

type Values = { [name in Exclude<keyof typeof options, "all">]?: string | undefined };

const names = Object.values(verdictNames).join("|");
const usage = `用法：npm run -s nianbao -- verdict 编号… --as ${names} --by 姓名 --why 理由`;

/** `verdict`: lists what was found, or keeps what a person decided about it, one by one or as a table. */
export async function verdict(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, options);
  const given = [values.as, values.by, values.why].filter((value) => value !== undefined).length;
  if (values.import !== undefined) {
    if (positionals.length + given > 0 || values.export !== undefined)
      throw new CommandFault("--import 一次只读入一份表，不与其他选项同用。");
    return importVerdicts(values.import);
  }
  if (positionals.length > 0 || given > 0) return decide(positionals, values);
  const db = await openForReading(databaseAddress());
  try {
    const filter = await filterOf(db, values);
    if (values.export !== undefined) return await exportVerdicts(db, filter, values.export);
    const isAll = values.all ?? false;
    const past = isAll ? await pastVerdicts(db, filter) : [];
    for (const line of listFindings(await decidableFindings(db, filter), past, isAll)) printLine(line);
    return 0;
  } finally {
    await db.close();
  }
}

async function filterOf(db: ReadDb, { region, unit, year, check }: Values): Promise<FindingFilter> {
  return {
    ...(region === undefined ? {} : { region: await namedAgency(db, "region", region) }),
    ...(unit === undefined ? {} : { unit: await namedAgency(db, "unit", unit) }),
    ...(year === undefined ? {} : { year: reportYear(year) }),
    ...(check === undefined ? {} : { checks: [checkNamed(check)] }),
  };
}

function checkNamed(name: string): CheckId {
  const found = Object.values(checks).find(({ id, zh }) => id === name || zh === name);
  if (found && isCheckId(found.id)) return found.id;
  throw new CommandFault(
    `--check 没有“${name}”，可以是${Object.values(checks)
      .map(({ zh }) => zh)
      .join("、")}。`,
  );
}

const isCheckId = (id: string): id is CheckId => Object.hasOwn(checks, id);

async function decide(written: readonly string[], { as, by, why }: Values): Promise<number> {
  const who = plainWords(by ?? "");
  const reason = plainWords(why ?? "");
  const decided = verdictOfName(as ?? "");
  if (written.length === 0 || who === "" || reason === "" || as === undefined) throw new CommandFault(usage);
  if (!decided) throw new CommandFault(`结论“${as}”不能识别，可以是${names.replaceAll("|", "、")}。`);
  const keys = await wholeKeys(written);
  const decisions = keys.map((key) => ({ key, verdict: decided, by: who, why: reason }));
  const { outcomes, version } = await keep(decisions);
  for (const [index, key] of keys.entries())
    printLine(`${key}　${outcomeNames[outcomes[index] ?? "unknown"]}`);
  printVersion(version);
  return outcomes.every((outcome) => outcome === "given" || outcome === "unchanged") ? 0 : 1;
}

/** Keys may be cut as long as they mean one finding. */
async function wholeKeys(written: readonly string[]): Promise<string[]> {
  const db = await openForReading(databaseAddress());
  try {
    const findings = await decidableFindings(db, {});
    return [...new Set(written.map((one) => wholeKey(one.toLowerCase(), findings)))];
  } finally {
    await db.close();
  }
}

function wholeKey(written: string, findings: readonly DecidableFinding[]): string {
  const meant = findings.filter(({ key }) => key.startsWith(written));
  const [only, ...others] = meant;
  if (!only || written.length < 4 || others.length === 0)
    return only && written.length >= 4 ? only.key : written;
  throw new CommandFault(`编号“${written}”可以是${meant.map(({ key }) => key).join("、")}，请写全。`);
}

async function keep(decisions: readonly Decision[]): Promise<GivenVerdicts> {
  const db = await openForWriting(databaseAddress());
  try {
    return await giveVerdicts(db, decisions);
  } finally {
    await db.close();
  }
}

const outcomeNames: Record<Outcome, string> = {
  given: "已记录",
  unchanged: "已有相同的结论，没有变化",
  older: "库中已有更新的结论，没有采用",
  lapsed: "已失效：有关的数已改变，请重新列出后处理",
  unknown: "没有这个编号",
};

async function exportVerdicts(db: ReadDb, filter: FindingFilter, target: string): Promise<number> {
  if (!target.toLowerCase().endsWith(".csv"))
    throw new CommandFault(`结论表只能写成.csv文件，不能写成“${target}”。`);
  checkFolderOf(target);
  const findings = await decidableFindings(db, filter);
  const past = await pastVerdicts(db, filter);
  writeTarget(target, verdictTable(findings, past));
  printLine(
    `${findings.length}处核对发现、${past.length}条不再有效的结论写在${target}。填好“结论”“处理人”“理由”后用 --import 读入。`,
  );
  return 0;
}

const largestFile = 20_000_000;

async function importVerdicts(source: string): Promise<number> {
  if (!existsSync(source) || !statSync(source).isFile()) throw new CommandFault(`没有文件《${source}》。`);
  if (statSync(source).size > largestFile) throw new CommandFault(`《${source}》超过20 MB，没有读入。`);
  const read = readVerdictTable(readFileSync(source));
  if (!read)
    throw new CommandFault(
      `《${source}》不是结论表：应为CSV，第一行有编号、结论、处理人、理由。可以用 --export 写出一份。`,
    );
  (await openForReading(databaseAddress())).close();
  const { outcomes, version } = await keep(read.decisions);
  for (const [index, { line, key }] of read.decisions.entries()) {
    const outcome = outcomes[index] ?? "unknown";
    if (outcome !== "unchanged") printLine(`第${line}行　${key}　${outcomeNames[outcome]}`);
  }
  for (const { line, sentence } of read.faults) printNotice(`第${line}行　${sentence}，没有采用。`);
  const times = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  printLine(
    [
      ...[`采用${times("given")}条`, `与库中相同${times("unchanged")}条`, `比库中旧${times("older")}条`],
      ...[`已失效${times("lapsed")}条`, `编号不明${times("unknown")}条`, `有误${read.faults.length}条`],
      ...[`未填${read.blank}条`, `历史${read.past}条`],
    ].join("，"),
  );
  printVersion(version);
  return read.faults.length + times("unknown") > 0 ? 1 : 0;
}

const printVersion = (version: GivenVerdicts["version"]) =>
  printLine(version ? `数据版本：${version.label}` : "数据没有变化，版本不变。");
