import { seriesYears } from "@/lib/chart/chart-words";
import { exactText, numberText } from "@/lib/chart/number-text";
import { pointOf } from "@/lib/export/figure-rows";
import {
  type ComparedGroup,
  doubtsPhrase,
  lastYearOf,
  missingPhrase,
  someNames,
} from "@/lib/sentence/sentence-parts";
import type { AgainstGroup, Series } from "@/lib/series/series";

/**
 * 2025年临溪区街道、乡镇26个中22个机关合计的公开率为61.2%（部分123，全部201）；可以比较的20个中2个在99.8%界限之外：高于的1个（甲街道），低于的1个（乙镇）.
 * Nobody is named where no ranking is published; above and below are said of any indicator, good and bad of none.
 */
export function funnelSentence(series: Series, group: ComparedGroup): string {
  const year = lastYearOf(series);
  const lines = series.lines.filter(({ role }) => role !== "reference");
  const against = (...sides: AgainstGroup[]) =>
    lines.filter((line) => sides.some((side) => pointOf(line, year).standing?.against === side));
  const when = series.pooled ? `${seriesYears(series)}合并计算，` : `${year}年`;
  const lacking = [missingPhrase(lines, year), ...doubtsPhrase(lines, year)].filter((part) => part !== "");
  const compared = against("far_above", "above", "level", "below", "far_below").length;
  if (!series.together || compared === 0)
    return [`${when}${group.name}${series.title}没有可以比较的数`, ...lacking].join("，");
  const { part, whole, n } = series.together;
  const rate = exactText(part / whole, series.unit);
  const said = (side: AgainstGroup, how: string) => {
    const names = against(side).map(({ name }) => name);
    if (names.length === 0) return [];
    return [`${how}的${names.length}个${series.withholdsRanks ? "" : `（${someNames(names)}）`}`];
  };
  const far = [...said("far_above", "高于"), ...said("far_below", "低于")];
  const out = against("far_above", "far_below").length;
  const near = against("above", "below").length;
  const listed =
    lines.length === group.members.length && lines.every(({ key }) => group.members.includes(key));
  return [
    `${when}${listed ? group.name : "所列"}${lines.length}个中${n}个机关合计的${series.title}为${rate}（部分${numberText(part)}，全部${numberText(whole)}）`,
    `可以比较的${compared}个中${out === 0 ? "没有机关" : `${out}个`}在99.8%界限之外${far.length > 0 ? `：${far.join("，")}` : ""}`,
    ...(near > 0 ? [`另有${near}个在95%界限之外`] : []),
    ...lacking,
  ].join("；");
}
