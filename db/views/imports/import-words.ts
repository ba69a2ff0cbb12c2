import { findCell } from "@/lib/catalogue/cells";
import { checks, type Severity, severityNames } from "@/lib/catalogue/checks";
import { type Scope, scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames } from "@/lib/catalogue/verdicts";
import { everyDigit, missingText } from "@/lib/chart/number-text";
import type { ChangedFinding } from "../../queries/imports/finding-changes";
import type { ReportChangeKind, VersionCounts } from "../../queries/imports/made-versions";
import type { PrintedState } from "../../queries/imports/reviewed-reports";

/** What a version did with a report, in a word. */
export const changeNames: Record<ReportChangeKind, string> = {
  new: "新增",
  corrected: "更正",
  altered: "变动",
  dated: "公布日期改动",
  reread: "重新读取",
  unused: "只存不用",
};

/** The same explained, where the word alone is not enough. */
export const changeExplained: Record<ReportChangeKind, string> = {
  new: "首次收录",
  corrected: "机关更正后重新公布",
  altered: "这一份与以前的不同，公布日期相同或有一份未注明",
  dated: "数和文字没有变，公布日期不同",
  reread: "同一文件，读法有改进",
  unused: "同一机关同一年另有一份在用，这一份只存不用",
};

/** How much of each there is: `新增3份`. What there is none of is left out. */
export function versionCounts(
  counts: VersionCounts,
  run: { unchanged: number; refused: number } | null,
): string[] {
  const numbers = [
    ...(["new", "corrected", "altered", "dated", "reread"] as const).map(
      (kind) => [changeNames[kind], counts[kind], "份"] as const,
    ),
    ["未变", run?.unchanged ?? 0, "份"] as const,
    [changeNames.unused, counts.unused, "份"] as const,
    ["拒收", run?.refused ?? 0, "份"] as const,
    ["结论", counts.verdicts, "条"] as const,
  ];
  const words = numbers.filter(([, count]) => count > 0).map(([what, count, of]) => `${what}${count}${of}`);
  if (words.length > 0) return words;
  const others = otherCounts(counts);
  return others.length > 0 ? others : ["重新核对"];
}

/** What a version brought beside reports and verdicts. */
export const otherCounts = (counts: VersionCounts): string[] => [
  ...(counts.agencies > 0 ? [`机关名录变动${counts.agencies}个机关`] : []),
  ...(counts.collections > 0 ? [`收齐声明${counts.collections}条`] : []),
  ...(counts.covariates > 0 ? [`背景数据${counts.covariates}个数`] : []),
  ...(counts.pages > 0 ? [`网上公开情况变动${counts.pages}处`] : []),
];

type NamedReport = { agencyName: string; parentName?: string | null; year: number; scope: Scope };

/** 临溪区澄口镇2025年报告; that on a whole territory says so. */
export function reportName({ agencyName, parentName = null, year, scope }: NamedReport): string {
  const place = parentName === null || agencyName.startsWith(parentName) ? "" : parentName;
  return `${place}${agencyName}${year}年报告${scope === "own" ? "" : `（${scopeNames[scope]}）`}`;
}

/** What a report says of a cell: its figure, or why there is none; null is no such cell at all. */
export function stateText(cell: string, state: PrintedState | null): string {
  const known = findCell(cell);
  if (state === null) return missingText(known?.table === "prose" ? "not_stated" : "not_in_form");
  if (state.value === null) return missingText(state.missing ?? "unreadable");
  const unit = known?.measure === "money" ? state.unit : known?.unit;
  const amount = `${everyDigit(state.value)}${unit ?? (state.value === 0 ? "" : "（单位未写明）")}`;
  return `${state.approximate ? "约" : ""}${amount}`;
}

/** The raw text behind it where that says more than the figure: of a figure of the prose its sentence. */
export function rawText(cell: string, state: PrintedState | null): string | null {
  if (state === null || state.raw.trim() === "") return null;
  if (findCell(cell)?.table === "prose") return state.raw;
  if (state.value !== null) return state.raw.trim() === String(state.value) ? null : state.raw;
  return state.missing === "text" || state.missing === "unreadable" ? state.raw : null;
}

/** A finding in words. */
export type FindingInWords = {
  key: string;
  severity: Severity;
  severityName: string;
  check: string;
  message: string;
  /** What was decided on these values; with a closed finding it has lapsed. */
  verdict: string | null;
};

export const findingInWords = ({
  key,
  severity,
  check,
  message,
  verdict,
}: ChangedFinding): FindingInWords => ({
  ...{ key, severity, message },
  severityName: severityNames[severity],
  check: checks[check].zh,
  verdict:
    verdict &&
    `${verdictNames[verdict.verdict]}：${verdict.why}（${verdict.by}，${shanghaiDay(verdict.at)}）`,
});

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai",
  hour: "2-digit",
  minute: "2-digit",
});

/** 2026-01-31 09:30, in China. */
export const momentText = (at: string): string => `${shanghaiDay(at)} ${clock.format(new Date(at))}`;
