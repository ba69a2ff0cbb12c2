import type { ReportDays } from "@/db/queries/report-versions";
import type { ReportChanges } from "./brought-reports";

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
        [reportId, amendment === null ? "重新读取" : "变动：内容变了，公布日期没有变"] as const,
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
