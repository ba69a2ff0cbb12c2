import { missingText } from "@/lib/chart/number-text";
import type { Line, Series } from "@/lib/series";
import type { ExportedView } from "./exported-view";
import type { FigureRow } from "./figure-rows";

export const roleNames: Record<Line["role"], string> = {
  series: "所选",
  context: "同组其他",
  reference: "参照",
};

type LongColumn = {
  zh: string;
  width: number;
  of: (row: FigureRow, view: ExportedView) => string | number | null;
};

/** The columns of the long table in files for people, CSV and XLSX alike. */
export const longColumns: readonly LongColumn[] = [
  { zh: "指标", width: 26, of: (row) => row.indicatorName },
  { zh: "单位", width: 16, of: (row) => unitInWords(row.unit) },
  { zh: "机关", width: 26, of: (row) => row.agencyName },
  { zh: "角色", width: 10, of: (row) => roleNames[row.role] },
  { zh: "年度", width: 8, of: (row) => row.year },
  { zh: "数值", width: 14, of: (row) => row.value },
  { zh: "无数原因", width: 12, of: (row) => (row.missing === null ? null : missingText(row.missing)) },
  { zh: "部分", width: 10, of: (row) => row.part },
  { zh: "全部", width: 10, of: (row) => row.whole },
  { zh: "有数机关", width: 10, of: (row) => row.reported },
  { zh: "已报送机关", width: 10, of: (row) => row.filed },
  { zh: "应报送机关", width: 10, of: (row) => row.expected },
  { zh: "指标代码", width: 30, of: (row) => row.indicator },
  { zh: "机关代码", width: 18, of: (row) => row.agency },
  { zh: "数据版本", width: 16, of: (_, view) => view.version },
  { zh: "演示数据", width: 10, of: (_, view) => (view.demo ? "是" : "否") },
];

/** What a number is counted in; a share is written as a number between 0 and 1. */
export function unitInWords(unit: Series["unit"]): string {
  return unit === "%" ? "占比（1为全部）" : unit;
}
