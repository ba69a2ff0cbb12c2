import type { Indicator } from "@/lib/catalogue/indicators";
import { offeredOrders } from "@/lib/series/published-ranks";
import type { Series } from "@/lib/series/series";
import { heatOrders, sortedLines, sortNames } from "@/lib/series/sort-orders";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { orderedBy } from "@/lib/view/view";
import { type Frame, lastYearOnly, seriesOf, type ViewChart } from "../frame";
import { chartMembers, leftOutNotes, type Members, memberLines } from "../members";
import { referenceOf } from "../reference";

const mostCells = 900;
/** More agencies are not put into an order before the first of them are taken. */
const mostSorted = 2_000;

/** A row for each agency: over the years of one indicator, or over several indicators in the last year, ordered by one of them. */
export async function heatCharts(all: Frame, indicators: readonly Indicator[]): Promise<ViewChart[]> {
  const frame = indicators.length > 1 ? lastYearOnly(all) : all;
  const columns = (frame.span.to - frame.span.from + 1) * indicators.length;
  const most = Math.floor(mostCells / columns);
  const members: Sorted = (await sortedMembers(frame, indicators, most)) ?? (await chartMembers(frame, most));
  const [first, ...beside] = await Promise.all(
    indicators.map(async (indicator): Promise<Series> => {
      const { lines, rows, notes } = await memberLines(frame, members, indicator);
      const reference = await referenceOf(frame, indicator);
      return seriesOf(frame, indicator, [...lines, ...reference], formBreaks(indicator, rows), notes);
    }),
  );
  if (!first) return [];
  const { sortedBy } = members;
  return [
    {
      indicator: beside.length > 0 ? null : (indicators[0] ?? null),
      series: {
        ...first,
        ...(sortedBy ? { sortedBy } : {}),
        beside: beside.map((of) => ({ ...of, notes: [] })),
      },
    },
  ];
}

type Sorted = Members & Pick<Series, "sortedBy">;

/** The members in the order that the view asks for, the first `most` of all of them; null where it asks for none. */
async function sortedMembers(
  frame: Frame,
  indicators: readonly Indicator[],
  most: number,
): Promise<Sorted | null> {
  const { sort } = frame.view;
  const by = orderedBy(frame.view);
  const indicator = indicators.find(({ id }) => id === by);
  if (sort === "code" || indicators.length < 2 || !indicator) return null;
  const refused = async (why: string): Promise<Members> => {
    const { agencies, notes } = await chartMembers(frame, most);
    return { agencies, notes: [...notes, `${why}，仍按${sortNames.code}`] };
  };
  if (!heatOrders.includes(sort) || !offeredOrders(indicator.direction).includes(sort))
    return refused(`本站的色块表不按“${sortNames[sort]}”排列此项`);
  const everyone = await chartMembers(frame, mostSorted);
  if (everyone.notes.length > 0) return refused(`机关超过${mostSorted}个，不排序`);
  const { lines } = await memberLines(frame, everyone, indicator);
  const place = new Map(sortedLines(lines, sort).map(({ key }, at) => [key, at]));
  const last = place.size;
  const sorted = [...everyone.agencies].sort(
    (one, other) => (place.get(one.key) ?? last) - (place.get(other.key) ?? last),
  );
  return {
    agencies: sorted.slice(0, most),
    sortedBy: indicator.id,
    notes: [
      `按${indicator.zh}${sortNames[sort].replace("数值", "")}排列`,
      ...leftOutNotes(sorted.length, most),
    ],
  };
}
