import { exactText, type Missing, missingText, numberText } from "@/lib/chart/number-text";
import type { Line, Point, Series } from "@/lib/series";
import { pointOf } from "../figure-rows";

/** Whom a chart compares: the group by name, and the keys of those who belong to it. */
export type Compared = { name: string; members: readonly string[] };

type Figure = Omit<Point, "href">;

/** 36件; a share with its part and whole, 61.1%（11/18）; a missing figure by its reason, 未报送. */
export function figurePhrase({ value, missing, part, whole }: Figure, unit: Series["unit"]): string {
  if (value === null) return missingText(missing ?? "no_reports");
  const text = exactText(value, unit);
  const shown = unit === "%" && part !== null && whole !== null;
  return shown ? `${text}（${numberText(part)}/${numberText(whole)}）` : text;
}

/** A line by the name that a sentence standing alone needs. */
export function nameOf(line: Pick<Line, "key" | "name">, group: Compared): string {
  return line.key === "group" ? `${group.name}合计` : line.name;
}

export const linesOf = (series: Series, role: Line["role"]) =>
  series.lines.filter((line) => line.role === role);

export const lastYear = (series: Series): number => series.years.at(-1) ?? 0;

/** 甲街道、乙镇; after three of them 等12个. */
export function someNames(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join("、")}等${names.length}个` : names.join("、");
}

/** 未报送2个，空白1个: how many have no figure, by reason; empty where all have one. */
export function missingPhrase(lines: readonly Line[], year: number): string {
  const counts = new Map<Missing, number>();
  for (const line of lines) {
    const { missing } = pointOf(line, year);
    if (missing !== null) counts.set(missing, (counts.get(missing) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${missingText(reason)}${count}个`).join("，");
}

/** Whether two years of a series mean the same: no change of the form lies between them. */
export function comparable(series: Series, from: number, to: number): boolean {
  return !series.breaks.some(({ year }) => year > from && year <= to);
}
