import type { Indicator } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import { drawnRows, foldedRows, foldedText } from "@/lib/chart/forms/rank/folded-rows";
import { offeredOrders, publishesPlaces } from "@/lib/series/published-ranks";
import type { Line, Point, RankPlace, Series } from "@/lib/series/series";
import { sortedLines, sortNames } from "@/lib/series/sort-orders";
import { quartilesOf } from "@/lib/statistics/group-figures";
import { pooledFigure } from "@/lib/statistics/pooled-years";
import { type Measured, rankIntervals } from "@/lib/statistics/rank-intervals";
import { isRanked, measuredOf, placesOf, type RankEntry, standings } from "@/lib/statistics/standings";
import { agencyLink } from "@/lib/view/addresses";
import { scopeOf, type View } from "@/lib/view/view";
import type { ReadDb } from "../../client";
import { groupMembers } from "../../queries/group-members";
import { remembered } from "../../remembered";
import { type Frame, lastYearOnly, seriesOf } from "../frame";
import { agencyPoint } from "../lines";
import { chartMembers, type Members, memberRows } from "../members";
import { absentNotes } from "../notes";
import { referenceOf } from "../reference";

/** More are listed without places, as places among a part of them would say nothing. */
const mostRanked = 600;

/**
 * The last year, every agency a row that says how it stands among the others; shares may be put together over several years. Chosen
 * agencies stand among their group. In the order that the view asks for.
 */
export async function rankSeries(all: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span, version } = all;
  const pool = indicator.kind === "rate" ? view.pool : 1;
  const pooled = { from: span.to - pool + 1, to: span.to };
  const frame = { ...lastYearOnly(all), ...(pool > 1 ? { pooled } : {}) };
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
  const lines = entries.flatMap(({ line, own, point }, at): Line[] => {
    const standing = found[at];
    return standing ? [{ ...line, scope: own.figure.scope, points: [{ ...point, standing }] }] : [];
  });
  const order = offeredOrders(indicator.direction).includes(view.sort) ? view.sort : "code";
  return seriesOf(
    frame,
    indicator,
    [...sortedLines(lines, order), ...reference],
    [],
    [
      ...members.notes,
      ...absentNotes(
        members.agencies.filter(({ key }) => view.units.includes(key)),
        lines,
      ),
      ...undrawnNotes(indicator, lines),
      ...rankNotes(indicator, contending, { isWhole, isPositive, pool, asked: view }),
      ...(order === view.sort ? [] : [`本站不按“${sortNames[view.sort]}”公布此项，仍按${sortNames.code}`]),
    ],
  );
}

type Entry = { line: Omit<Line, "points" | "scope">; own: RankEntry; point: Point };

/** Every agency that was there in the last year, with its figure and that of the year before. */
async function contenders(
  { span, ...all }: Frame,
  { agencies }: Members,
  indicator: Indicator,
  pool: number,
): Promise<Entry[]> {
  const from = span.to - Math.max(1, pool - 1);
  const rows = await memberRows({ ...all, span: { from, to: span.to } }, agencies, indicator);
  return agencies.flatMap(({ key, name, role }): Entry[] => {
    const own = (rows.get(key) ?? []).filter(({ year }) => year >= from);
    const last = own.at(-1);
    const figure = pooledFigure(
      indicator,
      own.filter(({ year }) => year > span.to - pool),
    );
    if (!figure || last?.year !== span.to) return [];
    const before = pool > 1 ? undefined : own.find(({ year }) => year === span.to - 1);
    const point = { ...agencyPoint(figure.figure, null), forms: figure.forms };
    const href = figure.years.length > 1 ? agencyLink(key) : point.href;
    return [
      {
        line: { key, name, role, href: agencyLink(key) },
        own: { ...figure, before },
        point: { ...point, href },
      },
    ];
  });
}

/** Drawn once for each version: whatever the order in which they are listed. */
const intervalsOnce = remembered(
  "rankIntervals",
  async (_db: ReadDb, measured: readonly Measured[], seed: string) => rankIntervals(measured, seed),
);

async function placesOnce(
  db: ReadDb,
  indicator: Indicator,
  all: readonly RankEntry[],
  seed: string,
): Promise<Map<RankEntry, RankPlace>> {
  const measured = all.flatMap(({ figure }) => {
    const one = measuredOf(indicator, figure);
    return one === null ? [] : [one];
  });
  return placesOf(indicator, all, await intervalsOnce(db, measured, seed));
}

/** The median that the view asks for; of shares put together that of those listed. */
async function medianOf(frame: Frame, indicator: Indicator, entries: readonly Entry[]): Promise<Line[]> {
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
  { isWhole, isPositive, pool, asked: { pool: asked, against } }: Asked,
): string[] {
  const isShare = indicator.kind === "rate";
  const measured = all.some(({ figure }) => measuredOf(indicator, figure) !== null);
  const part = all.filter(({ figure, years }) => isRanked(figure) && years.length < pool).length;
  return [
    ...(isShare && measured
      ? [`区间为Wilson 95%区间；全部（分母）不足${smallestBase}的为样本过少，不排名次`]
      : []),
    ...(!isShare && measured ? ["区间为精确的泊松95%区间；各机关大小不同，件数的多少不是好坏"] : []),
    ...(isPositive
      ? ["本站不公布名次"]
      : isWhole
        ? ["名次从数值最大的数起；括号内是名次的95%区间，区间相交的先后不能断定"]
        : [`机关超过${mostRanked}个，不排名次`]),
    ...(isShare && all.length > 1
      ? ["高于、低于指与所列机关合计的比率相差超出95%的偶然范围，远高于、远低于指超出99.8%"]
      : []),
    ...(part > 0 ? [`合并的${pool}年中，${part}个机关只有一部分年份有可用的数`] : []),
    ...(pool > 1 && against === "parent" ? ["几年合并时，中位数是所列机关的，不是上级范围的"] : []),
    ...(asked > 1 && !isShare ? ["几年合并只用于占比，此项是截止年一年的数"] : []),
  ];
}
