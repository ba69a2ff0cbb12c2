import type { Line, Series } from "@/lib/series/series";
import { fontSize } from "../../drawing/plot";
import { yearText } from "../../drawing/year-scale";
import { palette, sequential } from "../../palette";
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

/** The colour of a figure. Few classes are spread over the whole scale, so that the highest is always the darkest. */
export function heatColour(classes: readonly ValueClass[], value: number): string {
  const place = Math.min(Math.max(classAt(classes, value), 0), classes.length - 1);
  const step = classes.length < 2 ? 1 : (place / (classes.length - 1)) * (sequential.length - 1);
  return sequential[Math.round(step)] ?? palette.surface;
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
