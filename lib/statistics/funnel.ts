import type { AgainstGroup, Interval } from "@/lib/series/series";
import { type Sureness, sureness } from "./intervals";

/**
 * Between which shares agencies with such a whole lie if only chance divides them from the rate of all. It is Wilson's interval
 * turned round: a share is outside exactly where its own interval leaves the rate out, so what is drawn and what is said agree.
 */
export function funnelLimits(rate: number, whole: number, sure: Sureness): Interval {
  const half = sureness[sure].z * Math.sqrt((rate * (1 - rate)) / whole);
  return { low: Math.max(0, rate - half), high: Math.min(1, rate + half) };
}

/** Where a share lies against the rate of all. */
export function againstRate(part: number, whole: number, rate: number): AgainstGroup {
  const share = part / whole;
  const [wide, narrow] = [funnelLimits(rate, whole, 99.8), funnelLimits(rate, whole, 95)];
  if (share > wide.high) return "far_above";
  if (share < wide.low) return "far_below";
  if (share > narrow.high) return "above";
  return share < narrow.low ? "below" : "level";
}
