import type { Form } from "./cell";

/** What is known of each statutory form. */
export const formFacts: Record<Form, { zh: string; en: string; source: string; explain: string }> = {
  "2021": {
    zh: "2021年格式",
    en: "form 2021",
    source: "国办公开办函〔2021〕30号",
    explain: "六个部分；制发、废止、现行有效件数，处理决定数量，收费金额；其他处理分三项。",
  },
  "2019": {
    zh: "2019年格式",
    en: "form 2019",
    source: "国办公开办函〔2019〕60号",
    explain: "试行格式；新制作、新公开、对外公开总数量，项目数量及增减，政府集中采购；其他处理为一项。",
  },
  "2014": {
    zh: "2014年统计表",
    en: "form 2014",
    source: "国办发〔2014〕32号",
    explain: "政府信息公开情况统计表（2014–2018年）：指标清单，没有申请人分类，也没有结转。",
  },
  none: {
    zh: "无统一表式",
    en: "no national form",
    source: "–",
    explain: "2018年及以前没有全国统一统计表的报告：只保留文字，不取表格中的数。",
  },
};

export const scopes = ["own", "territory"] as const;
/** Whose figures a report gives: the agency's own, or those of its whole territory. Never compared or summed. */
export type Scope = (typeof scopes)[number];
export const scopeNames: Record<Scope, string> = { own: "本机关", territory: "全域汇总" };

/**
 * The last day for the report on a year, month and day of the year after: 31 March for governments, 31 January for
 * all others (条例第四十九条; townships file in January by custom). Local notices may set other days.
 */
export const statutoryDeadlines = { government: "03-31", others: "01-31" } as const;

/** Why these days apply, for a reader who is told of them. */
export const deadlineGrounds = {
  government: "条例第四十九条：县级以上地方政府的年度报告于次年3月31日前公布",
  bureau: "条例第四十九条：县级以上政府部门的年度报告于次年1月31日前公布",
  towns: "条例没有写明街道、乡镇的期限，按惯例与部门相同，为次年1月31日",
} as const;
