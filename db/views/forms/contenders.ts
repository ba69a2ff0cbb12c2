import type { Indicator } from "@/lib/catalogue/indicators";
import { offeredOrders } from "@/lib/series/published-ranks";
import type { Line, Point, Standing } from "@/lib/series/series";
import { sortedLines, sortNames } from "@/lib/series/sort-orders";
import { pooledFigure } from "@/lib/statistics/pooled-years";
import { isRanked, type RankEntry } from "@/lib/statistics/standings";
import { agencyLink } from "@/lib/view/addresses";
import type { View } from "@/lib/view/view";
import { type Frame, lastYearOnly } from "../frame";
import { agencyPoint } from "../lines";
import { type Members, memberRows } from "../members";

/** More are listed without places, as places among a part of them would say nothing. */
export const mostRanked = 600;

/** The last year of a ranking, of a share with the years that the view puts together in it. */
export function rankedYears(all: Frame, indicator: Indicator): { pool: number; frame: Frame } {
  const { span, view } = all;
  const pool = indicator.kind === "rate" ? view.pool : 1;
  const pooled = { from: span.to - pool + 1, to: span.to };
  return { pool, frame: { ...lastYearOnly(all), ...(pool > 1 ? { pooled } : {}) } };
}

export type RankedAgency = { line: Omit<Line, "points" | "scope">; own: RankEntry; point: Point };

/** Every agency that was there in the last year, with its figure and that of the year before. */
export async function contenders(
  { span, ...all }: Frame,
  { agencies }: Members,
  indicator: Indicator,
  pool: number,
): Promise<RankedAgency[]> {
  const from = span.to - Math.max(1, pool - 1);
  const rows = await memberRows({ ...all, span: { from, to: span.to } }, agencies, indicator);
  return agencies.flatMap(({ key, name, role }): RankedAgency[] => {
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

/** Each as a line that says how it stands, in the order that the view asks for, if this site offers it; a note where it does not. */
export function standingLines(
  { view }: Frame,
  { direction }: Indicator,
  entries: readonly RankedAgency[],
  found: readonly Standing[],
): { lines: Line[]; notes: string[] } {
  const lines = entries.flatMap(({ line, own, point }, at): Line[] => {
    const standing = found[at];
    return standing ? [{ ...line, scope: own.figure.scope, points: [{ ...point, standing }] }] : [];
  });
  const isOffered = offeredOrders(direction).includes(view.sort);
  return {
    lines: sortedLines(lines, isOffered ? view.sort : "code"),
    notes: isOffered ? [] : [`本站不按“${sortNames[view.sort]}”公布此项，仍按${sortNames.code}`],
  };
}

/** Of years put together: who has not all of them; of levels, that they are not. */
export function pooledNotes(
  { kind }: Indicator,
  all: readonly RankEntry[],
  { pool, asked }: { pool: number; asked: View },
): string[] {
  const part = all.filter(({ figure, years }) => isRanked(figure) && years.length < pool).length;
  return [
    ...(part > 0 ? [`合并的${pool}年中，${part}个机关只有一部分年份有可用的数`] : []),
    ...(asked.pool > 1 && kind !== "rate" ? ["几年合并只用于占比，此项是截止年一年的数"] : []),
  ];
}
