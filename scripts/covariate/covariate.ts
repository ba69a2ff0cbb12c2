import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { openForReading, openForWriting, type ReadDb } from "@/db/client";
import { agenciesNamed } from "@/db/queries/agencies-named";
import { kindsByKey } from "@/db/queries/like/among-facts";
import { covariateList } from "@/db/queries/like/covariates";
import { storedRegister } from "@/db/stored-register";
import { type CovariateInput, keepCovariates } from "@/db/write/keep-covariates";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { resolveAgency, resolveCode } from "@/lib/agencies/resolve-agency";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { numberText } from "@/lib/chart/number-text";
import { databaseAddress } from "@/lib/settings";
import { isCovariateName, longestCovariate } from "@/lib/view/like-choice";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { agencyKey } from "../import/agency-inputs";
import { printLine, printNotice } from "../terminal";
import { type CovariateRow, covariateOfFile, readCovariates } from "./covariate-file";

const text = { type: "string" } as const;

/** `covariate FILE.csv`: keeps what is known of agencies beside their reports; without a file lists what there is. */
export async function covariateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { name: text, unit: text });
  const [file, ...others] = positionals;
  if (others.length > 0) throw new CommandFault("一次只读入一份背景数据。");
  if (file === undefined) return listCovariates();
  const rows = rowsOf(file);
  const db = await openForReading(databaseAddress());
  let inputs: CovariateInput[];
  let covariate: { name: string; unit: string };
  try {
    covariate = await meantCovariate(db, file, values);
    const found = await ofAgencies(db, rows.rows);
    const faults = [...rows.faults, ...found.faults].sort((one, other) => one.line - other.line);
    if (faults.length > 0) return refuse(file, faults);
    inputs = found.inputs;
  } finally {
    await db.close();
  }
  if (inputs.length === 0) throw new CommandFault(`《${path.basename(file)}》里没有数，没有入库。`);
  return keep(covariate, inputs);
}

async function listCovariates(): Promise<number> {
  const db = await openForReading(databaseAddress());
  try {
    const list = await covariateList(db);
    if (list.length === 0)
      printLine(
        "库中没有背景数据。用法：npm run -s nianbao -- covariate 常住人口.csv --unit 人，列为机关、年份、数值。",
      );
    for (const { name, unit, values, agencies, from, to } of list)
      printLine(
        `${name}（${unit}）　${agencies}个机关，${from === to ? from : `${from}–${to}`}年，${values}个数`,
      );
    return 0;
  } finally {
    await db.close();
  }
}

const largestFile = 20_000_000;

function rowsOf(file: string) {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFault(`没有文件《${file}》。`);
  if (statSync(file).size > largestFile) throw new CommandFault(`《${file}》超过20 MB，没有读入。`);
  const rows = readCovariates(readFileSync(file), Number(shanghaiDay(new Date()).slice(0, 4)));
  if (rows) return rows;
  throw new CommandFault(
    `《${path.basename(file)}》不是背景数据：应为CSV，第一行有agency、year、value，或机关、年份、数值。`,
  );
}

/** By the options, else by the name of the file; in the unit in which the database has it, where none is given. */
async function meantCovariate(
  db: ReadDb,
  file: string,
  given: { name?: string | undefined; unit?: string | undefined },
): Promise<{ name: string; unit: string }> {
  const ofFile = covariateOfFile(path.basename(file));
  const name = given.name?.trim() ?? ofFile.name;
  if (!isCovariateName(name))
    throw new CommandFault(
      `背景数据的名称“${name}”不能用：最多${longestCovariate}个汉字、字母或数字，不能是parent、city、received、disclosed。请用 --name 写明，如 --name 常住人口。`,
    );
  const known = (await covariateList(db)).find((one) => one.name === name);
  const unit = given.unit?.trim() ?? (given.name === undefined ? ofFile.unit : null) ?? known?.unit ?? "";
  if (!/^[\p{L}\p{N}%/²]{1,10}$/u.test(unit))
    throw new CommandFault(`没有写明“${name}”的单位，请用 --unit 写明，如 --unit 人。`);
  return { name, unit };
}

type Faults = { line: number; sentence: string }[];

/** Whose values they are, by key, code or name as other lists name agencies; each agency and year once. */
async function ofAgencies(
  db: ReadDb,
  rows: readonly CovariateRow[],
): Promise<{ inputs: CovariateInput[]; faults: Faults }> {
  const register = await storedRegister(db, nationalDivisions());
  const faults: Faults = [];
  const lines = new Map<string, number>();
  const inputs: CovariateInput[] = [];
  for (const { line, agency: named, year, value } of rows) {
    const code = /^\d+$/.test(named);
    const resolved = code
      ? resolveCode(register, named, "own", year)
      : resolveAgency(register, named, [], year);
    const key = resolved === undefined || resolved.kind === "unknown" ? null : agencyKey(resolved, register);
    const found = key === null ? await agenciesNamed(db, named) : [];
    const stored =
      key === null ? found.map((one) => one.key) : (await kindsByKey(db, [key])).map((one) => one.key);
    const [agency, ...others] = stored;
    if (agency === undefined) {
      const why = key === null ? "名录中没有这个代码或名称" : "库中没有这个机关";
      faults.push({ line, sentence: `${why}：“${named}”` });
    } else if (others.length > 0) {
      const list = found.map((one) => `${one.parentName ?? ""}${one.name}（${one.key}）`);
      faults.push({ line, sentence: `有${stored.length}个“${named}”：${list.join("、")}，请写代码` });
    } else {
      const slot = `${agency} ${year}`;
      const before = lines.get(slot);
      if (before !== undefined) faults.push({ line, sentence: `与第${before}行是同一个机关、同一年` });
      else inputs.push({ agency, year, value });
      lines.set(slot, before ?? line);
    }
  }
  return { inputs, faults };
}

const mostListed = 50;

function refuse(file: string, faults: Faults): number {
  for (const { line, sentence } of faults.slice(0, mostListed)) printNotice(`第${line}行　${sentence}。`);
  if (faults.length > mostListed) printNotice(`此外还有${faults.length - mostListed}行有误。`);
  printNotice(`《${path.basename(file)}》有${faults.length}行不能采用，整份没有入库；请改正后再读入。`);
  return 1;
}

async function keep(covariate: { name: string; unit: string }, inputs: CovariateInput[]): Promise<number> {
  const db = await openForWriting(databaseAddress());
  try {
    const { version, added, replaced, unchanged, otherUnit } = await keepCovariates(db, covariate, inputs);
    if (otherUnit !== null)
      throw new CommandFault(
        `库中“${covariate.name}”的单位是${otherUnit}，不是${covariate.unit}，没有入库。请换算后读入，或换一个名称。`,
      );
    printLine(
      `${covariate.name}（${covariate.unit}）　新增${numberText(added)}个，改动${numberText(replaced)}个，与库中相同${numberText(unchanged)}个。`,
    );
    printLine(version ? `数据版本：${version.label}` : "数据没有变化，版本不变。");
    return 0;
  } finally {
    await db.close();
  }
}
