import { logGamma } from "./gamma-function";

/**
 * How probable so large a difference of two counts is if both vary as Poisson says about one mean: given their sum, each is
 * binomial with ½ (Przyborowski and Wilenski 1940). Two-sided: twice the smaller tail, at most 1.
 */
export function countChangeChance(before: number, now: number): number {
  const all = before + now;
  const least = Math.min(before, now);
  let logTerm = logChoose(all, least) - all * Math.LN2;
  let tail = 0;
  for (let k = least; k >= 0 && (k === least || Math.exp(logTerm) > tail * 1e-17); k -= 1) {
    tail += Math.exp(logTerm);
    logTerm += Math.log(k) - Math.log(all - k + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Part and whole of a share. */
export type Share = { part: number; whole: number };

/**
 * How probable so large a difference of two shares is if both are of one rate: Fisher's exact test, two-sided, the sum of all
 * tables that are no more probable than the one at hand.
 */
export function shareChangeChance(before: Share, now: Share): number {
  const parts = before.part + now.part;
  const whole = before.whole + now.whole;
  const least = Math.max(0, parts - before.whole);
  const most = Math.min(parts, now.whole);
  const logOf = (x: number) =>
    logChoose(now.whole, x) + logChoose(before.whole, parts - x) - logChoose(whole, parts);
  // Equal tables differ by dust.
  const limit = logOf(now.part) + 1e-7;
  let sum = 0;
  for (let x = least; x <= most; x += 1) {
    const term = logOf(x);
    if (term <= limit) sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
