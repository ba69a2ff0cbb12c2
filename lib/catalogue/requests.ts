import type { Cell, Form } from "./cell";

/**
 * Section 三, 收到和处理政府信息公开申请情况: outcomes crossed with applicants.
 * Sources: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号.
 */
export const applicants = [
  { id: "person", zh: "自然人", en: "natural persons", aliases: [] },
  { id: "business", zh: "商业企业", en: "businesses", aliases: ["企业", "商业"] },
  { id: "research", zh: "科研机构", en: "research institutes", aliases: ["科研"] },
  { id: "welfare", zh: "社会公益组织", en: "public welfare organisations", aliases: ["社会公益"] },
  { id: "legal", zh: "法律服务机构", en: "legal service providers", aliases: ["法律服务"] },
  { id: "other", zh: "其他", en: "other organisations", aliases: [] },
  { id: "total", zh: "总计", en: "total", aliases: ["合计"] },
] as const;
export type Applicant = (typeof applicants)[number]["id"];

/** Printed between 自然人 and 商业企业 in an 8-column variant; a sum, not a cell. */
export const legalSubtotal = { zh: "法人小计", aliases: ["小计", "法人或其他组织小计"] } as const;
/** The heads over the columns of figures, and over those of the five kinds of organisations. */
export const applicantsHeading = "申请人情况";
export const organisationsHeading = { zh: "法人或其他组织", aliases: ["法人和其他组织"] } as const;
export const organisations: readonly Applicant[] = ["business", "research", "welfare", "legal", "other"];

export const outcomeGroups = [
  { id: "granted", zh: "予以公开", en: "granted", printed: "（一）予以公开" },
  {
    id: "partial",
    zh: "部分公开",
    en: "granted in part",
    printed: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
  },
  { id: "refused", zh: "不予公开", en: "refused", printed: "（三）不予公开" },
  { id: "unavailable", zh: "无法提供", en: "unavailable", printed: "（四）无法提供" },
  { id: "unprocessed", zh: "不予处理", en: "not processed", printed: "（五）不予处理" },
  { id: "otherwise", zh: "其他处理", en: "handled otherwise", printed: "（六）其他处理" },
] as const;
export type OutcomeGroup = (typeof outcomeGroups)[number]["id"];

export type RequestRow = {
  id: string;
  /** The label as printed, with its number. */
  printed: string;
  /** The name for charts and sentences. */
  zh: string;
  en: string;
  aliases: readonly string[];
  group: OutcomeGroup | null;
  forms: readonly Form[];
};

const both: readonly Form[] = ["2021", "2019"];
const row = (
  id: string,
  printed: string,
  zh: string,
  en: string,
  aliases: readonly string[] = [],
  group: OutcomeGroup | null = null,
  forms: readonly Form[] = both,
): RequestRow => ({ id, printed, zh, en, aliases, group, forms });

