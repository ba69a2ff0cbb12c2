import type { Cell, Unit } from "./cell";

/**
 * 政府信息公开情况统计表 (2014–2018): a list of indicators with one figure each, in the printed order. Several
 * labels occur twice (被依法纠错数 of reviews and of suits); which one is meant, the order tells.
 */
export type PrintedIndicator = {
  id: string;
  zh: string;
  /** The label as printed, without number and unit. */
  printed: string;
  aliases: readonly string[];
};

type Line = readonly [
  id: string,
  printed: string,
  en: string,
  unit: Unit,
  zh?: string,
  aliases?: readonly string[],
];

const lines: readonly Line[] = [
  ["disclosure.total", "主动公开政府信息数", "proactively disclosed", "条"],
  ["disclosure.normative_documents", "主动公开规范性文件数", "normative documents disclosed", "条"],
  ["disclosure.normative_issued", "制发规范性文件总数", "normative documents issued", "件"],
  ["disclosure.gazette", "政府公报公开政府信息数", "disclosed in the gazette", "条"],
  ["disclosure.website", "政府网站公开政府信息数", "disclosed on the website", "条"],
  ["disclosure.weibo", "政务微博公开政府信息数", "disclosed on Weibo", "条"],
  ["disclosure.wechat", "政务微信公开政府信息数", "disclosed on WeChat", "条"],
  ["disclosure.other", "其他方式公开政府信息数", "disclosed in other ways", "条"],
  ["response.hot_topics", "回应公众关注热点或重大舆情数", "hot topics answered", "次"],
  [
    "response.press_conferences",
    "参加或举办新闻发布会总次数",
    "press conferences",
    "次",
    "新闻发布会次数",
    ["新闻发布会总次数"],
  ],
  [
    "response.press_conferences_led",
    "主要负责同志参加新闻发布会次数",
    "press conferences with the head",
    "次",
  ],
  ["response.interviews", "政府网站在线访谈次数", "online interviews", "次"],
  [
    "response.interviews_led",
    "主要负责同志参加政府网站在线访谈次数",
    "online interviews with the head",
    "次",
  ],
  ["response.interpretations", "政策解读稿件发布数", "policy explanations", "篇"],
  ["response.weibo_wechat", "微博微信回应事件数", "answers on Weibo and WeChat", "次"],
  ["response.other", "其他方式回应事件数", "answers in other ways", "次"],
  ["requests.received", "收到申请数", "requests received", "件"],
  ["requests.received_in_person", "当面申请数", "received in person", "件"],
  ["requests.received_fax", "传真申请数", "received by fax", "件"],
  ["requests.received_online", "网络申请数", "received online", "件", "网络申请数", ["网上申请数"]],
  ["requests.received_letter", "信函申请数", "received by letter", "件"],
  ["requests.closed", "申请办结数", "requests closed", "件"],
  ["requests.closed_on_time", "按时办结数", "closed on time", "件"],
  ["requests.closed_extended", "延期办结数", "closed after extension", "件"],
  ["requests.replied", "申请答复数", "requests answered", "件"],
  ["requests.already_public", "属于已主动公开范围数", "already public", "件"],
  ["requests.granted", "同意公开答复数", "granted", "件"],
  ["requests.partial", "同意部分公开答复数", "granted in part", "件"],
  ["requests.refused", "不同意公开答复数", "refused", "件"],
  ["requests.refused_state_secret", "涉及国家秘密", "refused: state secret", "件"],
  ["requests.refused_trade_secret", "涉及商业秘密", "refused: trade secret", "件"],
  ["requests.refused_privacy", "涉及个人隐私", "refused: privacy", "件"],
  [
    "requests.refused_safety_stability",
    "危及国家安全、公共安全、经济安全和社会稳定",
    "refused: safety and stability",
    "件",
  ],
  [
    "requests.refused_not_government_information",
    "不是《条例》所指政府信息",
    "refused: not government information",
    "件",
  ],
  ["requests.refused_other_law", "法律法规规定的其他情形", "refused: other law", "件"],
  ["requests.not_this_agency", "不属于本行政机关公开数", "not held by this agency", "件"],
  ["requests.not_existing", "申请信息不存在数", "information does not exist", "件"],
  ["requests.needs_correction", "告知作出更改补充数", "asked to correct", "件"],
  ["requests.other_channel", "告知通过其他途径办理数", "referred to other channels", "件"],
  [
    "review.total",
    "行政复议数量",
    "administrative reviews",
    "件",
    "行政复议数量",
    ["行政复议数", "行政复议情况", "行政复议"],
  ],
  ["review.upheld", "维持具体行政行为数", "reviews upheld", "件", "行政复议维持"],
  ["review.overturned", "被依法纠错数", "reviews overturned", "件", "行政复议纠错"],
  ["review.other", "其他情形数", "reviews with other result", "件", "行政复议其他情形"],
  [
    "suit.total",
    "行政诉讼数量",
    "administrative suits",
    "件",
    "行政诉讼数量",
    ["行政诉讼数", "行政诉讼情况", "行政诉讼"],
  ],
  [
    "suit.upheld",
    "维持具体行政行为或者驳回原告诉讼请求数",
    "suits upheld",
    "件",
    "行政诉讼维持或驳回",
    ["维持具体行政行为数", "维持具体行政行为或驳回原告诉讼请求数"],
  ],
  ["suit.overturned", "被依法纠错数", "suits overturned", "件", "行政诉讼纠错"],
  ["suit.other", "其他情形数", "suits with other result", "件", "行政诉讼其他情形"],
  ["complaints.total", "举报投诉数量", "complaints", "件"],
  ["fees.amount", "依申请公开信息收取的费用", "fees for disclosure on request", "万元"],
  ["staff.offices", "政府信息公开工作专门机构数", "dedicated offices", "个"],
  ["staff.reading_points", "设置政府信息公开查阅点数", "reading points", "个"],
  ["staff.total", "从事政府信息公开工作人员数", "staff", "人"],
  ["staff.full_time", "专职人员数", "full-time staff", "人"],
  ["staff.part_time", "兼职人员数", "part-time staff", "人"],
  ["staff.funds", "政府信息公开专项经费", "dedicated funds", "万元"],
  ["training.meetings", "召开政府信息公开工作会议或专题会议数", "meetings", "次"],
  ["training.sessions", "举办各类培训班数", "training sessions", "次"],
  ["training.people", "接受培训人员数", "people trained", "人次"],
];

