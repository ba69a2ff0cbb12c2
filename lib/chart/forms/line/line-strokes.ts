import { isHollow, isParted } from "@/lib/chart/drawing/joined-runs";
import { pointOf } from "@/lib/export/figure-rows";
import type { Line, Series } from "@/lib/series/series";

/** A part of a line that Office draws as a series of its own: its figures by year, null where it has none. */
export type Stroke = { name: string; values: (number | null)[]; hollow: boolean };

/**
 * A line as the series that draw it as the pages do: one for each stretch between breaks that may not be joined, and
 * others, of single points, for figures that rest on too few agencies or cannot be true. The last stretch has the
 * name of the line; the others say what they are, as a legend and a workbook show them.
 */
export function lineStrokes(line: Line, { years, breaks }: Pick<Series, "years" | "breaks">): Stroke[] {
  const places = placesOf(line, years, breaks);
  const last = places.at(-1)?.stretch ?? 0;
  const stroke = (name: string, hollow: boolean, wanted: (place: Place) => boolean): Stroke => ({
    name,
    hollow,
    values: places.map((place) => (wanted(place) ? place.value : null)),
  });
  const stretches = Array.from({ length: last + 1 }, (_, number) => {
    const own = places.filter(({ stretch }) => stretch === number).map(({ year }) => year);
    const name = number === last ? line.name : `${line.name}（${spanOf(own)}）`;
    return stroke(name, false, ({ stretch, hollow }) => stretch === number && !hollow);
  });
  const apart = [0, 1].map((side) =>
    stroke(
      `${line.name}（不与前后相连${side === 0 ? "" : "，续"}）`,
      true,
      ({ hollow, index }) => hollow && index % 2 === side,
    ),
  );
  return [...stretches, ...apart].filter(
    ({ name, values }) => name === line.name || values.some((value) => value !== null),
  );
}

type Place = { year: number; index: number; value: number | null; hollow: boolean; stretch: number };

function placesOf(line: Line, years: readonly number[], breaks: Series["breaks"]): Place[] {
  let stretch = 0;
  return years.map((year, index) => {
    const before = years[index - 1];
    if (before !== undefined && isParted(before, year, breaks)) stretch += 1;
    const point = pointOf(line, year);
    return { year, index, value: point.value, hollow: isHollow({ ...point, href: null }), stretch };
  });
}

function spanOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  return first === last ? `${first}年` : `${first}–${last}年`;
}
