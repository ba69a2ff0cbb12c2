/** The statutory forms, told by what is printed and never by the year. */
export const statutoryForms = ["2021", "2019", "2014"] as const;
/** `none` is a report on none of them, kept as text. */
export const forms = [...statutoryForms, "none"] as const;
export type Form = (typeof forms)[number];

export const statutoryTables = ["disclosure", "requests", "disputes", "y2014"] as const;
export type StatutoryTable = (typeof statutoryTables)[number];
export type CellTable = StatutoryTable | "prose";

export type Unit = "件" | "项" | "万元" | "元" | "条" | "次" | "人" | "个" | "期" | "篇" | "人次";

/** One figure of a statutory table (or of the prose). The id is a public interface. */
export type Cell = {
  id: string;
  table: CellTable;
  zh: string;
  en: string;
  unit: Unit;
  /** Money may have decimals, changes may be negative; everything else is a count. */
  measure: "count" | "change" | "money";
  forms: readonly Form[];
  row: string;
  column: string;
};

/**
 * Why there is no figure: printed in a report (the first five), about the form or the text, about the report itself,
 * or about what the figures allow to be said.
 */
export const missingReasons = {
  blank: { zh: "空白", explain: "原表此格为空" },
  slash: { zh: "原文“/”", explain: "原表此格为“/”" },
  dash: { zh: "原文“-”", explain: "原表此格为“-”“—”或“无”" },
  text: { zh: "原文为文字", explain: "原表此格写的是文字而不是数" },
  unreadable: { zh: "无法辨认", explain: "此格的数或位置不能确定，未采用" },
  not_in_form: { zh: "表中无此项", explain: "该年使用的表式没有这一项" },
  not_stated: { zh: "正文未写", explain: "报告的文字没有写明这个数，或者写法不能确定" },
  not_collected: { zh: "未收录", explain: "库中没有该机关该年的报告；是否公布未经核实" },
  not_filed: { zh: "未报送", explain: "该地区该年的报告已经收齐，其中没有该机关的" },
  not_due: { zh: "尚未到期", explain: "规定的公布日期还没有到" },
  not_there: { zh: "该年无此机关", explain: "该机关当年还没有设立，或者已经撤并" },
  no_base: { zh: "样本过少", explain: "分母不足10，不计算比率" },
  no_requests: { zh: "无申请", explain: "分子和分母都是0，没有可以计算的" },
  under_review: { zh: "待核未计", explain: "有待核的问题，按所选条件不计入" },
  no_reports: { zh: "无可用的数", explain: "该年没有一份报告给出此数" },
} as const;

export type MissingReason = keyof typeof missingReasons;
export const cellMissingReasons = ["blank", "slash", "dash", "text", "unreadable"] as const;
export type CellMissingReason = (typeof cellMissingReasons)[number];
