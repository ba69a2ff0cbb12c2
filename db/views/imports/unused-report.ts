import type { Scope } from "@/lib/catalogue/form-facts";
import { importsLink, reportLink, unusedOriginalLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import { usedInstead } from "../../queries/imports/reviewed-reports";
import { type StoredContender, storedContenders } from "../../queries/imports/stored-contenders";
import { findReport, type ReportPage } from "../../queries/reports/report";

/** A report that was kept and never used, with what is said above it. */
export type UnusedReport = {
  page: ReportPage;
  /** The dataset version that brought it. */
  label: string;
  importHref: string;
  originalHref: string;
  /** The report that is in force now. */
  inForceHref: string;
  /** Why another one is used, in whole sentences. */
  reason: string;
};

/**
 * A report of an agency and year that was kept and never used, by its id; null for any other, so that no report that
 * counts, or is of another agency or year, can be shown as one that does not.
 */
export async function unusedReport(
  db: ReadDb,
  { agency, year, scope }: { agency: string; year: number; scope: Scope },
  id: number,
): Promise<UnusedReport | null> {
  const page = await findReport(db, agency, year, scope, id);
  const stored = page?.versions.find((one) => one.id === id);
  if (!page || !stored || stored.superseded?.id !== stored.added.id) return null;
  const used = (await usedInstead(db, stored.added.id, [id])).get(id);
  const both = used ? await storedContenders(db, [id, used.id]) : new Map<number, StoredContender>();
  const [own, other] = [both.get(id), used && both.get(used.id)];
  const isReplaced =
    used !== undefined && page.versions.find((one) => one.id === used.id)?.superseded !== null;
  const { label } = stored.added;
  return {
    ...{ page, label },
    importHref: importsLink(label),
    originalHref: unusedOriginalLink(label, id),
    inForceHref: reportLink(agency, year, scope),
    reason:
      used && own && other
        ? `${whyUnused(own, other, used.fileName.split("/").at(-1) ?? "")}${isReplaced ? "那一份后来也被取代。" : ""}`
        : "同一机关同一年另有一份在用。",
  };
}

/**
 * Why a report is not used beside the one that is, by the rule of `takesOver`. Where several came together, each was
 * held against the one left by those before it, so that the rule between the first and the last may say nothing.
 */
export function whyUnused(own: StoredContender, used: StoredContender, file: string): string {
  const same = own.figures === used.figures && own.text === used.text;
  const contents = same ? "两份的数和文字相同。" : "两份的内容不同。";
  return `导入时采用的是《${file}》：${ruleText(own, used)}${contents}`;
}

function ruleText(own: StoredContender, used: StoredContender): string {
  const [day, usedDay] = [own.publishedOn, used.publishedOn];
  if (own.file === used.file) return "两份是同一文件的两次读取，以后一次为准。";
  if (day !== null && usedDay !== null && day !== usedDay && day < usedDay)
    return `它公布于${usedDay}，晚于本份的${day}，以后公布的为准。`;
  const undecided = day === null || usedDay === null || day === usedDay;
  if (!undecided || used.fileOrder < own.fileOrder)
    return "同一次导入的还有其他文件，依次比较，最后留下的是那一份。";
  const days =
    day === null && usedDay === null
      ? "两份都未写明公布日期"
      : day === usedDay
        ? `两份都公布于${day}`
        : `${day === null ? "本份" : "那一份"}未写明公布日期`;
  return `${days}，以后入库的文件为准，那一份入库较晚。`;
}
