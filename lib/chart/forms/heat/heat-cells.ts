import type { Line, Point, Series } from "@/lib/series/series";
import { yearText } from "../../drawing/axes";
import { fontSize } from "../../drawing/plot";
import { figureText, labelText, type Missing, missingText, type ValueUnit } from "../../number-text";
import { contrast, palette, sequential } from "../../palette";
import { cellText as about, type PointSign, pointSigns, signOf } from "../../point-words";
import { textWidth, wrapText } from "../../text-width";

/** A year, or one of several indicators in the last year, with the classes that its colours stand for. */
export type HeatColumn = {
  of: Series;
  lines: ReadonlyMap<string, Line>;
  year: number;
  classes: ValueClass[];
  x: number;
  head: string[];
};
/** The columns of a series, of `width` px each. */
export function heatColumns(series: Series, left: number, width: number): HeatColumn[] {
  const figures = (of: Series, year?: number) =>
    of.lines
      .filter(({ role }) => role !== "reference")
      .flatMap(({ points }) =>
        points.flatMap((point) =>
          (year === undefined || point.year === year) && isColoured(point) ? (point.value ?? []) : [],
        ),
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

/** Whether a figure has a colour: an impossible one is neither the highest nor the lowest, nor anything between. */
export const isColoured = (point: Point): boolean => point.value !== null && signOf(point) !== "impossible";

/** The colour of a figure. Few classes are spread over the whole scale, so that the highest is always the darkest. */
export function heatColour(classes: readonly ValueClass[], value: number): string {
  return sequential[heatStep(classes, value)] ?? palette.surface;
}

/** Which of the colours of the scale that is, from 0 on. */
export function heatStep(classes: readonly ValueClass[], value: number): number {
  const place = Math.min(Math.max(classAt(classes, value), 0), classes.length - 1);
  const step = classes.length < 2 ? 1 : (place / (classes.length - 1)) * (sequential.length - 1);
  return Math.round(step);
}

/** A median may lie between two classes: it belongs to the one below. */
function classAt(classes: readonly ValueClass[], value: number): number {
  const exact = classOf(classes, value);
  return exact >= 0 ? exact : classes.filter(({ low }) => low <= value).length - 1;
}

/** Values from `low` to `high`, both of which occur. */
type ValueClass = { low: number; high: number };

/**
 * At most `most` classes of about as many values each, from the lowest; equal values are in one class, and few
 * different values make few classes. Empty without values.
 */
export function valueClasses(values: readonly number[], most: number): ValueClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  const classes: ValueClass[] = [];
  for (let index = 0; index < most; index++) {
    const begun = classes.at(-1);
    const rest = begun ? sorted.filter((value) => value > begun.high) : sorted;
    const low = rest[0];
    if (low === undefined) break;
    const last = rest[Math.max(0, Math.round(rest.length / (most - index)) - 1)] ?? low;
    classes.push({ low, high: index === most - 1 ? (rest.at(-1) ?? low) : last });
  }
  return classes;
}

/** The class that a value is in; -1 where it is in none. */
export function classOf(classes: readonly ValueClass[], value: number): number {
  return classes.findIndex(({ low, high }) => value >= low && value <= high);
}

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
  /** That the figure is doubtful: behind it, or in a corner where it has no room. */
  sign: PointSign | null;
  ink: string;
};
/** The cell of a row in a column. */
export function heatCell(
  row: Line,
  { of, lines, year, classes, x }: HeatColumn,
  y: number,
  width: number,
): HeatCell {
  const line = lines.get(row.key) ?? row;
  const point = line.points.find((item) => item.year === year) ?? null;
  const place = { line, point, of, x, y, sign: point ? signOf(point) : null };
  const value = point?.value ?? null;
  if (point !== null && value !== null) {
    const fill = classes.length > 0 && isColoured(point) ? heatColour(classes, value) : null;
    const text = cellText(value, of.unit, point, width);
    return { ...place, fill, hatched: false, text, ink: inkOn(fill) };
  }
  if (point === null) return { ...place, fill: null, hatched: false, text: null, ink: palette.secondary };
  const reason: Missing = point.missing ?? "no_reports";
  const words = missingText(reason);
  const text = textWidth(words, fontSize) + 6 <= width ? words : missingSign(reason);
  return { ...place, fill: null, hatched: reason !== "no_base", text, ink: palette.secondary };
}

/** The longest wording of a figure that fits; without room for 约 or the sign they stand in the tooltip and table. */
function cellText(value: number, unit: ValueUnit, point: Point, width: number): string | null {
  const sign = signOf(point);
  const behind = sign === null ? "" : pointSigns[sign].sign;
  const whole = about(value, unit, point) + behind;
  const wordings = [whole, figureText(value, unit), labelText(value, unit)];
  const roomy = wordings.find((text) => textWidth(text, fontSize) + 4 <= width);
  const tight = bareText(value, unit);
  return roomy ?? (textWidth(tight, fontSize) <= width ? tight : null);
}

/** The same digits as everywhere; a narrow cell leaves only the sign to the unit above the drawing. */
const bareText = (value: number, unit: ValueUnit) =>
  unit === "%" ? figureText(value, unit).replace("%", "") : figureText(value, unit);

function inkOn(fill: string | null): string {
  if (fill === null) return palette.ink;
  return contrast(fill, palette.ink) >= contrast(fill, palette.surface) ? palette.ink : palette.surface;
}

/** A reason in one character, where there is no room for its words; explained beside the drawing. */
const signs: Record<Missing, string> = {
  blank: "空",
  slash: "／",
  dash: "杠",
  text: "文",
  unreadable: "？",
  not_in_form: "无",
  not_stated: "略",
  not_collected: "收",
  not_filed: "未",
  not_due: "期",
  not_there: "机",
  no_base: "少",
  no_requests: "申",
  under_review: "核",
  no_reports: "缺",
};

export function missingSign(reason: Missing): string {
  return signs[reason];
}

/** `未：未报送`. */
export function missingSignExplained(reason: Missing): string {
  return `${signs[reason]}：${missingText(reason)}`;
}
