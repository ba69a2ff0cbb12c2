import { groupKinds } from "@/lib/agencies/agency-kind";
import { allChecks, type Severity, severityNames } from "@/lib/catalogue/checks";
import { verdictStates } from "@/lib/catalogue/verdicts";
import { askedYearsText, type CheckFilter } from "./facets";
import type { FoundItem } from "./found-item";

/** The conditions of a list in words: 临溪区, 2025年, 乡镇, 收办平衡. */
export function filterWords(filter: CheckFilter, place: string, unit: string | null): string[] {
  const { year, kind, check, severity, verdict } = filter;
  return [
    unit ?? place,
    year === undefined ? "各年" : askedYearsText(year),
    ...(kind ? [groupKinds[kind].zh] : []),
    ...(check ? [allChecks[check].zh] : []),
    ...(severity ? [severityNames[severity]] : []),
    ...(verdict ? [verdictStates[verdict]] : []),
  ];
}

/** 共27项，其中错误3项、提醒20项、说明4项；未处理27项。有2项各由同一原因的几处归成，共15处。 */
export function countWords(items: readonly FoundItem[]): string {
  const of = (severity: Severity) => items.filter((item) => item.severity === severity).length;
  const parts = (Object.keys(severityNames) as Severity[]).flatMap((severity) =>
    of(severity) > 0 ? [`${severityNames[severity]}${of(severity)}项`] : [],
  );
  const open = items.filter(({ verdict }) => verdict === "open").length;
  // What is late or not filed is an item without a finding: all findings together say nothing of all items.
  const grouped = items.filter((item) => item.findings.length > 1);
  const findings = grouped.reduce((sum, item) => sum + item.findings.length, 0);
  return [
    `共${items.length}项，其中${parts.join("、")}；`,
    open === items.length ? "都未处理。" : `未处理${open}项。`,
    grouped.length > 0 ? `有${grouped.length}项各由同一原因的几处归成，共${findings}处。` : "",
  ].join("");
}
