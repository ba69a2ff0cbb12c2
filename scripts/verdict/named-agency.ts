import type { ReadDb } from "@/db/client";
import { agenciesNamed } from "@/db/queries/agencies-named";
import { CommandFault } from "../command-fault";

/**
 * The key of the agency that is meant by a key or by its exact name.
 * @throws CommandFault where there is none, or where several bear the name
 */
export async function namedAgency(db: ReadDb, option: string, text: string): Promise<string> {
  const found = await agenciesNamed(db, text);
  const [only, ...others] = found;
  if (!only) throw new CommandFault(`--${option} 没有“${text}”，请写机关的全称、简称或代码。`);
  if (others.length === 0) return only.key;
  const list = found.map(({ key, name, parentName }) => `${parentName ?? ""}${name}（${key}）`);
  throw new CommandFault(`--${option} 有${found.length}个“${text}”：${list.join("、")}，请写代码。`);
}

/** @throws CommandFault where a text is no year of reports */
export function reportYear(text: string): number {
  if (!/^20\d\d$/.test(text)) throw new CommandFault(`--year 应为4位年度，如2025，不能是“${text}”。`);
  return Number(text);
}
