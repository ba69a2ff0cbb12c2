import { changePhrase } from "@/lib/phrases";
import type { Line, Series } from "@/lib/series";
import { pointOf } from "../figure-rows";
import { rankPhrase } from "./rank-phrase";
import { type Compared, comparable, figurePhrase, lastYear, linesOf, nameOf } from "./sentence-parts";

/** 2023年北宫镇新收申请36件，比上年增加4件，居丰台区街道、乡镇26个第3位；中位数20件: one line, or a few beside each other. */
export function trendSentence(series: Series, group: Compared): string {
  const [first, ...more] = linesOf(series, "series");
  const year = lastYear(series);
  if (!first) return `${series.title}没有可以显示的数`;
  const told =
    more.length === 0
      ? oneLine(series, first, group)
      : `${year}年${series.title}：${[first, ...more]
          .map((line) => `${nameOf(line, group)}${figurePhrase(pointOf(line, year), series.unit)}`)
          .join("，")}`;
  return [told, ...referencePhrases(series, year)].join("；");
}

function oneLine(series: Series, line: Line, group: Compared): string {
  const year = lastYear(series);
  const now = pointOf(line, year);
  const indicator = { zh: series.title, unit: series.unit };
  const before = series.years.includes(year - 1) ? pointOf(line, year - 1) : null;
  const change = comparable(series, year - 1, year) ? changePhrase(indicator, now, before) : null;
  const own = `${year}年${nameOf(line, group)}${series.title}${figurePhrase(now, series.unit)}`;
  return [own, change, rankPhrase(series, line, group), reportedPhrase(now)]
    .filter((part) => part !== null)
    .join("，");
}

/** 26个中24个有数, for the sum of a group that lacks some. */
function reportedPhrase({ value, reported, expected }: ReturnType<typeof pointOf>): string | null {
  if (value === null || expected <= 1 || reported >= expected) return null;
  return `${expected}个机关中${reported}个有数`;
}

function referencePhrases(series: Series, year: number): string[] {
  return linesOf(series, "reference").flatMap((line) => {
    const point = pointOf(line, year);
    return point.value === null ? [] : [`${line.name}${figurePhrase(point, series.unit)}`];
  });
}
