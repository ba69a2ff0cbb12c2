import { exactText, shareChangeText } from "@/lib/chart/number-text";
import { pointOf } from "@/lib/export/figure-rows";
import { figurePhrase } from "@/lib/sentence/phrases";
import {
  type ComparedGroup,
  type FigurePoint,
  isCompared,
  isJoined,
  lastYearOf,
  linesOf,
  nameOf,
} from "@/lib/sentence/sentence-parts";
import type { Series } from "@/lib/series/series";

const mostNamed = 3;

/** 2019年至2025年新收申请：甲街道由20件增至36件; of more than three lines, how many rose and how many fell. */
export function changeSentence(series: Series, group: ComparedGroup): string {
  const [from, to] = [series.years[0] ?? 0, lastYearOf(series)];
  const lines = linesOf(series, "series");
  if (lines.length === 0) return `${series.title}没有可以显示的数`;
  const head = `${from}年至${to}年${series.title}`;
  const pairs = lines.map((line) => ({ line, before: pointOf(line, from), now: pointOf(line, to) }));
  const joined = isJoined(series, from, to);
  const broken = joined ? "" : "；其间表式有变，不能相连比较";
  if (pairs.length <= mostNamed) {
    const each = pairs.map(
      ({ line, before, now }) => `${nameOf(line, group)}${pairPhrase(before, now, series.unit, joined)}`,
    );
    return `${head}：${each.join("，")}${broken}`;
  }
  if (!joined) return `${head}：${pairs.length}个机关${broken}`;
  const both = pairs.flatMap(({ before, now }) =>
    before.value === null || now.value === null || !isCompared(before) || !isCompared(now)
      ? []
      : [now.value - before.value],
  );
  const doubtful = pairs.filter(({ before, now }) =>
    [before, now].some((point) => point.value !== null && !isCompared(point)),
  ).length;
  const some = (zh: string, count: number) => (count === 0 ? [] : [`${zh}${count}个`]);
  const counts = [
    ...some("增加", both.filter((difference) => difference > 0).length),
    ...some("减少", both.filter((difference) => difference < 0).length),
    ...some("持平", both.filter((difference) => difference === 0).length),
    ...some("数明显有误", doubtful),
    ...some("两年不都有数", pairs.length - both.length - doubtful),
  ];
  return `${head}：${pairs.length}个机关中${counts.join("，")}`;
}

function pairPhrase(before: FigurePoint, now: FigurePoint, unit: Series["unit"], joined: boolean): string {
  const [first, last] = [figurePhrase(before, unit), figurePhrase(now, unit)];
  if (before.value === null || now.value === null || !isCompared(before) || !isCompared(now))
    return `由“${first}”到“${last}”，不能比较`;
  if (!joined) return `${first}、${last}`;
  const difference = now.value - before.value;
  if (difference === 0) return `两年均为${before.approximate ? "约" : ""}${exactText(now.value, unit)}`;
  const verb = difference > 0 ? (unit === "%" ? "升至" : "增至") : unit === "%" ? "降至" : "减至";
  return `由${first}${verb}${last}${unit === "%" ? `（${shareChangeText(before.value, now.value)}）` : ""}`;
}
