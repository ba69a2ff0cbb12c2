import { seriesYears } from "@/lib/chart/chart-words";
import { exactText } from "@/lib/chart/number-text";
import { pointOf } from "@/lib/export/figure-rows";
import {
  type ComparedGroup,
  doubtsPhrase,
  isCompared,
  lastYearOf,
  missingPhrase,
  referencePhrases,
  someNames,
} from "@/lib/sentence/sentence-parts";
import type { Series } from "@/lib/series/series";

/** 2025年临溪区街道、乡镇24个的新收申请，最多的是甲街道（36件），最少的是乙镇、丙镇（0件）；中位数3件；未报送2个. */
export function rankingSentence(series: Series, group: ComparedGroup): string {
  if (series.withholdsRanks) return unrankedSentence(series, group);
  const year = lastYearOf(series);
  const when = series.pooled ? `${seriesYears(series)}合并计算，` : `${year}年`;
  const lines = series.lines.filter(({ role, key }) => role !== "reference" && key !== "group");
  const known = lines.flatMap((line) => {
    const point = pointOf(line, year);
    return point.value === null || !isCompared(point)
      ? []
      : [{ name: line.name, value: point.value, approximate: point.approximate }];
  });
  const lacking = [missingPhrase(lines, year), ...doubtsPhrase(lines, year)].filter((part) => part !== "");
  if (known.length === 0)
    return [`${when}${group.name}${series.title}没有可以比较的数`, ...lacking].join("，");
  const [most, least] = series.unit === "%" ? ["最高", "最低"] : ["最多", "最少"];
  const values = known.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const named = (end: number) => {
    const those = known.filter(({ value }) => value === end);
    const about = those.some(({ approximate }) => approximate) ? "约" : "";
    return `${someNames(those.map(({ name }) => name))}（${about}${exactText(end, series.unit)}）`;
  };
  const listed =
    lines.length === group.members.length && lines.every(({ key }) => group.members.includes(key));
  const whom = listed ? `${group.name}${lines.length}个` : `所列${lines.length}个机关`;
  const head =
    known.length === lines.length
      ? `${when}${whom}的${series.title}`
      : `${when}${whom}中${known.length}个有数的${series.title}`;
  const ends =
    low === high
      ? `${known.length === 1 ? `只有${known[0]?.name}` : "均"}为${exactText(low, series.unit)}`
      : `，${most}的是${named(high)}，${least}的是${named(low)}`;
  return [`${head}${ends}`, ...referencePhrases(series, year), ...lacking].join("；");
}

/** The median and the ends of all figures, nobody by name. */
function unrankedSentence(series: Series, group: ComparedGroup): string {
  const year = lastYearOf(series);
  const lines = series.lines.filter(({ role }) => role !== "reference");
  const values = lines.flatMap((line) => {
    const { value, impossible } = pointOf(line, year);
    return value === null || impossible > 0 ? [] : [value];
  });
  const ends =
    values.length === 0
      ? "没有可以比较的数"
      : `${values.length}个有数，在${exactText(Math.min(...values), series.unit)}至${exactText(Math.max(...values), series.unit)}之间`;
  const lacking = [missingPhrase(lines, year), ...doubtsPhrase(lines, year)].filter((part) => part !== "");
  return [
    `${seriesYears(series)}${group.name}${series.title}，${ends}`,
    ...referencePhrases(series, year),
    ...lacking,
  ].join("；");
}
