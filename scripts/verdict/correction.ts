import { z } from "zod";
import { openForReading } from "@/db/client";
import { corrections } from "@/db/views/corrections";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { correctionFormats, isCorrectionFormat } from "@/lib/export/correction/correction-files";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { printLine } from "../terminal";
import { checkFolderOf, writeTarget } from "../write-target";
import { namedAgency, reportYear } from "./named-agency";

const text = { type: "string" } as const;

/** `correction --to FILE`: 整改单 of a unit, or of all units of a region, as the kind of file that its name ends with. */
export async function correctionCommand(args: readonly string[]): Promise<number> {
  const options = { to: text, region: text, kind: text, unit: text, year: text, due: text };
  const { values, positionals } = commandArguments(args, options);
  const { to: target, region, kind, unit, year, due } = values;
  if (!target || positionals.length > 0)
    throw new CommandFault(
      "用法：npm run -s nianbao -- correction [--region 地区 --kind 类别 --unit 机关 --year 年度 --due 期限] --to 文件",
    );
  const format = target.slice(target.lastIndexOf(".") + 1).toLowerCase();
  if (!isCorrectionFormat(format))
    throw new CommandFault(
      `《${target}》的后缀不能识别，可以是${Object.keys(correctionFormats)
        .map((one) => `.${one}`)
        .join(" ")}。`,
    );
  if (kind !== undefined && !isGroupKind(kind))
    throw new CommandFault(`--kind 没有“${kind}”，可以是${Object.keys(groupKinds).join("、")}。`);
  if (due !== undefined && !z.iso.date().safeParse(due).success)
    throw new CommandFault(`--due 应如2026-03-15，不能是“${due}”。`);
  checkFolderOf(target);
  const db = await openForReading(databaseAddress());
  try {
    const found = await corrections(db, {
      region: region === undefined ? "" : await namedAgency(db, "region", region),
      ...(kind === undefined ? {} : { kind }),
      ...(unit === undefined ? {} : { unit: await namedAgency(db, "unit", unit) }),
      ...(year === undefined ? {} : { year: year === "all" ? ("all" as const) : reportYear(year) }),
      ...(due === undefined ? {} : { due }),
    });
    if ("sentence" in found) throw new CommandFault(found.sentence);
    const { correction } = found;
    writeTarget(target, await correctionFormats[format].write(correction));
    const items = correction.sheets.reduce((sum, sheet) => sum + sheet.items.length, 0);
    printLine(
      `${correction.name}${correction.span}整改单写在${target}：${correction.sheets.length}个单位，${items}处，数据版本${correction.version}。`,
    );
    return 0;
  } finally {
    await db.close();
  }
}

const isGroupKind = (kind: string): kind is GroupKind => Object.hasOwn(groupKinds, kind);
