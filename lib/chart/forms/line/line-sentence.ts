import { pointOf } from "@/lib/export/figure-rows";
import { changePhrase } from "@/lib/sentence/phrases";
import {
  type Compared,
  type Figure,
  figurePhrase,
  lastYear,
  linesOf,
  nameOf,
  referencePhrases,
} from "@/lib/sentence/sentence-parts";
import type { Line, Series } from "@/lib/series/series";
import { rankPhrase } from "./rank-phrase";

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
  const own = `${year}年${nameOf(line, group)}${series.title}${figurePhrase(now, series.unit)}`;
  const change = now.value === null ? null : changePhrase({ zh: series.title, unit: series.unit }, now);
  const rank = rankPhrase(series, line, group);
  return [own, reportedPhrase(now, group), change, rank].filter((part) => part !== null).join("，");
}

/** 26个机关中24个有数, for the sum of a group that lacks some; of a collection that nobody declared, 已收录. */
function reportedPhrase(
  { value, reported, filed, expected, uncollected }: Figure,
  { base = "all" }: Compared,
): string | null {
  const given = base === "matched" ? "各年都有数" : "有数";
  if (value === null || expected <= 1 || (reported >= expected && base === "all")) return null;
  if (uncollected > 0) return `名录${expected}个机关中已收录${filed}个，${reported}个${given}`;
  return `${expected}个机关中${reported}个${given}`;
}
