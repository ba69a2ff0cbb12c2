import type { Base } from "@/lib/catalogue/comparison";
import { type Missing, missingText } from "@/lib/chart/number-text";
import { figurePhrase } from "@/lib/sentence/phrases";
import type { Line, Point, Series } from "@/lib/series/series";
import { pointOf } from "../export/figure-rows";

/** Whom a chart compares: the group by name, the keys of those who belong to it, and whom its totals count. */
export type ComparedGroup = { name: string; members: readonly string[]; base?: Base };

/** A figure of a line in a year. */
export type FigurePoint = Omit<Point, "href">;

/** A line by the name that a sentence standing alone needs. */
export function nameOf(line: Pick<Line, "key" | "name">, group: ComparedGroup): string {
  return line.key === "group" ? `${group.name}合计` : line.name;
}

export const linesOf = (series: Series, role: Line["role"]) =>
  series.lines.filter((line) => line.role === role);

export const lastYearOf = (series: Series): number => series.years.at(-1) ?? 0;

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

/** What is doubtful among single figures: 待核的数2个，明显有误的数1个（未参加比较）. */
export function doubtsPhrase(lines: readonly Line[], year: number): string[] {
  const points = lines.map((line) => pointOf(line, year)).filter(({ value }) => value !== null);
  const flagged = points.filter((point) => point.flagged > 0 && point.impossible === 0).length;
  const impossible = points.filter((point) => point.impossible > 0).length;
  return [
    ...(flagged > 0 ? [`待核的数${flagged}个`] : []),
    ...(impossible > 0 ? [`明显有误的数${impossible}个，未参加比较`] : []),
  ];
}

/** A median, a parent: 中位数3件（22个有数）. */
export function referencePhrases(series: Series, year: number): string[] {
  return linesOf(series, "reference").flatMap((line) => {
    const point = pointOf(line, year);
    if (point.value === null) return [];
    const n = point.expected > 1 ? `（${point.reported}个有数）` : "";
    return [`${line.name}${figurePhrase({ ...point, flagged: 0, impossible: 0 }, series.unit)}${n}`];
  });
}

/** Whether a figure may be compared: it is there, and not impossible. */
export const isCompared = ({ value, impossible, expected }: FigurePoint): boolean =>
  value !== null && (impossible === 0 || expected > 1);

/** Whether a series goes on from one year to another: no change of the form between them divides it. */
export function isJoined(series: Series, from: number, to: number): boolean {
  return !series.breaks.some(({ year, joined }) => !joined && year > from && year <= to);
}
