import type { Series } from "@/lib/series/series";
import { pointIn, rowsHead, type SeriesColumn, seriesColumns } from "../chart-words";
import { missingText, numberText } from "../number-text";
import { palette } from "../palette";
import { cellText, signText } from "../point-words";
import { svgLine, svgText } from "../svg-text";
import { cutText, textWidth, wrapText } from "../text-width";

const [rowHeight, gap] = [24, 20];

type Cell = { text: string; missing: boolean };
type Table = {
  head: string[];
  rows: { name: string; reference: boolean; cells: Cell[] }[];
  columns: SeriesColumn[];
  /** Of the names, then of each column, in px without the gaps. */
  widths: number[];
};

/** A table is measured at several sizes before it is drawn. */
const tables = new WeakMap<Series, Table>();

function tableOf(series: Series): Table {
  const table = tables.get(series) ?? makeTable(series);
  tables.set(series, table);
  return table;
}

function makeTable(series: Series): Table {
  const columns = seriesColumns(series);
  const rows = series.lines.map((line) => ({
    name: line.name,
    reference: line.role === "reference",
    cells: columns.map((column): Cell => {
      const point = pointIn(column, line);
      if (point?.value == null) return { text: missingText(point?.missing ?? "not_there"), missing: true };
      const parts =
        column.of.unit === "%" && point.part !== null && point.whole !== null
          ? ` ${numberText(point.part)}/${numberText(point.whole)}`
          : "";
      return { text: cellText(point.value, column.of.unit, point) + signText(point) + parts, missing: false };
    }),
  }));
  const names = [rowsHead(series), ...rows.map(({ name }) => name)];
  const widths = [
    Math.min(240, Math.max(...names.map((name) => textWidth(name, 12)))),
    ...columns.map(({ head }, index) =>
      Math.max(
        Math.min(84, textWidth(head, 12)),
        ...rows.map(({ cells }) => textWidth(cells[index]?.text ?? "", 12)),
      ),
    ),
  ];
  return { head: columns.map(({ head }) => head), rows, columns, widths };
}

/** How wide and high the whole table is, in px. */
export function tableSize(series: Series): { width: number; height: number } {
  const { widths, rows, head } = tableOf(series);
  const width = widths.reduce((sum, column) => sum + column + gap, 0);
  return { width, height: headHeight(head, widths) + rows.length * rowHeight + 4 };
}

const headLines = (head: readonly string[], widths: readonly number[]) =>
  head.map((text, index) => wrapText(text, (widths[index + 1] ?? 0) + 1, 12));
const headHeight = (head: readonly string[], widths: readonly number[]) =>
  Math.max(1, ...headLines(head, widths).map(({ length }) => length)) * 16 + 10;

/** The table as SVG from (0, 0), over the whole width; columns that do not fit are left out from the first on, and named. */
export function tableSvg(series: Series, width: number): { markup: string; columnsLeft: string[] } {
  const { head, rows, widths } = tableOf(series);
  const [names = 0, ...figures] = widths;
  let first = 0;
  while (first < figures.length - 1 && names + gap + sum(figures.slice(first)) > width) first++;
  const used = figures.slice(first);
  const spare = Math.max(0, width - names - gap - sum(used)) / Math.max(1, used.length);
  const rights = used.map(
    (_, index) => names + gap + sum(used.slice(0, index + 1)) + spare * (index + 1) - gap / 2,
  );
  const top = headHeight(head, widths);
  const heads = headLines(head, widths)
    .slice(first)
    .flatMap((lines, index) =>
      lines.map((line, row) =>
        svgText(line, rights[index] ?? 0, top - 10 - (lines.length - 1 - row) * 16, {
          anchor: "end",
          fill: palette.secondary,
        }),
      ),
    );
  const body = rows.flatMap(({ name, reference, cells }, index) => {
    const y = top + index * rowHeight + 16;
    const above = reference && !rows[index - 1]?.reference ? palette.faint : palette.grid;
    return [
      svgLine(0, width, top + index * rowHeight, index === 0 ? palette.faint : above),
      svgText(cutText(name, names + 2, 12), 0, y),
      ...cells.slice(first).map(({ text, missing }, column) =>
        svgText(text, rights[column] ?? 0, y, {
          anchor: "end",
          fill: missing ? palette.secondary : palette.ink,
        }),
      ),
    ];
  });
  return {
    markup: [svgText(rowsHead(series), 0, top - 10, { fill: palette.secondary }), ...heads, ...body].join(""),
    columnsLeft: head.slice(0, first),
  };
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width + gap, 0);
}
