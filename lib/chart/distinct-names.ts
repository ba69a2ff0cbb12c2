import { findIndicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series/series";

/**
 * A series in which no two lines have one name: a cell and a sum of the catalogue, or two agencies of different
 * places, may share it. They are told apart by what their keys say.
 */
export function distinctNames(series: Series): Series {
  const count = new Map<string, number>();
  for (const { name } of series.lines) count.set(name, (count.get(name) ?? 0) + 1);
  if (series.lines.every(({ name }) => count.get(name) === 1)) return series;
  const named = (line: Line) =>
    count.get(line.name) === 1 ? line : { ...line, name: `${line.name}（${apart(line)}）` };
  return { ...series, lines: series.lines.map(named), beside: series.beside.map(distinctNames) };
}

function apart({ key }: Line): string {
  if (findIndicator(key) === undefined) return key;
  return key.startsWith("sum.") ? "各项之和" : "原表总计";
}
