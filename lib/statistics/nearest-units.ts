/** What is known of an agency by year: usable figures alone. */
export type YearValues = ReadonlyMap<number, number>;

export type Nearest = {
  /** The latest two years of the agency itself, or one where it has no more, and its mean over them. */
  years: number[];
  mean: number;
  /** The nearest first, each with the years in which both have a figure, its mean over them and the agency's own. */
  near: { key: string; mean: number; own: number; years: number[] }[];
  /** Candidates that have no figure in as many years as the agency. */
  without: number;
  /** Candidates that are as near as the last one and were left out. */
  tied: number;
};

/** So many years make a mean, so that one unusual year does not decide. */
const meanYears = 2;

/**
 * The candidates nearest to an agency by the logarithm of the ratio of their means over the latest two years in which
 * both have a figure; over one where the agency has no more. Counts have one added to each mean, so that none is
 * infinitely far from few. Among equals the earlier in the list comes first. Null for an agency without a figure.
 */
export function nearestUnits(
  own: YearValues,
  candidates: readonly { key: string; values: YearValues }[],
  { most, counts }: { most: number; counts: boolean },
): Nearest | null {
  const years = latestYears([...own.keys()]);
  if (years.length === 0) return null;
  const measured = candidates.flatMap(({ key, values }) => {
    const common = latestYears([...own.keys()].filter((year) => values.has(year)));
    if (common.length < years.length) return [];
    const means = { mean: meanOver(values, common), own: meanOver(own, common) };
    return [{ key, ...means, years: common, distance: distanceOf(means.own, means.mean, counts) }];
  });
  const sorted = measured.sort((one, other) => one.distance - other.distance);
  const last = sorted[most - 1]?.distance;
  return {
    years,
    mean: meanOver(own, years),
    near: sorted.slice(0, most).map(({ distance: _, ...one }) => one),
    without: candidates.length - measured.length,
    tied: sorted.slice(most).filter(({ distance }) => distance === last).length,
  };
}

/** In their order. */
export const latestYears = (years: readonly number[]): number[] =>
  [...years].sort((a, b) => a - b).slice(-meanYears);

const meanOver = (values: YearValues, years: readonly number[]): number =>
  years.reduce((sum, year) => sum + (values.get(year) ?? Number.NaN), 0) / years.length;

function distanceOf(own: number, other: number, counts: boolean): number {
  const added = counts ? 1 : 0;
  // Without the dust of logarithms: half as many are as near as twice as many.
  return Number(Math.abs(Math.log(own + added) - Math.log(other + added)).toFixed(9));
}
