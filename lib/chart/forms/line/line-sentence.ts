import { pointOf } from "@/lib/export/figure-rows";
import { changePhrase, figurePhrase } from "@/lib/sentence/phrases";
import {
  type ComparedGroup,
  type FigurePoint,
  isCompared,
  lastYearOf,
  linesOf,
  nameOf,
  referencePhrases,
} from "@/lib/sentence/sentence-parts";
import type { Line, Series } from "@/lib/series/series";
import { possibleRange } from "@/lib/statistics/agency-figure";
import { rankingSentence } from "../bar/bar-sentence";

/** Many lines are ranked, few are said one by one. */
export function fewOrManySentence(series: Series, group: ComparedGroup): string {
  return linesOf(series, "series").length > fewLines
    ? rankingSentence(series, group)
    : trendSentence(series, group);
}

const fewLines = 6;

/** 2023年北宫镇新收申请36件，比上年增加4件，居丰台区街道、乡镇26个第3位；中位数20件: one line, or a few beside each other. */
function trendSentence(series: Series, group: ComparedGroup): string {
  const [first, ...more] = linesOf(series, "series");
  const year = lastYearOf(series);
  if (!first) return `${series.title}没有可以显示的数`;
  const main =
    more.length === 0
      ? oneLine(series, first, group)
      : `${year}年${series.title}：${[first, ...more]
          .map((line) => `${nameOf(line, group)}${figurePhrase(pointOf(line, year), series.unit)}`)
          .join("，")}`;
  return [main, ...referencePhrases(series, year)].join("；");
}

function oneLine(series: Series, line: Line, group: ComparedGroup): string {
  const year = lastYearOf(series);
  const now = pointOf(line, year);
  const own = `${year}年${nameOf(line, group)}${series.title}${figurePhrase(now, series.unit)}`;
  const change = now.value === null ? null : changePhrase({ zh: series.title, unit: series.unit }, now);
  const rank = rankPhrase(series, line, group);
  return [own, reportedPhrase(now, group), change, rank].filter((part) => part !== null).join("，");
}

/** 26个机关中24个有数, for the sum of a group that lacks some; of a collection that nobody declared, 已收录. */
function reportedPhrase(
  { value, reported, filed, expected, uncollected }: FigurePoint,
  { base = "all" }: ComparedGroup,
): string | null {
  const given = base === "matched" ? "各年都有数" : "有数";
  if (value === null || expected <= 1 || (reported >= expected && base === "all")) return null;
  if (uncollected > 0) return `名录${expected}个机关中已收录${filed}个，${reported}个${given}`;
  return `${expected}个机关中${reported}个${given}`;
}

/**
 * 居丰台区街道、乡镇有数的26个第3位, the largest first: of counts alone, where the whole group is drawn behind its
 * member. A share's rank says little without its uncertainty, so none is given; null too where the group is not shown,
 * and for a figure that cannot be true. What the prose gives as 约 leaves a range of places open.
 */
function rankPhrase(series: Series, line: Line, group: ComparedGroup): string | null {
  const year = lastYearOf(series);
  const own = pointOf(line, year);
  const others = series.lines.filter(({ key, role }) => role !== "reference" && group.members.includes(key));
  const whole = others.length > 1 && others.length === group.members.length;
  if (series.withholdsRanks || !isCompared(own) || series.unit === "%" || !whole || !others.includes(line))
    return null;
  const ranges = others
    .filter((other) => other !== line)
    .map((other) => pointOf(other, year))
    .filter(isCompared)
    .map(possibleRange);
  const mine = possibleRange(own);
  const first = ranges.filter(({ low }) => low > mine.high).length + 1;
  const last = ranges.filter(({ high }) => high > mine.low).length + 1;
  const isExact = [mine, ...ranges].every(({ low, high }) => low === high);
  const tied = isExact && ranges.some(({ low }) => low === mine.low);
  const place = first === last ? `${tied ? "并列" : ""}第${first}位` : `第${first}–${last}位之间`;
  return `居${group.name}有数的${ranges.length + 1}个${place}`;
}
