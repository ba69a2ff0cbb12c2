import type { Indicator } from "@/lib/catalogue/indicators";
import { isProportion, smallestBase } from "@/lib/catalogue/rates";
import { drawnRows, foldedRows, foldedText } from "@/lib/chart/forms/rank/folded-rows";
import { publishesPlaces } from "@/lib/series/published-ranks";
import type { Line, RankPlace, Series } from "@/lib/series/series";
import { quartilesOf } from "@/lib/statistics/group-figures";
import { type Measured, rankIntervals } from "@/lib/statistics/rank-intervals";
import { isRanked, measuredOf, placesOf, type RankEntry, standings } from "@/lib/statistics/standings";
import { scopeOf, type View } from "@/lib/view/view";
import type { ReadDb } from "../../client";
import { groupMembers } from "../../queries/group-members";
import { remembered } from "../../remembered";
import { type Frame, seriesOf } from "../frame";
import { chartMembers } from "../members";
import { absentNotes } from "../notes";
import { referenceOf } from "../reference";
import {
  contenders,
  mostRanked,
  pooledNotes,
  type RankedAgency,
  rankedYears,
  standingLines,
} from "./contenders";

/**
 * The last year, every agency a row that says how it stands among the others; shares may be put together over several years. Chosen
 * agencies stand among their group. In the order that the view asks for.
 */
export async function rankSeries(all: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, version } = all;
  const { pool, frame } = rankedYears(all, indicator);
  const members = await chartMembers(frame, mostRanked, true);
  const entries = await contenders(all, members, indicator, pool);
  const reference = await medianOf(frame, indicator, entries);
  const middle = reference[0]?.points.at(-1)?.value ?? null;
  const isWhole = (await groupMembers(db, group, null)).length <= mostRanked;
  const [isPositive, contending] = [!publishesPlaces(), entries.map(({ own }) => own)];
  const places =
    isWhole && !isPositive
      ? await placesOnce(db, indicator, contending, `${version?.label} ${indicator.id}`)
      : new Map<RankEntry, RankPlace>();
  const found = standings(indicator, contending, places, middle);
  const standing = isPositive ? found.map((one) => ({ ...one, against: null })) : found;
  const { lines, notes } = standingLines(frame, indicator, entries, standing);
  return seriesOf(
    frame,
    indicator,
    [...lines, ...reference],
    [],
    [
      ...members.notes,
      ...absentNotes(
        members.agencies.filter(({ key }) => view.units.includes(key)),
        lines,
      ),
      ...undrawnNotes(indicator, lines),
      ...rankNotes(indicator, contending, { isWhole, isPositive, pool, asked: view }),
      ...notes,
    ],
  );
}

/** Drawn once for each version: whatever the order in which they are listed. */
const intervalsOnce = remembered(
  "rankIntervals",
  async (_db: ReadDb, measured: readonly Measured[], seed: string) => rankIntervals(measured, seed),
);

/** They are drawn in the order of their keys, so that chosen agencies, which are listed first, change no place of the others. */
async function placesOnce(
  db: ReadDb,
  indicator: Indicator,
  all: readonly RankEntry[],
  seed: string,
): Promise<Map<RankEntry, RankPlace>> {
  const byKey = [...all].sort(({ figure: { agencyKey: one } }, { figure: { agencyKey: other } }) =>
    one < other ? -1 : 1,
  );
  const measured = byKey.flatMap(({ figure }) => {
    const one = measuredOf(indicator, figure);
    return one === null ? [] : [one];
  });
  return placesOf(indicator, byKey, await intervalsOnce(db, measured, seed));
}

/** The median that the view asks for; of shares put together that of those listed. */
async function medianOf(
  frame: Frame,
  indicator: Indicator,
  entries: readonly RankedAgency[],
): Promise<Line[]> {
  if (frame.view.against === "none") return [];
  if (!frame.pooled) return referenceOf(frame, indicator);
  const ranked = entries.filter(({ own }) => isRanked(own.figure));
  const { median } = quartilesOf(ranked.flatMap(({ own }) => own.figure.value ?? []));
  const count = (field: "expected" | "filed" | "uncollected" | "impossible" | "flagged") =>
    entries.reduce((sum, { point }) => sum + point[field], 0);
  return [
    {
      key: "median",
      name: "中位数",
      role: "reference",
      scope: scopeOf(frame.view),
      href: null,
      points: [
        {
          year: frame.span.to,
          value: median,
          missing: median === null ? "no_base" : null,
          part: null,
          whole: null,
          reported: ranked.length,
          filed: count("filed"),
          expected: count("expected"),
          uncollected: count("uncollected"),
          impossible: count("impossible"),
          flagged: ranked.reduce((sum, { point }) => sum + point.flagged, 0),
          checks: [...new Set(ranked.flatMap(({ point }) => point.checks))].sort(),
          approximate: ranked.some(({ point }) => point.approximate),
          forms: [...new Set(ranked.flatMap(({ point }) => point.forms))].sort(),
          change: null,
          href: null,
        },
      ],
    },
  ];
}

/** How many stand in the table and the files, but not in the drawing. */
function undrawnNotes({ unit }: Indicator, lines: readonly Line[]): string[] {
  const { listed, folded } = foldedRows({ lines });
  const small = listed.length - drawnRows({ lines }).length;
  const said = [
    ...(folded.length > 0 ? [foldedText({ unit }, folded)] : []),
    ...(small > 0 ? [`样本过少的${small}个`] : []),
  ];
  return said.length === 0 ? [] : [`${said.join("、")}没有画在图中`];
}

type Asked = { isWhole: boolean; isPositive: boolean; pool: number; asked: View };

function rankNotes(
  indicator: Indicator,
  all: readonly RankEntry[],
  { isWhole, isPositive, pool, asked }: Asked,
): string[] {
  const isShare = indicator.kind === "rate";
  const measured = all.some(({ figure }) => measuredOf(indicator, figure) !== null);
  // Places by chance are those among all only where chance is known of all.
  const byChance = all.every(({ figure }) => !isRanked(figure) || measuredOf(indicator, figure) !== null);
  return [
    ...(isShare && measured
      ? [`区间为Wilson 95%区间；全部（分母）不足${smallestBase}的为样本过少，不排名次`]
      : []),
    ...(!isShare && measured ? ["区间为精确的泊松95%区间；各机关大小不同，件数的多少不是好坏"] : []),
    ...(isPositive
      ? ["本站不公布名次"]
      : isWhole
        ? [
            byChance
              ? "名次从数值最大的数起；括号内是名次的95%区间，区间相交的先后不能断定"
              : "名次从数值最大的数起，按所列的数排，没有算偶然的影响，先后不说明差别",
          ]
        : [`机关超过${mostRanked}个，不排名次`]),
    ...(isShare && !isProportion(indicator)
      ? [`${indicator.zh}的部分不是全部中的一部分，没有占比的区间，也不与合计比较`]
      : []),
    ...(isShare && isProportion(indicator) && !isPositive && all.length > 1
      ? ["高于、低于指与所列机关合计的比率相差超出95%的偶然范围，远高于、远低于指超出99.8%"]
      : []),
    ...pooledNotes(indicator, all, { pool, asked }),
    ...(pool > 1 && asked.against === "parent" ? ["几年合并时，中位数是所列机关的，不是上级范围的"] : []),
  ];
}
