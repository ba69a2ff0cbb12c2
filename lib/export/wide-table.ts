import { rowsHead, seriesColumns } from "@/lib/chart/chart-words";
import { type Missing, missingText, numberText } from "@/lib/chart/number-text";
import { cellText, lineTitle, signText } from "@/lib/chart/point-words";
import { type StandingColumn, standingColumns } from "@/lib/chart/standing-words";
import type { Line, Series } from "@/lib/series/series";
import type { ExportedChart } from "./exported-view";
import { pointOf } from "./figure-rows";
import { plainText } from "./plain-text";

export type TableCell = {
  value: number | null;
  missing: Missing | null;
  unit: Series["unit"];
  /** As it is printed: the figure, or why there is none. */
  text: string;
  /** Behind the figure, where it is doubtful: `※`, `误`; else empty. */
  sign: string;
  approximate: boolean;
  /** `11/18` beside a share. */
  parts: string | null;
  /** Of an aggregate, what it rests on: `24/26个`, `待核2个`. */
  below: string[];
};
export type TableRow = { name: string; role: Line["role"]; cells: TableCell[] };
export type WideTable = { corner: string; columns: string[]; rows: TableRow[] };

/**
 * The wide table of a chart: a line a row; a column for each year, of each indicator where there are several, and in a ranking
 * those that say how each stands.
 */
export function wideTable({ series }: ExportedChart): WideTable {
  const columns = seriesColumns(series);
  const standing = standingColumns(series);
  const lines = [series, ...series.beside].flatMap((one) => one.lines);
  // The first of each key: with it stands the name.
  const rows = [...new Map([...lines].reverse().map((line) => [line.key, line])).values()].reverse();
  return {
    corner: rowsHead(series),
    columns: [...columns, ...standing].map(({ head }) => head),
    rows: rows.map((row) => ({
      name: plainText(series.beside.length > 0 ? row.name : lineTitle(row)),
      role: row.role,
      cells: [
        ...columns.map(({ of, year }) => {
          const line = of.lines.find(({ key }) => key === row.key);
          return cellOf(line, year, of.unit);
        }),
        ...standing.map((column) => wordsOf(column, row, series.unit)),
      ],
    })),
  };
}

function cellOf(line: Line | undefined, year: number, unit: Series["unit"]): TableCell {
  const point = pointOf(line, year);
  const { value, missing, part, whole, approximate } = point;
  return {
    value,
    missing,
    unit,
    text: value === null ? missingText(missing ?? "no_reports") : cellText(value, unit, point),
    sign: signText(point),
    approximate,
    parts:
      unit === "%" && part !== null && whole !== null ? `${numberText(part)}/${numberText(whole)}` : null,
    below: value === null ? [] : restsOn(point),
  };
}

function wordsOf({ text }: StandingColumn, line: Line, unit: Series["unit"]): TableCell {
  const words = text(line.points.at(-1));
  return {
    value: null,
    missing: null,
    unit,
    text: words,
    sign: "",
    approximate: false,
    parts: null,
    below: [],
  };
}

function restsOn({ reported, expected, flagged, impossible }: ReturnType<typeof pointOf>): string[] {
  if (expected <= 1) return [];
  return [
    `${reported}/${expected}个`,
    ...(flagged > 0 ? [`待核${flagged}个`] : []),
    ...(impossible > 0 ? [`误${impossible}个未计`] : []),
  ];
}

/**
 * The rows of a table that is read on paper or on a slide: without the grey lines of the context, and no more than `most`. The
 * notes say what was left out and where it stands.
 */
export function printedRows({ rows }: WideTable, most: number): { rows: TableRow[]; notes: string[] } {
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
