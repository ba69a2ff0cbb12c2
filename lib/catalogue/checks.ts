/** `error`: the sums cannot be true. `warning`: unlikely, or not whole. `note`: worth knowing, no fault. */
export type Severity = "error" | "warning" | "note";

export const severityNames: Record<Severity, string> = { error: "错误", warning: "提醒", note: "说明" };

export type Check = {
  id: string;
  zh: string;
  severity: Severity;
  scope: "report" | "years";
  explain: string;
};

const check = (
  id: string,
  zh: string,
  severity: Severity,
  explain: string,
  scope: Check["scope"] = "report",
) => ({
  id,
  zh,
  severity,
  explain,
  scope,
});

/** CHECKS §1 and the checks across years that run today. */
export const checks = {
  balance: check(
    "balance",
    "收办平衡",
    "error",
    "本年新收＋上年结转＝办结总计＋结转下年度。表头所印的勾稽关系，逐列核对。",
  ),
  "closed-sum": check("closed-sum", "办结合计", "error", "（一）至（六）各项之和＝（七）总计，逐列核对。"),
  "applicant-sum": check(
    "applicant-sum",
    "申请人合计",
    "error",
    "自然人与五类法人或其他组织之和＝总计，逐行核对。",
  ),
  "legal-subtotal": check(
    "legal-subtotal",
    "法人小计",
    "error",
    "法人小计＝商业企业至其他五列之和（八列表式）。",
  ),
  "dispute-sum": check("dispute-sum", "争议合计", "error", "结果维持＋结果纠正＋其他结果＋尚未审结＝总计。"),
  "indicator-sum": check(
    "indicator-sum",
    "统计表合计",
    "error",
    "2014年统计表：收到、办结、答复、不同意公开、工作人员各数等于其分项之和。",
  ),
  nonnegative: check("nonnegative", "非负", "error", "除“本年增/减”外，各数不能小于零。"),
  integer: check("integer", "整数", "error", "除金额外，各数应为整数。"),
  incomplete: check("incomplete", "不完整", "warning", "缺表、缺行、空白、“/”或无法辨认的格。"),
  "no-requests": check("no-requests", "无申请而有办结", "error", "新收和结转均为0时，各项办理结果应全为0。"),
  "rules-competence": check(
    "rules-competence",
    "规章权限",
    "warning",
    "设区的市以下机关无权制定规章，规章件数应为0。",
  ),
  "fee-statement": check("fee-statement", "收费情况", "note", "第六部分应报告收取信息处理费的情况。"),
  "prose-table": check(
    "prose-table",
    "正文与表",
    "warning",
    "正文所述新收、结转、办结、各类结果、复议和诉讼的件数，以及各类结果所占的比例，应与表中一致；可作两种理解的，符合其一即可。",
  ),
  "prose-sum": check(
    "prose-sum",
    "正文合计",
    "warning",
    "一句话中逐项列出的件数之和应等于该句所述的总数；各渠道的条数之和不应大于该句所述的总条数。",
  ),
  "all-closed": check("all-closed", "均已办结", "warning", "正文称均已办结或答复，而结转下年度大于0。"),
  identity: check("identity", "身份不一致", "error", "标题、统计期限与正文的机关、年度应当一致。"),
  form: check("form", "表式混用", "warning", "各表应使用同一年的格式。"),
  unit: check("unit", "金额单位", "warning", "金额的单位与表头规定不同，或没有写明。"),
  layout: check("layout", "表式走样", "warning", "表中有不认识的行，或标签残缺，按位置和上下文认定。"),
  "empty-section": check("empty-section", "空白章节", "note", "第五部分应写明问题和改进情况。"),
  "unknown-agency": check(
    "unknown-agency",
    "机关待认定",
    "note",
    "名称在行政区划和机关名录中没有唯一的对应。",
  ),
  "carry-over": check("carry-over", "结转衔接", "error", "上年结转下年度＝本年上年结转，逐列核对。", "years"),
  "in-force": check(
    "in-force",
    "规范性文件衔接",
    "warning",
    "上年现行有效＋本年制发－本年废止＝本年现行有效。",
    "years",
  ),
  "copied-forward": check(
    "copied-forward",
    "照抄上年",
    "warning",
    "三张表与上年完全相同，且不全为0。",
    "years",
  ),
  pending: check(
    "pending",
    "未审结衔接",
    "note",
    "上年尚未审结的复议、诉讼应计入本年；上年尚未审结＞本年总计，即有案件没有下落。",
    "years",
  ),
  jump: check(
    "jump",
    "大幅增减",
    "note",
    "本年新收或办结与上年相差之大，偶然波动达到的可能不足0.2%（两个泊松计数的精确条件检验，双侧）。可能属实，宜说明原因。",
    "years",
  ),
  "unit-slip": check(
    "unit-slip",
    "金额量级",
    "warning",
    "金额约为本机关其他年份中位数的一万倍或万分之一，疑把元与万元写错。其他年份至少两年，且多数相近，才作判断。",
    "years",
  ),
  growth: check(
    "growth",
    "增减幅度",
    "warning",
    "正文所述新收申请比上年增减的百分比或件数，应与两年表中的数相符；按所印的小数位，四舍五入或截尾均可。",
    "years",
  ),
  "parent-sum": check(
    "parent-sum",
    "全域与合计",
    "warning",
    "全域汇总报告的新收、办结、结转下年度，应等于其下各机关（含政府本级）本机关报告之和。该地区该年已声明收齐、应报机关全部有数时才作判断。",
    "years",
  ),
  "same-text": check(
    "same-text",
    "内容雷同",
    "note",
    "除条例和表式的用语以及许多机关都用的话以外，文字与另一机关的报告或本机关以前的报告相同的，占较短一份的三成（本机关的，七成）以上，或者另一机关的达到300字。数字、地名、机关名称和标点不计；这样的文字不足150字的不判断；不足10个机关时不判断。只说明相同，不说明谁抄谁。",
    "years",
  ),
  duplicate: check("duplicate", "重复报告", "warning", "同一机关同一年有内容不同的两份报告。", "years"),
} as const satisfies Record<string, Check>;
export type CheckId = keyof typeof checks;

export type FilingCheck = Omit<Check, "scope">;

/** What dates and declarations say of a report's filing; nothing is run on a report for them. */
export const filingChecks = {
  missing: {
    id: "missing",
    zh: "未报送",
    severity: "warning",
    explain: "该地区、类别和年度的报告已声明收齐，规定日期已过，其中没有该机关的；没有声明的只算未收录。",
  },
  late: {
    id: "late",
    zh: "迟报",
    severity: "warning",
    explain: "首次公布晚于该类机关、地区和年度的规定日期；按时公布以后再更正的，不算迟报。",
  },
  corrected: {
    id: "corrected",
    zh: "更正",
    severity: "note",
    explain: "以另一日期重新公布，内容有变动；前后两份都保存。",
  },
  altered: {
    id: "altered",
    zh: "内容变动",
    severity: "note",
    explain: "重新采集时文字或数字与先前的不同，前后两份的公布日期相同或有一份未注明；两份都保存。",
  },
} as const satisfies Record<string, FilingCheck>;
export type FilingCheckId = keyof typeof filingChecks;

/** All that can be said of a report or its absence, by id: the checks, then what is told of filing. */
export const allChecks: Readonly<Record<CheckId | FilingCheckId, FilingCheck>> = {
  ...checks,
  ...filingChecks,
};
