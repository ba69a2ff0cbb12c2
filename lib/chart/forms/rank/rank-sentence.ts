import { exactText } from "@/lib/chart/number-text";
import { pointOf } from "@/lib/export/figure-rows";
import {
  type ComparedGroup,
  doubtsPhrase,
  lastYearOf,
  missingPhrase,
  referencePhrases,
  someNames,
} from "@/lib/sentence/sentence-parts";
import type { AgainstGroup, Line, Series } from "@/lib/series/series";
import { seriesYears } from "../../chart-words";
import { rankingSentence } from "../bar/bar-sentence";

/** As of a ranking by bars, and who differs from all together by more than chance: 高于所列机关合计的2个（甲街道、乙镇）. */
export function rankSentence(series: Series, group: ComparedGroup): string {
  if (series.withholdsRanks) return plainSentence(series, group);
  return [rankingSentence(series, group), ...differing(series)].join("；");
}

function differing({ lines }: Series): string[] {
  const of = (...sides: AgainstGroup[]) =>
    lines.filter((line) => sides.some((side) => againstOf(line) === side)).map(({ name }) => name);
  const [above, below] = [of("above", "far_above"), of("below", "far_below")];
  const said = (names: readonly string[], how: string) =>
    names.length === 0 ? [] : [`${how}所列机关合计的${names.length}个（${someNames(names)}）`];
  const sides = [...said(above, "高于"), ...said(below, "低于")];
  if (sides.length > 0) return [`超出偶然范围（95%）${sides.join("，")}`];
  return lines.some((line) => againstOf(line) === "level")
    ? ["与所列机关合计的差别都在偶然范围（95%）内"]
    : [];
}

const againstOf = ({ points }: Line) => points.at(-1)?.standing?.against ?? null;

/** The median and the ends of all figures, nobody by name. */
function plainSentence(series: Series, group: ComparedGroup): string {
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
