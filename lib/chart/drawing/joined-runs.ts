import { hasLowCoverage, type Point, type SeriesBreak } from "@/lib/series/series";

/** Whether a figure stands by itself, hollow: it rests on too few agencies, or cannot be true. */
export const isHollow = (point: Point): boolean =>
  point.value !== null && (hasLowCoverage(point) || point.reported === 0);

/** Whether a line goes from one shown year to the next: over no gap, no hollow figure, no break that parts it. */
export function joins(before: Point, now: Point, breaks: readonly SeriesBreak[]): boolean {
  if (before.value === null || now.value === null || isHollow(before) || isHollow(now)) return false;
  return !isParted(before.year, now.year, breaks);
}

/** Whether a break between two years parts a line. */
export const isParted = (before: number, now: number, breaks: readonly SeriesBreak[]): boolean =>
  breaks.some(({ year, joined }) => !joined && year > before && year <= now);

/**
 * The figures of a line as a pen draws them: each run is one stroke, in the order of the years. `years` are those
 * shown: one without a point parts the line as one without a figure does.
 */
export function joinedRuns(
  points: readonly Point[],
  years: readonly number[],
  breaks: readonly SeriesBreak[],
): Point[][] {
  const runs: Point[][] = [];
  let last: Point | undefined;
  for (const year of years) {
    const point = points.find((one) => one.year === year);
    const run = runs.at(-1);
    if (point && last && run && joins(last, point, breaks)) run.push(point);
    else if (point && point.value !== null) runs.push([point]);
    last = point;
  }
  return runs;
}

/**
 * An SVG path through runs of figures; a run of one is a point, which a round cap shows. Hollow figures are marks of
 * their own and left out. Px to two decimals.
 */
export function openPath(
  runs: readonly (readonly Point[])[],
  x: (year: number) => number,
  y: (value: number) => number,
): string {
  return runs
    .filter(([first]) => first && !isHollow(first))
    .map((run) => {
      const corners = run.flatMap(({ year, value }) =>
        value === null ? [] : [`${round(x(year))},${round(y(value))}`],
      );
      return `M${corners.join("L")}${corners.length === 1 ? "h0" : ""}`;
    })
    .join("");
}

function round(px: number): number {
  return Math.round(px * 100) / 100;
}
