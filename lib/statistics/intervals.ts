import type { Interval } from "@/lib/series/series";
import { gammaQuantile } from "./gamma-function";

/** How sure an interval is, with what of the normal distribution lies outside on either side and from where on. */
export const sureness = {
  95: { tail: 0.025, z: 1.959963984540054 },
  99.8: { tail: 0.001, z: 3.090232306167813 },
} as const;
export type Sureness = keyof typeof sureness;

/** Wilson's interval of a share, between 0 and 1; the whole is more than 0, the part no more than it. */
export function wilsonInterval(part: number, whole: number, sure: Sureness = 95): Interval {
  const { z } = sureness[sure];
  const weight = z ** 2 / whole;
  const middle = (part / whole + weight / 2) / (1 + weight);
  const half =
    (z / (1 + weight)) * Math.sqrt((part / whole) * (1 - part / whole) * (1 / whole) + weight / 4 / whole);
  // At the ends the formula gives 0 and 1 but for dust.
  return { low: part === 0 ? 0 : middle - half, high: part === whole ? 1 : middle + half };
}

/** The exact interval of a count that varies as Poisson says (Garwood 1936), by quantiles of the Gamma distribution. */
export function poissonInterval(count: number, sure: Sureness = 95): Interval {
  const { tail, z } = sureness[sure];
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count, -z),
    high: gammaQuantile(1 - tail, count + 1, z),
  };
}
