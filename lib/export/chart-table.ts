import { figureText, type Missing, missingText, numberText } from "@/lib/chart/number-text";
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
  const all = [series, ...series.beside];
  const several = all.length > 1;
  const keys = new Map(all.flatMap(({ lines }) => lines).map((line) => [line.key, line]));
  const headOf = (one: Series, year: number) => {
    if (!several) return `${year}年`;
    const name = `${one.title}（${one.unit}）`;
    return series.years.length > 1 ? `${name}${year}年` : name;
  };
  return {
    corner: several ? yearsOf(series) : series.unit === "%" ? "占比（部分/全部）" : `单位：${series.unit}`,
    columns: all.flatMap((one) => series.years.map((year) => headOf(one, year))),
    rows: [...keys].map(([key, { name, role }]) => ({
      name: plainText(name),
      role,
      cells: all.flatMap((one) => {
        const line = one.lines.find((candidate) => candidate.key === key);
        return series.years.map((year) => cellOf(line, year, one.unit));
      }),
    })),
  };
}

const yearsOf = ({ years }: Series) => (years.length === 1 ? `${years[0]}年` : "机关");

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
