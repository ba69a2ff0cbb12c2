/**
 * How likely chance alone makes two counts of the same mean differ as much as these, or more: the exact conditional
 * test of two Poisson counts (Przyborowski and Wilenski 1940), by which each of all events falls to either year with
 * probability ½. Two-sided, so between 0 and 1. The counts are whole and not negative.
 */
export function chanceOfChange(before: number, after: number): number {
  const events = before + after;
  const fewer = Math.min(before, after);
  let term = 1;
  let tail = 1;
  for (let count = fewer; count > 0; count -= 1) {
    term *= count / (events - count + 1);
    tail += term;
    if (term < tail * Number.EPSILON) break;
  }
  return Math.min(1, 2 * tail * Math.exp(lnHalvings(events, fewer)));
}

/** ln of the probability that of so many throws of a coin exactly `heads` are heads. */
const lnHalvings = (throws: number, heads: number) =>
  lnFactorial(throws) - lnFactorial(heads) - lnFactorial(throws - heads) - throws * Math.LN2;

/** From here on Stirling's series is as exact as the numbers are. */
const large = 24;

function lnFactorial(whole: number): number {
  if (whole < large) {
    let product = 1;
    for (let factor = 2; factor <= whole; factor += 1) product *= factor;
    return Math.log(product);
  }
  const series = 1 / (12 * whole) - 1 / (360 * whole ** 3) + 1 / (1260 * whole ** 5);
  return whole * Math.log(whole) - whole + Math.log(2 * Math.PI * whole) / 2 + series;
}
