import { logGamma } from "./gamma-function";

/** What chance alone brings about less often than this is worth a word: limits of 99.8 %, as in funnel plots. */
export const rare = 0.002;

/**
 * How probable so large a difference of two counts is if both vary as Poisson says about one mean: given their sum, each is
 * binomial with ½ (Przyborowski and Wilenski 1940). Two-sided: twice the smaller tail, at most 1.
 */
export const countChangeChance = (before: number, now: number): number =>
  Math.exp(lnCountChangeChance(before, now));

/** Its logarithm: of counts of a whole country the chance itself is too small for a number. */
export function lnCountChangeChance(before: number, now: number): number {
  const all = before + now;
  const least = Math.min(before, now);
  // The tail in parts of its largest term.
  let term = 1;
  let tail = 1;
  for (let k = least; k > 0 && term > tail * 1e-17; k -= 1) {
    term *= k / (all - k + 1);
    tail += term;
  }
  return Math.min(0, logChoose(all, least) - all * Math.LN2 + Math.log(2 * tail));
}

/** Part and whole of a share. */
export type Share = { part: number; whole: number };

/**
 * How probable so large a difference of two shares is if both are of one rate: Fisher's exact test, two-sided, the sum of all
 * tables that are no more probable than the one at hand.
 */
export const shareChangeChance = (before: Share, now: Share): number =>
  Math.exp(lnShareChangeChance(before, now));

export function lnShareChangeChance(before: Share, now: Share): number {
  const parts = before.part + now.part;
  const whole = before.whole + now.whole;
  const least = Math.max(0, parts - before.whole);
  const most = Math.min(parts, now.whole);
  const logOf = (x: number) =>
    logChoose(now.whole, x) + logChoose(before.whole, parts - x) - logChoose(whole, parts);
  // Equal tables differ by dust.
  const own = logOf(now.part);
  let sum = 0;
  for (let x = least; x <= most; x += 1) {
    const further = logOf(x) - own;
    if (further <= 1e-7) sum += Math.exp(further);
  }
  return Math.min(0, own + Math.log(sum));
}

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
