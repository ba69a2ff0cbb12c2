import type { Indicator } from "@/lib/catalogue/indicators";
import { isProportion, smallestBase } from "@/lib/catalogue/rates";
import { drawnDots } from "@/lib/chart/forms/funnel/funnel-points";
import { publishesPlaces } from "@/lib/series/published-ranks";
import type { Line, Series } from "@/lib/series/series";
import { allTogether, standings } from "@/lib/statistics/standings";
import { type Frame, lastYearOnly, seriesOf } from "../frame";
import { chartMembers } from "../members";
import { absentNotes } from "../notes";
import { contenders, mostRanked, pooledNotes, rankedYears, standingLines } from "./contenders";

/** Each agency's share against its whole, in the last year or over the years put together, with what all listed have together. */
export async function funnelSeries(all: Frame, indicator: Indicator): Promise<Series> {
  if (indicator.kind !== "rate" || !isProportion(indicator))
    return seriesOf(lastYearOnly(all), indicator, [], [], [noShare(indicator)]);
  const { pool, frame } = rankedYears(all, indicator);
  const members = await chartMembers(frame, mostRanked, true);
  const entries = await contenders(all, members, indicator, pool);
  const contending = entries.map(({ own }) => own);
  const together = allTogether(indicator, contending);
  const standing = standings(indicator, contending, new Map(), null);
  const { lines, notes } = standingLines(frame, indicator, entries, standing);
  const chosen = members.agencies.filter(({ key }) => all.view.units.includes(key));
  const series = seriesOf(
    frame,
    indicator,
    lines,
    [],
    [
      ...members.notes,
      ...absentNotes(chosen, lines),
      ...undrawnNotes(lines),
      ...funnelNotes(indicator, lines, together !== null),
      ...pooledNotes(indicator, contending, { pool, asked: all.view }),
      ...notes,
    ],
  );
  return together ? { ...series, together } : series;
}

/** Counts and money have no whole that a limit could follow from. */
const noShare = ({ zh, kind }: Indicator) =>
  kind === "rate"
    ? `漏斗图只用于占比：${zh}的部分不是全部中的一部分，没有占比的界限；请改选公开率等占比，或者把图形改为排名、条形`
    : `漏斗图只用于占比：${zh}没有全部（分母），机关大小不同，多少不能这样比较；请改选公开率等占比，或者把图形改为排名、条形`;

function undrawnNotes(lines: readonly Line[]): string[] {
  const left = lines.length - drawnDots({ lines }).length;
  return left > 0 ? [`没有部分和全部的数、无申请或明显有误的${left}个没有画出，原因见表格`] : [];
}

function funnelNotes({ direction }: Indicator, lines: readonly Line[], isLimited: boolean): string[] {
  const small = drawnDots({ lines }).filter(({ isSmall }) => isSmall).length;
  return [
    ...(isLimited
      ? [
          "曲线是95%和99.8%的界限：如果各机关与所列机关合计的比率没有差别，只因偶然，100个中约有5个在95%界限之外，1,000个中约有2个在99.8%界限之外；界限由Wilson区间反过来得出，全部很少时只是近似",
        ]
      : ["可以合并计算的机关不足两个，没有合计的比率和界限"]),
    ...(small > 0 ? [`空心：全部（分母）不足${smallestBase}的${small}个，样本过少，不作比较，不标名称`] : []),
    ...(direction === "neither" ? ["此项没有规定高低的好坏，在界限之外只表示与合计不同"] : []),
    ...(publishesPlaces() ? [] : ["本站不公布名次，图和句子不点名在界限之外的机关"]),
  ];
}