export const requestRows: readonly RequestRow[] = [
  row("received", "一、本年新收政府信息公开申请数量", "新收申请", "received", [
    "本年新收申请数量",
    "本年新收",
  ]),
  row("carried_in", "二、上年结转政府信息公开申请数量", "上年结转", "carried in", [
    "上年结转申请数量",
    "上年结转",
    "上年度结转政府信息公开申请数量",
  ]),
  row("granted", "（一）予以公开", "予以公开", "granted", [], "granted"),
  row(
    "partial",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "部分公开",
    "granted in part",
    ["部分公开", "部分公开区分处理的只计这一情形"],
    "partial",
  ),
  row(
    "refused.state_secret",
    "1.属于国家秘密",
    "国家秘密",
    "refused: state secret",
    ["国家秘密", "涉及国家秘密"],
    "refused",
  ),
  row(
    "refused.other_law",
    "2.其他法律行政法规禁止公开",
    "法律法规禁止公开",
    "refused: forbidden by other law",
    ["其他法律法规禁止公开", "法律行政法规禁止公开"],
    "refused",
  ),
  row(
    "refused.safety_stability",
    "3.危及“三安全一稳定”",
    "三安全一稳定",
    "refused: safety and stability",
    ["三安全一稳定"],
    "refused",
  ),
  row(
    "refused.third_party",
    "4.保护第三方合法权益",
    "第三方合法权益",
    "refused: third-party rights",
    ["第三方合法权益"],
    "refused",
  ),
  row(
    "refused.internal_affairs",
    "5.属于三类内部事务信息",
    "内部事务信息",
    "refused: internal affairs",
    ["三类内部事务信息", "内部事务信息", "属于三类内容事务信息"],
    "refused",
  ),
  row(
    "refused.process_information",
    "6.属于四类过程性信息",
    "过程性信息",
    "refused: process information",
    ["四类过程性信息", "过程性信息"],
    "refused",
  ),
  row(
    "refused.enforcement_file",
    "7.属于行政执法案卷",
    "行政执法案卷",
    "refused: enforcement file",
    ["行政执法案卷", "属于行政执法案卷信息"],
    "refused",
  ),
  row(
    "refused.inquiry_matter",
    "8.属于行政查询事项",
    "行政查询事项",
    "refused: subject to other inquiry procedures",
    ["行政查询事项"],
    "refused",
  ),
  row(
    "unavailable.not_held",
    "1.本机关不掌握相关政府信息",
    "不掌握",
    "unavailable: not held",
    ["不掌握相关政府信息", "本机关不掌握相关信息"],
    "unavailable",
  ),
  row(
    "unavailable.must_be_created",
    "2.没有现成信息需要另行制作",
    "需另行制作",
    "unavailable: would have to be created",
    ["没有现成信息"],
    "unavailable",
  ),
  row(
    "unavailable.unclear",
    "3.补正后申请内容仍不明确",
    "补正后仍不明确",
    "unavailable: request still unclear",
    ["补正后内容仍不明确"],
    "unavailable",
  ),
  row(
    "unprocessed.petition",
    "1.信访举报投诉类申请",
    "信访举报投诉",
    "not processed: petition or complaint",
    ["信访举报投诉类"],
    "unprocessed",
  ),
  row("unprocessed.repeated", "2.重复申请", "重复申请", "not processed: repeated", [], "unprocessed"),
  row(
    "unprocessed.publication",
    "3.要求提供公开出版物",
    "公开出版物",
    "not processed: asks for a publication",
    ["要求提供公开出版"],
    "unprocessed",
  ),
  row(
    "unprocessed.excessive",
    "4.无正当理由大量反复申请",
    "大量反复申请",
    "not processed: excessive",
    ["大量反复申请"],
    "unprocessed",
  ),
  row(
    "unprocessed.confirmation",
    "5.要求行政机关确认或重新出具已获取信息",
    "确认或重新出具",
    "not processed: asks to confirm or reissue",
    ["要求行政机关确认或重新出具已获取的信息", "要求确认或重新出具已获取信息"],
    "unprocessed",
  ),
  row("otherwise", "（六）其他处理", "其他处理", "handled otherwise", [], "otherwise", ["2019"]),
  row(
    "otherwise.no_correction",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "逾期不补正",
    "otherwise: not corrected in time",
    ["申请人无正当理由逾期不补正", "逾期不补正"],
    "otherwise",
    ["2021"],
  ),
  row(
    "otherwise.unpaid",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "逾期未缴费",
    "otherwise: fee not paid in time",
    ["申请人逾期未按收费通知要求缴纳费用", "逾期不缴费", "逾期未缴费"],
    "otherwise",
    ["2021"],
  ),
  row("otherwise.other", "3.其他", "其他", "otherwise: other", ["其他情形", "其他情况"], "otherwise", [
    "2021",
  ]),
  row("closed", "（七）总计", "办结", "closed", ["合计", "办结总计", "办理总计", "办结合计"]),
  row("carried_out", "四、结转下年度继续办理", "结转下年", "carried out", [
    "结转下年度",
    "结转下年继续办理",
    "结转下一年度继续办理",
  ]),
];

/** The head of the result rows; it has no figures of its own. */
export const resultsHeading = "三、本年度办理结果";

export function requestCellId(row: string, applicant: Applicant): string {
  return cellIds.get(row)?.[applicant] ?? requestIds(row)[applicant];
}

const requestIds = (row: string): Record<Applicant, string> => ({
  person: `requests.${row}.person`,
  business: `requests.${row}.business`,
  research: `requests.${row}.research`,
  welfare: `requests.${row}.welfare`,
  legal: `requests.${row}.legal`,
  other: `requests.${row}.other`,
  total: `requests.${row}.total`,
});
/** Written once: a report has 175 of them, and a fresh string is hashed each time it is looked up. */
const cellIds = new Map<string, Record<Applicant, string>>(requestRows.map(({ id }) => [id, requestIds(id)]));

export const requestCells: readonly Cell[] = requestRows.flatMap((row) =>
  applicants.map((applicant) => ({
    id: requestCellId(row.id, applicant.id),
    table: "requests" as const,
    zh: applicant.id === "total" ? row.zh : `${row.zh}（${applicant.zh}）`,
    en: applicant.id === "total" ? row.en : `${row.en}, ${applicant.en}`,
    unit: "件" as const,
    measure: "count" as const,
    forms: row.forms,
    row: row.id,
    column: applicant.id,
  })),
);
