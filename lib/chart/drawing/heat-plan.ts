import type { Line, Point, Series } from "@/lib/series";
import { contrast } from "../contrast";
import { missingSign, missingSignExplained } from "../missing-sign";
import { figureText, labelText, type Missing, missingText, type ValueUnit } from "../number-text";
import { palette, sequential } from "../palette";
import { cutText, textWidth } from "../text-width";
import { classOf, type ValueClass, valueClasses } from "../value-classes";
import { wrapText } from "../wrap-text";
import { type BreakMark, breakHeight, placeBreaks } from "./break-marks";
import { type DrawingSize, fontSize, type Plot } from "./plot";
import { yearText } from "./year-scale";

/** One agency and year, or agency and indicator. A missing figure has no colour, but a word or a sign. */
export type HeatCell = {
  line: Line;
  point: Point | null;
  of: Series;
  x: number;
  y: number;
  fill: string | null;
  /** For a report that should be there and is not, or a figure it does not give; not for small bases. */
  hatched: boolean;
  text: string | null;
  ink: string;
};
type Column = {
  of: Series;
  lines: ReadonlyMap<string, Line>;
  year: number;
  classes: ValueClass[];
  x: number;
  head: string[];
};
type KeyItem = { fill: string | null; hatched: boolean; text: string; x: number; y: number };
export type HeatPlan = DrawingSize & {
  plot: Plot;
  columns: Column[];
  cell: { width: number; height: number };
  rows: { line: Line; name: string; y: number }[];
  cells: HeatCell[];
  key: KeyItem[];
  breaks: BreakMark[];
  /** The height that all rows and the key need. */
  needed: number;
  namesCut: boolean;
};

const rowHeight = 24;
const headLine = 15;
const swatch = 14;

/** A table of colours: a row for each agency, a column for each year or, of several indicators, for each of them. */
export function planHeat(series: Series, width: number): HeatPlan {
  const lines = [...series.lines].sort(
    (a, b) => Number(a.role === "reference") - Number(b.role === "reference"),
  );
  const nameRoom = Math.min(Math.max(0, ...lines.map(({ name }) => textWidth(name, fontSize))), width * 0.32);
  const plot: Plot = { left: Math.ceil(nameRoom) + 10, top: 0, right: width - 2, bottom: 0 };
  const count = series.beside.length > 0 ? series.beside.length + 1 : series.years.length;
  const cellWidth = (plot.right - plot.left) / count;
  const columns = columnsOf(series, plot.left, cellWidth);
  const first = Math.min(...series.years);
  const breaks =
    series.beside.length > 0
      ? []
      : placeBreaks(
          series.breaks,
          series.years,
          { x: (year) => plot.left + (year - first + 0.5) * cellWidth },
          { ...plot, top: 12 },
        );
  const heads = Math.max(...columns.map(({ head }) => head.length));
  plot.top = breakHeight(breaks) + heads * headLine + 8;
  const rows = lines.map((line, index) => ({
    line,
    name: cutText(line.name, nameRoom, fontSize),
    y: plot.top + index * rowHeight + (line.role === "reference" ? 6 : 0),
  }));
  plot.bottom = (rows.at(-1)?.y ?? plot.top) + rowHeight;
  const cells = rows.flatMap(({ line, y }) => columns.map((column) => cellOf(line, column, y, cellWidth)));
  const key = placeKey(keyOf(series, columns, cells), width, plot.bottom + 22);
  const needed = (key.at(-1)?.y ?? plot.bottom) + 12;
  return {
    width,
    height: needed,
    plot,
    columns,
    cell: { width: cellWidth, height: rowHeight },
    rows,
    cells,
    key,
    breaks,
    needed,
    namesCut: rows.some(({ line, name }) => name !== line.name),
  };
}

function columnsOf(series: Series, left: number, width: number): Column[] {
  const figures = (of: Series, year?: number) =>
    of.lines
      .filter(({ role }) => role !== "reference")
      .flatMap(({ points }) =>
        points.flatMap((point) => (year === undefined || point.year === year ? (point.value ?? []) : [])),
      );
  const several = [series, ...series.beside];
  const byKey = (of: Series) => new Map(of.lines.map((line) => [line.key, line]));
  if (several.length > 1) {
    const year = Math.max(...series.years);
    return several.map((of, index) => ({
      of,
      lines: byKey(of),
      year,
      classes: valueClasses(figures(of, year), sequential.length),
      x: left + index * width,
      head: wrapText(of.title, width - 6, fontSize, 4),
    }));
  }
  const classes = valueClasses(figures(series), sequential.length);
  const lines = byKey(series);
  const every = Math.max(1, Math.ceil((textWidth("2021", fontSize) + 4) / width));
  return series.years.map((year, index) => {
    const text = textWidth(yearText(year), fontSize) + 4 <= width ? yearText(year) : String(year);
    const shown = (series.years.length - 1 - index) % every === 0;
    return { of: series, lines, year, classes, x: left + index * width, head: shown ? [text] : [] };
  });
}

