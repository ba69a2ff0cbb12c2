import { disputeRoutes } from "./disputes";
import { outcomeGroups, requestRows } from "./requests";

/** A level that the form does not print but that its cells add up to. Cells a form lacks do not count for it. */
export type Sum = { id: string; zh: string; en: string; part: readonly string[] };

const rowsOf = (group: string) =>
  requestRows.filter((row) => row.group === group).map((row) => `requests.${row.id}.total`);

export const sums: readonly Sum[] = [
  ...outcomeGroups.map((group) => ({
    id: `sum.${group.id}`,
    zh: group.zh,
    en: group.en,
    part: rowsOf(group.id),
  })),
  {
    id: "sum.disputes",
    zh: "复议和诉讼",
    en: "reviews and suits",
    part: disputeRoutes.map((route) => `disputes.${route.id}.total`),
  },
  {
    id: "sum.suits",
    zh: "行政诉讼",
    en: "suits",
    part: ["disputes.suit_direct.total", "disputes.suit_after_review.total"],
  },
];
