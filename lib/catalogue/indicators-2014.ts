import type { Cell, Unit } from "./cell";

/** 政府信息公开情况统计表, 2014–2018: a list of indicators with one figure each. */
const indicator = (id: string, zh: string, en: string, unit: Unit): Cell => ({
  id: `y2014.${id}`,
  table: "y2014",
  zh,
  en,
  unit,
  measure: unit === "万元" ? "money" : "count",
  forms: ["2014"],
  row: id,
  column: "value",
});

export const indicatorCells: readonly Cell[] = [
  indicator("disclosure.total", "主动公开政府信息数", "proactively disclosed", "条"),
  indicator("disclosure.normative_documents", "主动公开规范性文件数", "normative documents disclosed", "条"),
  indicator("disclosure.normative_issued", "制发规范性文件总数", "normative documents issued", "件"),
];
