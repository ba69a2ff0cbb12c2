import type { Point } from "@/lib/series/series";

/**
 * Between which values a figure may lie: of one that says 约, 余 or the like, half a step of its last digit that is
 * not zero to either side; 约400 is between 350 and 450.
 */
export function possibleRange({ value, approximate }: Pick<Point, "value" | "approximate">) {
  const exact = value ?? Number.NaN;
  if (!approximate || exact === 0) return { low: exact, high: exact };
  let step = 1;
  while (exact % (step * 10) === 0) step *= 10;
  return { low: exact - step / 2, high: exact + step / 2 };
}
