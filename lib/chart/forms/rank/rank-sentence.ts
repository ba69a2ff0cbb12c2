import { type ComparedGroup, someNames } from "@/lib/sentence/sentence-parts";
import type { AgainstGroup, Line, Series } from "@/lib/series/series";
import { rankingSentence } from "../bar/bar-sentence";
import { doubtedMovers, movers } from "./movers";

/** As of a ranking by bars, and who differs from all together by more than chance: 高于所列机关合计的有2个（甲街道、乙镇）. */
export function rankSentence(series: Series, group: ComparedGroup): string {
  const differ = series.withholdsRanks ? [] : differing(series);
  const moved = series.withholdsRanks ? [] : moving(series);
  return [rankingSentence(series, group), ...differ, ...moved].join("；");
}

function moving(series: Series): string[] {
  const { tested, moved } = movers(series);
  if (moved.length === 0) return [];
  const names = (rose: boolean) => moved.filter((one) => one.rose === rose).map(({ line }) => line.name);
  const said = [["增", names(true)] as const, ["减", names(false)] as const].flatMap(([how, whose]) =>
    whose.length > 0 ? [`${how}的${whose.length}个（${someNames(whose)}）`] : [],
  );
  return [
    `比上年变动超出偶然的${moved.length}个（检验${tested}个）：${said.join("，")}${doubtedMovers(moved)}`,
  ];
}

function differing({ lines }: Series): string[] {
  const of = (...sides: AgainstGroup[]) =>
    lines.filter((line) => sides.some((side) => againstOf(line) === side)).map(({ name }) => name);
  const [above, below] = [of("above", "far_above"), of("below", "far_below")];
  const said = (names: readonly string[], how: string) =>
    names.length === 0 ? [] : [`${how}所列机关合计的有${names.length}个（${someNames(names)}）`];
  const sides = [...said(above, "高于"), ...said(below, "低于")];
  if (sides.length > 0) return [`${sides.join("，")}，超出95%的偶然范围`];
  return lines.some((line) => againstOf(line) === "level") ? ["与所列机关合计的差别都在95%的偶然范围内"] : [];
}

const againstOf = ({ points }: Line) => points.at(-1)?.standing?.against ?? null;