/** Few classes are spread over the whole scale, so that the highest is always the darkest. */
function colourOf(classes: readonly ValueClass[], value: number): string {
  const place = Math.min(Math.max(classAt(classes, value), 0), classes.length - 1);
  const step = classes.length < 2 ? 1 : (place / (classes.length - 1)) * (sequential.length - 1);
  return sequential[Math.round(step)] ?? palette.surface;
}

/** A median may lie between two classes: it belongs to the one below. */
function classAt(classes: readonly ValueClass[], value: number): number {
  const exact = classOf(classes, value);
  return exact >= 0 ? exact : classes.filter(({ low }) => low <= value).length - 1;
}

function cellOf(row: Line, { of, lines, year, classes, x }: Column, y: number, width: number): HeatCell {
  const line = lines.get(row.key) ?? row;
  const point = line.points.find((item) => item.year === year) ?? null;
  const place = { line, point, of, x, y };
  const value = point?.value ?? null;
  if (point !== null && value !== null) {
    const fill = classes.length > 0 ? colourOf(classes, value) : null;
    const words = [figureText(value, of.unit), labelText(value, of.unit), shortText(value, of.unit)];
    const text = words.find((word, index) => textWidth(word, fontSize) + (index < 2 ? 4 : 0) <= width);
    return { ...place, fill, hatched: false, text: text ?? null, ink: inkOn(fill) };
  }
  if (point === null) return { ...place, fill: null, hatched: false, text: null, ink: palette.secondary };
  const reason: Missing = point.missing ?? "no_reports";
  const words = missingText(reason);
  const text = textWidth(words, fontSize) + 6 <= width ? words : missingSign(reason);
  return { ...place, fill: null, hatched: reason !== "no_base", text, ink: palette.secondary };
}

/** A share in whole per cent, rounded down, so that less than all is never 100 %. */
function shortText(value: number, unit: ValueUnit): string {
  return unit === "%" && value >= 0.01 ? `${Math.floor(value * 100)}%` : figureText(value, unit);
}

function inkOn(fill: string | null): string {
  if (fill === null) return palette.ink;
  return contrast(fill, palette.ink) >= contrast(fill, palette.surface) ? palette.ink : palette.surface;
}

type KeyWords = Pick<KeyItem, "fill" | "hatched" | "text">;

function keyOf(series: Series, columns: readonly Column[], cells: readonly HeatCell[]): KeyWords[] {
  const item = (text: string, fill: string | null = null, hatched = false) => ({ text, fill, hatched });
  const classes = columns[0]?.classes ?? [];
  const figure = (value: number) => labelText(value, series.unit);
  const scale =
    series.beside.length > 0
      ? [item("各列最低", sequential[0]), item("各列最高（每列各自分级）", sequential[sequential.length - 1])]
      : classes.map(({ low, high }) =>
          item(low === high ? figure(low) : `${figure(low)}–${figure(high)}`, colourOf(classes, low)),
        );
  const signs = new Set(
    cells.flatMap(({ point, text }) =>
      point?.missing && text === missingSign(point.missing) ? [missingSignExplained(point.missing)] : [],
    ),
  );
  const hatched = cells.some((cell) => cell.hatched) ? [item("没有数", null, true)] : [];
  const absent = cells.some(({ point }) => point === null) ? [item("无底色、无字：该年没有这个机关")] : [];
  return [...scale, ...hatched, ...[...signs].map((text) => item(text)), ...absent];
}

/** From left to right, in as many lines as they need. */
function placeKey(items: readonly KeyWords[], width: number, top: number): KeyItem[] {
  let [x, y] = [0, top];
  return items.map((item) => {
    const room = textWidth(item.text, fontSize) + (hasSwatch(item) ? swatch + 6 : 0);
    if (x > 0 && x + room > width) [x, y] = [0, y + 20];
    const placed = { ...item, x, y };
    x += room + 16;
    return placed;
  });
}

export const hasSwatch = ({ fill, hatched }: Pick<KeyItem, "fill" | "hatched">) => fill !== null || hatched;
