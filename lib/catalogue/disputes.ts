import type { Cell } from "./cell";

/** Section 四, 政府信息公开行政复议、行政诉讼情况: one row of routes × results. */
export const disputeRoutes = [
  { id: "review", zh: "行政复议", en: "administrative review" },
  { id: "suit_direct", zh: "未经复议直接起诉", en: "suit without prior review" },
  { id: "suit_after_review", zh: "复议后起诉", en: "suit after review" },
] as const;

/** The head over the two kinds of suit. */
export const suitsHeading = "行政诉讼";

export const disputeResults = [
  { id: "upheld", zh: "结果维持", en: "upheld", aliases: ["维持"] },
  { id: "overturned", zh: "结果纠正", en: "overturned", aliases: ["纠正"] },
  { id: "other", zh: "其他结果", en: "other result", aliases: ["其他"] },
  { id: "pending", zh: "尚未审结", en: "pending", aliases: ["未审结"] },
  { id: "total", zh: "总计", en: "total", aliases: ["合计"] },
] as const;

export type DisputeRoute = (typeof disputeRoutes)[number]["id"];
export type DisputeResult = (typeof disputeResults)[number]["id"];

export function disputeCellId(route: DisputeRoute, result: DisputeResult): string {
  return `disputes.${route}.${result}`;
}

export const disputeCells: readonly Cell[] = disputeRoutes.flatMap((route) =>
  disputeResults.map((result) => ({
    id: disputeCellId(route.id, result.id),
    table: "disputes" as const,
    zh: result.id === "total" ? route.zh : `${route.zh}${result.zh}`,
    en: `${route.en}: ${result.en}`,
    unit: "件" as const,
    measure: "count" as const,
    forms: ["2021", "2019"] as const,
    row: route.id,
    column: result.id,
  })),
);