export const printedIndicators: readonly PrintedIndicator[] = lines.map(([id, printed, , , zh, aliases]) => ({
  id: `y2014.${id}`,
  zh: zh ?? printed,
  printed,
  aliases: aliases ?? [],
}));

export const indicatorCells: readonly Cell[] = lines.map(([id, printed, en, unit, zh]) => ({
  id: `y2014.${id}`,
  table: "y2014",
  zh: zh ?? printed,
  en,
  unit,
  measure: unit === "万元" ? "money" : "count",
  forms: ["2014"],
  row: id,
  column: "value",
}));

const part = (prefix: string, names: readonly string[]) => names.map((name) => `y2014.${prefix}${name}`);

/** The sums that the list implies: a whole and its parts. */
export const indicatorSums: readonly { whole: string; parts: readonly string[] }[] = [
  {
    whole: "y2014.requests.received",
    parts: part("requests.received_", ["in_person", "fax", "online", "letter"]),
  },
  { whole: "y2014.requests.closed", parts: part("requests.closed_", ["on_time", "extended"]) },
  {
    whole: "y2014.requests.replied",
    parts: part("requests.", [
      "already_public",
      "granted",
      "partial",
      "refused",
      "not_this_agency",
      "not_existing",
      "needs_correction",
      "other_channel",
    ]),
  },
  {
    whole: "y2014.requests.refused",
    parts: part("requests.refused_", [
      "state_secret",
      "trade_secret",
      "privacy",
      "safety_stability",
      "not_government_information",
      "other_law",
    ]),
  },
  { whole: "y2014.staff.total", parts: part("staff.", ["full_time", "part_time"]) },
];
