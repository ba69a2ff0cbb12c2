import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import type { Deadline } from "@/lib/agencies/filing";
import {
  type FacetCounts,
  type FilingFacet,
  type FilingFacts,
  filingFacets,
} from "@/lib/agencies/filing-state";
import { deadlineGrounds } from "@/lib/catalogue/form-facts";
import { filedPhrase } from "./phrases";

/** The fixed phrases about who has filed, who was late and who has not. */

/** 已公开, 迟3天, 未报送: what became of one report. */
export function filingText({
  state,
  daysLate,
}: Pick<FilingFacts, "state"> & { daysLate: number | null }): string {
  return state === "late" && daysLate !== null ? `迟${daysLate}天` : filingFacets[state].zh;
}

/** 更正2次, 内容有变动, 撤下（2026-03-04见到）: what was done to a report after it was first published. */
export function amendmentTexts({
  corrections,
  alterations,
  pageChangedOn,
  withdrawnOn,
}: Pick<FilingFacts, "corrections" | "alterations" | "pageChangedOn" | "withdrawnOn">): string[] {
  const seen = (facet: "page_changed" | "withdrawn", day: string | null) =>
    day === null ? [] : [`${filingFacets[facet].zh}（${day}见到）`];
  return [
    ...(corrections > 0 ? [`${filingFacets.corrected.zh}${corrections}次`] : []),
    ...(alterations > 0 ? [filingFacets.altered.zh] : []),
    ...seen("page_changed", pageChangedOn),
    ...seen("withdrawn", withdrawnOn),
  ];
}

/** How many owe a report, or gave one: what is late is filed. */
const owedOf = ({ filed, unread, not_filed, not_collected, not_due }: FacetCounts): number =>
  filed + unread + not_filed + not_collected + not_due;

/** 临溪区街道、乡镇24个中22个已公开2025年报，其中1个迟报；2个未报送。 */
export function filingSentence(group: string, year: number, counts: FacetCounts): string {
  const { filed, late, unread, not_filed, not_collected, not_due } = counts;
  const expected = owedOf(counts);
  if (expected === 0) return `${group}在${year}年没有应报送的机关。`;
  const said = filedPhrase(group, { year, filed, expected, uncollected: not_collected });
  const absent = [
    ...(not_filed > 0 ? [`${not_filed}个未报送`] : []),
    ...(unread > 0 ? [`${unread}个有网页而未能读入`] : []),
    ...(not_due > 0 ? [`${not_due}个尚未到期`] : []),
    ...(not_collected > 0 ? [`${not_collected}个未收录，是否公布未经核实`] : []),
  ];
  const lateOnes = late > 0 ? `，其中${late}个迟报` : "";
  return `${said}${lateOnes}${absent.length > 0 ? `；${absent.join("，")}` : ""}。`;
}

/**
 * 澄湾市2025年报：街道、乡镇48个中47个已公开，各级部门28个中26个已公开；迟报5个，未报送3个: the kinds of a region side by side, then
 * who of all of them is late or without a report. Without its full stop.
 */
export function kindsPhrase(
  place: string,
  year: number,
  groups: readonly { whom: string; counts: FacetCounts }[],
): string {
  const filed = groups.map(({ whom, counts }) => {
    const expected = owedOf(counts);
    if (counts.not_collected > 0) return `${whom}已收录${counts.filed}个（名录中有${expected}个）`;
    if (counts.filed === expected) return `${whom}${expected}个均已公开`;
    return `${whom}${expected}个中${counts.filed}个已公开`;
  });
  const of = (facet: FilingFacet) => groups.reduce((sum, { counts }) => sum + counts[facet], 0);
  const apart = (["late", "not_filed", "unread", "not_due", "not_collected"] as const).flatMap((facet) =>
    of(facet) > 0 ? [`${filingFacets[facet].zh}${of(facet)}个`] : [],
  );
  return `${place}${year}年报：${[filed.join("，"), ...(apart.length > 0 ? [apart.join("，")] : [])].join("；")}`;
}

/**
 * Why a deadline applies: the local notice that was declared, or the law.
 * @param notifier the name of the division whose notice it is
 */
export function groundText(kind: string, { notice }: Deadline, notifier: string): string {
  if (notice === null) {
    if (kind === "government" || kind === "bureau") return deadlineGrounds[kind];
    return deadlineGrounds.towns;
  }
  const whom = notice.kind === "all" ? "各类机关" : groupKinds[notice.kind].zh;
  const when = notice.year === null ? "各年的年报" : `${notice.year}年报`;
  return `${notifier}登记的期限，用于${whom}${when}`;
}

type Reminded = {
  kind: GroupKind;
  year: number;
  /** ISO day until which is known what was filed. */
  day: string;
  /** Those of one deadline together, by name. */
  due: readonly { deadline: string; names: readonly string[] }[];
};

/**
 * Asks those who have not filed to do so: 截至2026-02-10收录的情况，下列街道、乡镇2个尚未公布… Only of units whose collection
 * was declared complete and whose deadline has passed.
 */
export function reminderText({ kind, year, day, due }: Reminded): string {
  const count = due.reduce((sum, { names }) => sum + names.length, 0);
  const lists = due.map(({ deadline, names }) => `期限为${deadline}的：${names.join("、")}`);
  return `截至${day}收录的情况，下列${groupKinds[kind].zh}${count}个没有公布${year}年政府信息公开工作年度报告。${lists.join("；")}。请尽快公布，并告知网址；已经公布的，也请告知网址以便补录。`;
}

/** Why those without a report are not asked for it. */
export const unjudgedGrounds = {
  unread: "收集清单列有网页，没有取到或者读不出报告",
  not_collected: "是否公布未经核实",
} as const;

const changeTexts = {
  new: "新收录",
  corrected: "更正后重新公布",
  altered: "内容有变动，公布日期相同或有一份未注明",
  dated: "公布日期有改动，内容未变",
} as const;

const pageChangeTexts = {
  withdrawn: "撤下",
  restored: "网上又有该报告的网页",
  page_changed: "网页有变动，新的内容还没有入库",
  unread: "网页未能读入",
} as const;

/** What became of the page of a report between two versions of the data. */
export const pageChangeText = (kind: keyof typeof pageChangeTexts): string => pageChangeTexts[kind];

/** What happened to a report between two versions of the data. */
export const filingChangeText = (kind: keyof typeof changeTexts): string => changeTexts[kind];
