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
