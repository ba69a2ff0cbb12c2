import type { Absence } from "./filing";

/** What became of the report that an agency owes for a year. */
export type FilingState = "filed" | "late" | "unread" | Absence;

/** By what a list of reports owed can be narrowed; one agency may come under several. */
export const filingFacets = {
  filed: { zh: "已公开", explain: "库中有该机关该年的报告，迟报的也在内" },
  late: { zh: "迟报", explain: "首次公布的日期晚于期限；更正不算迟报，没有写明日期的不判断" },
  unread: {
    zh: "未能读入",
    explain: "收集清单列有该机关的网页，但没有取到，或者读不出报告；不算已公开，也不算未报送，请人工核对",
  },
  not_filed: { zh: "未报送", explain: "该地区该年的报告已经收齐，期限已过，其中没有该机关的" },
  not_collected: { zh: "未收录", explain: "库中没有该机关的报告；是否公布未经核实" },
  not_due: { zh: "尚未到期", explain: "规定的公布日期还没有到" },
  corrected: { zh: "更正", explain: "以后来的日期重新公布过，内容与原来的不同" },
  altered: { zh: "内容有变动", explain: "重新采集时内容与原来的不同，公布日期相同或有一份未注明" },
  page_changed: { zh: "网页有变动", explain: "网上的报告与收录的不同，新的内容还没有入库" },
  withdrawn: { zh: "撤下", explain: "收集时对方网站回答，原来公布报告的网页已经没有" },
  flagged: { zh: "待核查", explain: "报告有没有处理的错误或提醒" },
} as const;
export type FilingFacet = keyof typeof filingFacets;

/** What is known of one report owed. */
export type FilingFacts = {
  state: FilingState;
  /** How often it was published anew with other content, and how often it was found changed without a new date. */
  corrections: number;
  alterations: number;
  /** Since when, as far as is known, its published page says something else, or is gone; ISO days. */
  pageChangedOn: string | null;
  withdrawnOn: string | null;
  /** Open errors and warnings. */
  findings: number;
};

/** All that a report owed comes under, in the order of `filingFacets`. */
export function facetsOf(facts: FilingFacts): FilingFacet[] {
  const { state, corrections, alterations, pageChangedOn, withdrawnOn, findings } = facts;
  return [
    ...(state === "late" ? (["filed", "late"] as const) : [state]),
    ...(corrections > 0 ? (["corrected"] as const) : []),
    ...(alterations > 0 ? (["altered"] as const) : []),
    ...(pageChangedOn === null ? [] : (["page_changed"] as const)),
    ...(withdrawnOn === null ? [] : (["withdrawn"] as const)),
    ...(findings > 0 ? (["flagged"] as const) : []),
  ];
}

export type FacetCounts = Record<FilingFacet, number>;

/** How many reports owed come under each. */
export function facetCounts(rows: readonly FilingFacts[]): FacetCounts {
  const counts: FacetCounts = {
    filed: 0,
    late: 0,
    unread: 0,
    not_filed: 0,
    not_collected: 0,
    not_due: 0,
    corrected: 0,
    altered: 0,
    page_changed: 0,
    withdrawn: 0,
    flagged: 0,
  };
  for (const row of rows) for (const facet of facetsOf(row)) counts[facet] += 1;
  return counts;
}
