import type { Cell, Unit } from "./cell";

/** Figures that only the prose states; never mixed with the statutory cells. */
const figure = (id: string, zh: string, en: string, unit: Unit): Cell => ({
  id: `prose.${id}`,
  table: "prose",
  zh,
  en,
  unit,
  measure: unit === "元" ? "money" : "count",
  forms: ["2021", "2019", "2014"],
  row: id,
  column: "value",
});

export const proseCells: readonly Cell[] = [
  figure("disclosed.total", "主动公开信息条数", "items disclosed", "条"),
  figure("disclosed.website", "网站公开条数", "items disclosed on the website", "条"),
  figure("disclosed.wechat", "微信公开条数", "items disclosed on WeChat", "条"),
  figure("disclosed.weibo", "微博公开条数", "items disclosed on Weibo", "条"),
  figure("list_items", "主动公开清单事项", "items of the disclosure list", "项"),
  figure("service_items", "政务服务事项", "government service items", "项"),
  figure("training_sessions", "培训次数", "training sessions", "次"),
  figure("meetings", "会议次数", "meetings", "次"),
  figure("processing_fee", "信息处理费", "information processing fee", "元"),
];
