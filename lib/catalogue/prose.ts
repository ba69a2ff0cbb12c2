import { type Cell, forms, type Unit } from "./cell";

/** What is said of all of them, wherever they are listed. */
export const proseNote =
  "这些数只在报告的文字中说明，不在法定表格里，口径由各机关自定；原文写“余”“约”“多”“近”的是约数。没有写明或写法不能确定的，为缺失，不作推算。";

type Line = readonly [id: string, zh: string, en: string, unit: Unit, definition: string];

const lines: readonly Line[] = [
  [
    "disclosed.total",
    "主动公开信息条数",
    "items disclosed",
    "条",
    "报告文字写明的全年主动公开政府信息总条数，各渠道合并计。",
  ],
  [
    "disclosed.website",
    "网站公开条数",
    "items disclosed on the website",
    "条",
    "报告文字写明的全年在政府网站公开的信息条数。",
  ],
  [
    "disclosed.wechat",
    "微信公开条数",
    "items disclosed on WeChat",
    "条",
    "报告文字写明的全年在微信公众号公开的信息条数。",
  ],
  [
    "disclosed.weibo",
    "微博公开条数",
    "items disclosed on Weibo",
    "条",
    "报告文字写明的全年在政务微博公开的信息条数。",
  ],
  [
    "list_items",
    "主动公开清单事项",
    "items of the disclosure list",
    "项",
    "报告文字写明的主动公开清单（目录）所列事项数，不是当年增减的事项数。",
  ],
  [
    "service_items",
    "政务服务事项",
    "government service items",
    "项",
    "报告文字写明的已公布政务服务事项数，不是办件数，也不是当年增减的事项数。",
  ],
  [
    "training_sessions",
    "培训次数",
    "training sessions",
    "次",
    "报告文字写明的全年组织或参加政府信息公开培训的次数（场、期）。",
  ],
  [
    "meetings",
    "会议次数",
    "meetings",
    "次",
    "报告文字写明的全年召开政府信息公开（政务公开）工作会议的次数，培训会不计。",
  ],
  [
    "processing_fee",
    "信息处理费",
    "information processing fee",
    "元",
    "报告文字写明的全年实际收取的信息处理费；只写“未收取”而没有写数的，为缺失。",
  ],
];

/** Figures that only the prose states; never mixed with the statutory cells. */
export const proseCells: readonly Cell[] = lines.map(([id, zh, en, unit]) => ({
  id: `prose.${id}`,
  table: "prose",
  zh,
  en,
  unit,
  measure: unit === "元" ? "money" : "count",
  forms,
  row: id,
  column: "value",
}));

export const proseDefinitions: ReadonlyMap<string, string> = new Map(
  lines.map(([id, , , , definition]) => [`prose.${id}`, definition]),
);
