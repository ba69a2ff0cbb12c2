/** Ends and ticks of a value axis; the ends are ticks. */
export type ValueAxis = { low: number; high: number; ticks: number[] };

const steps = [1, 2, 2.5, 5];

/**
 * Three to five round ticks that cover `values`, from zero, or from a round number below the smallest where
 * `zero` is false and all values lie in the upper quarter and differ. Steps of a `whole` axis are whole numbers.
 */
export function roundTicks(
  values: readonly number[],
  { zero, whole }: { zero: boolean; whole: boolean },
): ValueAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const none = values.length === 0;
  const fromZero = zero || none || least === most || least <= most * 0.75;
  const low = none ? 0 : fromZero ? Math.min(0, least) : least;
  const high = none ? 0 : fromZero ? Math.max(0, most) : most;
  const span = high - low;
  let power = span > 0 ? Math.floor(Math.log10(span / 5)) : whole ? 0 : -1;
  if (whole) power = Math.max(0, power);
  for (; ; power++)
    for (const base of steps) {
      const step = base * 10 ** power;
      if (whole && !Number.isInteger(step)) continue;
      const first = Math.floor(round(low / step));
      const last = Math.max(Math.ceil(round(high / step)), first + 2);
      if (last - first > 4) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
      return { low: round(first * step), high: round(last * step), ticks };
    }
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
