import type { ChartTable, TableRow } from "./chart-table";

/**
 * The rows of a table that is read on paper or on a slide: without the grey lines of the context, and no more than `most`. The
 * notes say what was left out and where it stands.
 */
export function printedRows({ rows }: ChartTable, most: number): { rows: TableRow[]; notes: string[] } {
  const own = rows.filter(({ role }) => role !== "context");
  const context = rows.length - own.length;
  const left = Math.max(0, own.length - most);
  return {
    rows: own.slice(0, most),
    notes: [
      ...(context > 0 ? [`图中灰色的${context}个机关不列入下表，各数见图表的数据和XLSX、CSV文件`] : []),
      ...(left > 0 ? [`表中列出前${most}行，另有${left}行见XLSX、CSV文件`] : []),
    ],
  };
}
