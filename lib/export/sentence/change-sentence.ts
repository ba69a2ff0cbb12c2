import { exactText, shareChangeText } from "@/lib/chart/number-text";
import type { Series } from "@/lib/series";
import { pointOf } from "../figure-rows";
import { type Compared, comparable, figurePhrase, lastYear, linesOf, nameOf } from "./sentence-parts";

const mostNamed = 3;

/** 2019年至2025年新收申请：甲街道由20件增至36件; of more than three lines, how many rose and how many fell. */
export function changeSentence(series: Series, group: Compared): string {
  const [from, to] = [series.years[0] ?? 0, lastYear(series)];
  const lines = linesOf(series, "series");
  if (lines.length === 0) return `${series.title}没有可以显示的数`;
  const head = `${from}年至${to}年${series.title}`;
  const pairs = lines.map((line) => ({ line, before: pointOf(line, from), now: pointOf(line, to) }));
  const broken = comparable(series, from, to) ? "" : "；其间表式有变，能否相连见注";
  if (pairs.length <= mostNamed) {
    const told = pairs.map(
      ({ line, before, now }) => `${nameOf(line, group)}${pairPhrase(before, now, series.unit)}`,
    );
    return `${head}：${told.join("，")}${broken}`;
  }
  const both = pairs.flatMap(({ before, now }) =>
    before.value === null || now.value === null ? [] : [now.value - before.value],
  );
  const some = (zh: string, count: number) => (count === 0 ? [] : [`${zh}${count}个`]);
  const counts = [
    ...some("增加", both.filter((difference) => difference > 0).length),
    ...some("减少", both.filter((difference) => difference < 0).length),
    ...some("持平", both.filter((difference) => difference === 0).length),
    ...some("两年不都有数", pairs.length - both.length),
  ];
  return `${head}：${pairs.length}个机关中${counts.join("，")}${broken}`;
}

type Figure = ReturnType<typeof pointOf>;

function pairPhrase(before: Figure, now: Figure, unit: Series["unit"]): string {
  const [first, last] = [figurePhrase(before, unit), figurePhrase(now, unit)];
  if (before.value === null || now.value === null) return `由“${first}”到“${last}”，不能比较`;
  const difference = now.value - before.value;
  if (difference === 0) return `两年均为${exactText(now.value, unit)}`;
  const verb = difference > 0 ? (unit === "%" ? "升至" : "增至") : unit === "%" ? "降至" : "减至";
  return `由${first}${verb}${last}${unit === "%" ? `（${shareChangeText(before.value, now.value)}）` : ""}`;
}
