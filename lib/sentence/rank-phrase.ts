import type { Line, Series } from "@/lib/series/series";
import { possibleRange } from "@/lib/statistics/agency-figure";
import { pointOf } from "../export/figure-rows";
import { type Compared, isCompared, lastYear } from "./sentence-parts";

/**
 * 居丰台区街道、乡镇有数的26个第3位, the largest first: of counts alone, where the whole group is drawn behind its
 * member. A share's rank says little without its uncertainty, so none is given; null too where the group is not shown,
 * and for a figure that cannot be true. What the prose gives as 约 leaves a range of places open.
 */
export function rankPhrase(series: Series, line: Line, group: Compared): string | null {
  const year = lastYear(series);
  const own = pointOf(line, year);
  const others = series.lines.filter(({ key, role }) => role !== "reference" && group.members.includes(key));
  const whole = others.length > 1 && others.length === group.members.length;
  if (!isCompared(own) || series.unit === "%" || !whole || !others.includes(line)) return null;
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
