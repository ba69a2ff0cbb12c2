import { organisations, outcomeGroups, requestRows } from "./requests";

/** Under this many in the whole a share says more about chance than about the agency: 样本过少. */
export const smallestBase = 10;

export type Direction = "higher" | "lower" | "neither";

/** A share of sums: Σ part / (Σ whole − Σ minus) over the reports that give all of them. */
export type Rate = {
  id: string;
  zh: string;
  en: string;
  part: readonly string[];
  whole: readonly string[];
  minus: readonly string[];
  direction: Direction;
  definition: string;
};

/**
 * Whether what is counted in the part is counted in the whole as well, so that chance is that of shares. Disputes are none of the
 * decisions that they are set against: one decision may lead to several, or to one in another year.
 */
export const isProportion = ({ part, whole }: Pick<Rate, "part" | "whole">): boolean => {
  const counted = new Set(whole.map(tableOf));
  return part.every((cell) => counted.has(tableOf(cell)));
};

const tableOf = (cell: string) => cell.slice(0, cell.indexOf("."));

const closed = "requests.closed.total";
const rowsOf = (group: string) =>
  requestRows.filter((row) => row.group === group).map((row) => `requests.${row.id}.total`);

const rate = (
  id: string,
  zh: string,
  en: string,
  parts: { part: readonly string[]; whole: readonly string[]; minus?: readonly string[] },
  definition: string,
  direction: Direction = "neither",
): Rate => ({
  id,
  zh,
  en,
  part: parts.part,
  whole: parts.whole,
  minus: parts.minus ?? [],
  direction,
  definition,
});

const groupRates: Rate[] = outcomeGroups
  .filter(({ id }) => id !== "granted" && id !== "partial")
  .map((group) =>
    rate(
      `rate.${group.id}`,
      `${group.zh}率`,
      `${group.en} rate`,
      { part: rowsOf(group.id), whole: [closed] },
      `${group.zh}各项之和 ÷ 办结总计。`,
    ),
  );

/** CHECKS §3. Each names its part and its whole; 0 of 0 is no rate. */
export const rates: readonly Rate[] = [
  rate(
    "rate.disclosed",
    "公开率",
    "disclosure rate",
    { part: ["requests.granted.total", "requests.partial.total"], whole: [closed] },
    "（予以公开＋部分公开）÷ 办结总计。",
  ),
  rate(
    "rate.granted",
    "全部公开率",
    "full disclosure rate",
    { part: ["requests.granted.total"], whole: [closed] },
    "予以公开 ÷ 办结总计；部分公开不计入。",
  ),
  rate(
    "rate.disclosed_of_held",
    "公开率（不计不掌握）",
    "disclosure rate of information held",
    {
      part: ["requests.granted.total", "requests.partial.total"],
      whole: [closed],
      minus: ["requests.unavailable.not_held.total"],
    },
    "（予以公开＋部分公开）÷（办结总计－本机关不掌握相关政府信息）。",
  ),
  ...groupRates,
  rate(
    "rate.carried_out",
    "结转率",
    "carry-over rate",
    { part: ["requests.carried_out.total"], whole: ["requests.received.total", "requests.carried_in.total"] },
    "结转下年度继续办理 ÷（本年新收＋上年结转）。",
  ),
  rate(
    "rate.persons",
    "自然人占比",
    "share of natural persons",
    { part: ["requests.received.person"], whole: ["requests.received.total"] },
    "自然人新收申请 ÷ 新收申请总计。",
  ),
  rate(
    "rate.organisations",
    "法人和其他组织占比",
    "share of organisations",
    {
      part: organisations.map((applicant) => `requests.received.${applicant}`),
      whole: ["requests.received.total"],
    },
    "法人或其他组织新收申请 ÷ 新收申请总计。",
  ),
  rate(
    "rate.review_overturned",
    "复议纠错率",
    "reviews overturned",
    {
      part: ["disputes.review.overturned"],
      whole: ["disputes.review.total"],
      minus: ["disputes.review.pending"],
    },
    "行政复议结果纠正 ÷（行政复议总计－尚未审结）。",
    "lower",
  ),
  rate(
    "rate.suit_overturned",
    "诉讼纠错率",
    "suits overturned",
    {
      part: ["disputes.suit_direct.overturned", "disputes.suit_after_review.overturned"],
      whole: ["disputes.suit_direct.total", "disputes.suit_after_review.total"],
      minus: ["disputes.suit_direct.pending", "disputes.suit_after_review.pending"],
    },
    "两类行政诉讼结果纠正之和 ÷（两类总计之和－尚未审结之和）。",
    "lower",
  ),
  rate(
    "rate.disputes",
    "争议率",
    "dispute rate",
    { part: ["disputes.review.total", "disputes.suit_direct.total"], whole: [closed] },
    "（行政复议总计＋未经复议直接起诉总计）÷ 办结总计。",
  ),
];
