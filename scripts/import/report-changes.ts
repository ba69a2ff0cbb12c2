import type { ReportDays } from "@/db/queries/reports/report-versions";
import type { Amendment } from "@/db/schema";
import type { Published } from "@/db/write/publish";
import type { Staged } from "@/db/write/store-report";

/** A report that an import read, by the name of its file. */
export type BroughtReport = { name: string; agency: string; year: number } & Staged;

type Brought = Pick<BroughtReport, "name" | "agency" | "year" | "reportId">;

/** What became of the reports of an import, each once. */
export type ReportChanges = {
  /** The first of their agency, year and scope. */
  new: Brought[];
  /** In the place of the report `replaces`: under another date of publication, or with nothing else new than it. */
  corrected: (Brought & { replaces: number; amendment: Amendment })[];
  /** The same without a new date; `amendment` is null where the same file was read anew. */
  altered: (Brought & { replaces: number; amendment: Amendment | null })[];
  unchanged: Brought[];
  /** `conflict`: the same import gave another report, which is in force. `older`: a newer one was here. */
  notInForce: (Brought & { kind: "conflict" | "older" })[];
};

export function changesOf(brought: readonly BroughtReport[], published: Published): ReportChanges {
  const changes: ReportChanges = { new: [], corrected: [], altered: [], unchanged: [], notInForce: [] };
  for (const { kind: staged, ...report } of brought) {
    const found = staged === "staged" ? published.reports.get(report.reportId) : undefined;
    if (!found) changes.unchanged.push(report);
    else if (found.kind === "conflict" || found.kind === "older")
      changes.notInForce.push({ ...report, kind: found.kind });
    else if (found.replaces === null) changes.new.push(report);
    else {
      const { amendment, replaces } = found;
      if (amendment === "corrected" || amendment === "dated")
        changes.corrected.push({ ...report, replaces, amendment });
      else changes.altered.push({ ...report, replaces, amendment });
    }
  }
  return changes;
}

const shown = 200;

/** The reports of whose dates the words speak. */
export const datedReports = ({ corrected, notInForce }: ReportChanges): number[] => [
  ...corrected.map(({ replaces }) => replaces),
  ...notInForce.flatMap(({ kind, reportId }) => (kind === "older" ? [reportId] : [])),
];

/** What became of each report, by its id, in a few words. */
export function becameOf(changes: ReportChanges, days: ReadonlyMap<number, ReportDays>): Map<number, string> {
  const { corrected, altered, notInForce } = changes;
  return new Map([
    ...changes.new.map(({ reportId }) => [reportId, "新增"] as const),
    ...changes.unchanged.map(({ reportId }) => [reportId, "未变"] as const),
    ...altered.map(
      ({ reportId, amendment }) =>
        [
          reportId,
          amendment === null ? "重新读取" : "变动：这一份与以前的不同，公布日期相同或有一份未注明",
        ] as const,
    ),
    ...corrected.map(({ reportId, replaces, amendment }) => {
      const { own = null, inForce = null } = days.get(replaces) ?? {};
      const what = amendment === "dated" ? "公布日期改动，内容未变" : "更正";
      return [reportId, `${what}：${dayOf(own)} → ${dayOf(inForce)}`] as const;
    }),
    ...notInForce.map(({ reportId, kind }) => {
      const { own = null, inForce = null } = days.get(reportId) ?? {};
      return [
        reportId,
        kind === "conflict"
          ? "同一机关同一年另有不同报告，只存不用"
          : `不取代较新的，只存不用：本份${dayOf(own)}，现用的${dayOf(inForce)}`,
      ] as const;
    }),
  ]);
}

/** How many reports came and what became of them, and by name those that were not simply new or the same. */
export function changeLines(changes: ReportChanges, became: ReadonlyMap<number, string>): string[] {
  const { corrected, altered, notInForce } = changes;
  const named = (title: string, reports: readonly { name: string; reportId: number }[]): string[] => [
    ...(reports.length > 0 ? [`${title}${reports.length}份：`] : []),
    ...reports.slice(0, shown).map(({ name, reportId }) => `  《${name}》${became.get(reportId) ?? ""}。`),
    ...(reports.length > shown ? [`  另有${reports.length - shown}份。`] : []),
  ];
  const ofKind = (kind: "conflict" | "older") => notInForce.filter((report) => report.kind === kind);
  return [
    ...named("更正", corrected),
    ...named(
      "变动",
      altered.filter(({ amendment }) => amendment !== null),
    ),
    ...named("不取代较新的", ofKind("older")),
    ...named("同一机关同一年另有不同报告", ofKind("conflict")),
  ];
}

/** The numbers of the first line. */
export function changeCounts({
  new: fresh,
  corrected,
  altered,
  unchanged,
  notInForce,
}: ReportChanges): string {
  const anew = altered.filter(({ amendment }) => amendment === null).length;
  const older = notInForce.filter(({ kind }) => kind === "older").length;
  const counts = [
    ["新增", fresh.length],
    ["更正", corrected.length],
    ["变动", altered.length - anew],
    ["重新读取", anew],
    ["未变", unchanged.length],
    ["不取代较新的", older],
    ["同一机关同一年有不同报告", notInForce.length - older],
  ] as const;
  const always = ["新增", "未变"];
  return counts
    .filter(([what, count]) => count > 0 || always.includes(what))
    .map(([what, count]) => `${what}${count}份`)
    .join("，");
}

const dayOf = (day: string | null): string => day ?? "未写明公布日期";
