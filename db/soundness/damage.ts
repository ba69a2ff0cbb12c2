import { type Scope, scopeNames } from "@/lib/catalogue/form-facts";
import type { VersionedTable } from "../stored-types";

/** The agency, year and scope of a report. */
export type ReportSlot = {
  agency: number;
  agencyKey: string;
  agencyName: string;
  year: number;
  scope: Scope;
};

/** What is not as it was stored. */
export type StoredDamage =
  /** The file as such, or rows that all others depend on; `what` is a part of a sentence. */
  | { kind: "file"; what: string }
  /** What a version added or superseded in a table. */
  | { kind: "rows"; table: VersionedTable; version: string }
  /** A stored report, in force or not: its figures, other parts of its content, or its figures as they are compared. */
  | ({
      kind: "report";
      /** Null: there is none for the observations that are damaged. */
      report: number | null;
      part: "figures" | "content" | "observations";
      /** The numbers of the versions in which it is in force: the first, and the first in which it is not any more. */
      from: number;
      to: number | null;
    } & ReportSlot)
  /** A file as it came. */
  | { kind: "original"; sha256: string; fileName: string };

export type DamagedReport = Extract<StoredDamage, { kind: "report" }>;

export const isOfReport = (damage: StoredDamage): damage is DamagedReport => damage.kind === "report";

/** Whether nothing can be shown any more: what is damaged may stand in any answer. */
export const isOfAll = (damage: StoredDamage): boolean => damage.kind === "file" || damage.kind === "rows";

const tableNames: Record<VersionedTable, string> = {
  versions: "数据版本的记录",
  agencies: "机关名录",
  collections: "收集情况的声明",
  reports: "报告的登记",
  findings: "核对结果",
  verdicts: "对核对结果的结论",
  covariates: "背景数据",
  page_states: "网上原文的变动和撤下",
};

const partNames = { figures: "数", content: "原文、位置或文字", observations: "用于汇总和比较的数" };

/** What is damaged, as one sentence without its end. */
export function damageText(damage: StoredDamage): string {
  switch (damage.kind) {
    case "file":
      return damage.what;
    case "rows":
      return `数据版本${damage.version}的${tableNames[damage.table]}与当时写入的不同`;
    case "report":
      return `${slotText(damage)}的${partNames[damage.part]}与导入时的不同`;
    case "original":
      return `原件《${damage.fileName}》与导入时的不同`;
  }
}

const slotText = ({ agencyName, agencyKey, year, scope }: ReportSlot) =>
  `${agencyName}（${agencyKey}）${year}年报告（${scopeNames[scope]}）`;

const repairCommand = "npm run -s nianbao -- repair";

/** So many are named. */
const mostListed = 50;

/** A line for each, the first ones. */
export function damageList(found: readonly StoredDamage[]): string[] {
  const lines = found.slice(0, mostListed).map((damage) => `损坏：${damageText(damage)}。`);
  return found.length > mostListed ? [...lines, `此外还有${found.length - mostListed}处。`] : lines;
}

export const howToMend = `请运行 ${repairCommand} 修复；修复不了的，用备份恢复：npm run -s nianbao -- restore 备份文件。`;

/** Why figures are not shown, and what to do. */
export function damageSentence([first, ...others]: readonly StoredDamage[]): string {
  const more = others.length > 0 ? `（另有${others.length}处）` : "";
  const what = first === undefined ? "" : `：${damageText(first)}${more}`;
  return `数据库已损坏${what}。有关的数不再显示。请管理员运行 ${repairCommand} 修复，修复不了的用备份恢复。`;
}
