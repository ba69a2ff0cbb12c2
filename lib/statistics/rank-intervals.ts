import { betaDraw, gammaDraw, seededUniform, type Uniform } from "./seeded-draws";

/** What chance is reckoned from: a count, or the part and whole of a share. */
export type Measured = readonly [count: number] | readonly [part: number, whole: number];

const draws = 2_000;
const tail = 0.025;

/**
 * Between which places each stands with a probability of 95 %, the largest first: of draws from what its figure leaves open,
 * Beta(part + ½, whole − part + ½) of a share and Gamma(count + ½) of a count (Jeffreys). The same seed gives the same places.
 */
export function rankIntervals(
  measured: readonly Measured[],
  seed: string,
): { best: number; worst: number }[] {
  const uniform = seededUniform(seed);
  const n = measured.length;
  const drawn = new Float64Array(n);
  const counts = Array.from({ length: n }, () => new Uint16Array(n + 1));
  for (let round = 0; round < draws; round += 1) {
    let at = 0;
    for (const one of measured) drawn[at++] = draw(one, uniform);
    const sorted = drawn.slice().sort();
    at = 0;
    for (const own of counts) {
      const place = n - firstAbove(sorted, drawn[at++] ?? Number.NaN) + 1;
      own[place] = (own[place] ?? Number.NaN) + 1;
    }
  }
  return counts.map((own) => ({ best: placeAt(own, draws * tail), worst: placeAt(own, draws * (1 - tail)) }));
}

function draw(measured: Measured, uniform: Uniform): number {
  const part = measured[0];
  const whole = measured[1];
  return whole === undefined
    ? gammaDraw(part + 0.5, uniform)
    : betaDraw(part + 0.5, whole - part + 0.5, uniform);
}

/** How many of the sorted values are no larger. */
function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place up to which so many draws stand. */
function placeAt(counts: Uint16Array, wanted: number): number {
  let sum = 0;
  for (const [place, count] of counts.entries()) {
    sum += count;
    if (sum >= wanted) return place;
  }
  return counts.length - 1;
}
