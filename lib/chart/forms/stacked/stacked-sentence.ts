import { smallestBase } from "@/lib/catalogue/rates";
import { shareText } from "@/lib/chart/number-text";
import { pointOf } from "@/lib/export/figure-rows";
import { figurePhrase } from "@/lib/sentence/phrases";
import { type ComparedGroup, isCompared, lastYearOf, linesOf, nameOf } from "@/lib/sentence/sentence-parts";
import type { Line, Series } from "@/lib/series/series";

/**
 * 2025年甲街道：予以公开30件（60.0%），不予公开20件（40.0%）. Shares of the sum only where no part is missing or
 * impossible and the sum is not too small.
 */
export function partsSentence(
  series: Series,
  owner: Pick<Line, "key" | "name">,
  group: ComparedGroup,
  asShares: boolean,
): string {
  const shares = asShares && series.unit !== "%";
  const year = lastYearOf(series);
  const parts = linesOf(series, "series").map((line) => ({ line, point: pointOf(line, year) }));
  const sum = parts.reduce((total, { point }) => (point.value === null ? total : total + point.value), 0);
  const whole = parts.every(({ point }) => isCompared(point) || point.missing === "not_in_form");
  const small = shares && whole && sum < smallestBase;
  const figures = parts.map(({ line, point }) => {
    const share =
      shares && whole && !small && point.value !== null ? `（${shareText(point.value / sum)}）` : "";
    return `${line.name}${figurePhrase(point, series.unit)}${share}`;
  });
  const counts = parts.map(({ point }) => point);
  const [first] = counts;
  const n =
    first && first.expected > 1 && counts.some(({ value }) => value !== null)
      ? `（${first.expected}个机关中${Math.max(...counts.map(({ reported }) => reported))}个各项有数）`
      : "";
  return `${year}年${nameOf(owner, group)}${n}：${figures.join("，")}${small ? "；合计不足10，样本过少，不计占比" : ""}`;
}
