import { figureText, type Missing, missingText, numberText } from "@/lib/chart/number-text";
import { rowsHead, seriesColumns } from "@/lib/chart/series-columns";
import type { Line, Series } from "@/lib/series";
import type { ExportedChart } from "./exported-view";
import { pointOf } from "./figure-rows";
import { plainText } from "./plain-text";

export type TableCell = {
  value: number | null;
  missing: Missing | null;
  unit: Series["unit"];
  /** As it is printed: the figure, or why there is none. */
  text: string;
  /** `11/18` beside a share. */
  parts: string | null;
};
export type TableRow = { name: string; role: Line["role"]; cells: TableCell[] };
export type ChartTable = { corner: string; columns: string[]; rows: TableRow[] };

/** The wide table of a chart: a line a row; a column for each year, of each indicator where there are several. */
export function chartTable({ series }: ExportedChart): ChartTable {
  const columns = seriesColumns(series);
  const lines = [series, ...series.beside].flatMap((one) => one.lines);
  const rows = [...new Map(lines.map((line) => [line.key, line])).values()];
  return {
    corner: rowsHead(series),
    columns: columns.map(({ head }) => head),
    rows: rows.map((row) => ({
      name: plainText(row.name),
      role: row.role,
      cells: columns.map(({ of, year }) => {
        const line = of.lines.find(({ key }) => key === row.key);
        return cellOf(line, year, of.unit);
      }),
    })),
  };
}

function cellOf(line: Line | undefined, year: number, unit: Series["unit"]): TableCell {
  const { value, missing, part, whole } = pointOf(line, year);
  return {
    value,
    missing,
    unit,
    text: value === null ? missingText(missing ?? "no_reports") : figureText(value, unit),
    parts:
      unit === "%" && part !== null && whole !== null ? `${numberText(part)}/${numberText(whole)}` : null,
  };
}
