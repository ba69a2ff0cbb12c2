import { describe, expect, it } from "vitest";
import { gammaBelow, gammaQuantile } from "./gamma-function";
import { poissonInterval, wilsonInterval } from "./intervals";

describe("Wilson's interval", () => {
  // Newcombe (1998), Statistics in Medicine 17: 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is as published", (part, whole, low, high) => {
    const interval = wilsonInterval(part, whole);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("ends at 1 where all are meant, and stays wide for one of one", () => {
    expect(wilsonInterval(1, 1).high).toBe(1);
    expect(wilsonInterval(1, 1).low).toBeCloseTo(0.2065, 4);
  });

  it("is where the score of the rate reaches the quantile, found by halving", () => {
    for (const [part, whole] of [
      [3, 11],
      [40, 41],
      [250, 1000],
    ] as const)
      for (const [sure, z] of [
        [95, 1.959963984540054],
        [99.8, 3.090232306167813],
      ] as const) {
        const { low, high } = wilsonInterval(part, whole, sure);
        const share = part / whole;
        const score = (rate: number) => Math.abs(share - rate) / Math.sqrt((rate * (1 - rate)) / whole);
        expect(low).toBeCloseTo(
          halved(1e-12, share, (rate) => score(rate) > z),
          9,
        );
        expect(high).toBeCloseTo(
          halved(share, 1 - 1e-12, (rate) => score(rate) < z),
          9,
        );
      }
  });
});

/** Where a condition that holds at the beginning ceases to. */
function halved(from: number, to: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 200; round += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

describe("the exact interval of a count", () => {
  // Garwood (1936), as in the tables of Ulm (1990), American Journal of Epidemiology 131: 373.
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [20, 12.217, 30.888],
    [100, 81.36, 121.63],
  ])("of %i is as published", (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, 2);
    expect(interval.high).toBeCloseTo(high, 2);
  });

  it("leaves one in forty on either side, summed term by term", () => {
    for (const [sure, tail] of [
      [95, 0.025],
      [99.8, 0.001],
    ] as const)
      for (const count of [1, 2, 7, 36, 150]) {
        const { low, high } = poissonInterval(count, sure);
        expect(1 - poissonUpTo(count - 1, low)).toBeCloseTo(tail, 9);
        expect(poissonUpTo(count, high)).toBeCloseTo(tail, 9);
      }
  });

  it("holds for large counts, where it comes near that of the normal distribution", () => {
    const { low, high } = poissonInterval(11_398_889);
    expect((11_398_889 - low) / Math.sqrt(11_398_889)).toBeCloseTo(1.96, 2);
    expect((high - 11_398_889) / Math.sqrt(11_398_889)).toBeCloseTo(1.96, 2);
  });
});

/** The chance of no more than so many, by its definition. */
function poissonUpTo(count: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), Math.exp(-mean)];
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

it("the gamma function and its quantile undo each other", () => {
  for (const shape of [1, 2.5, 17, 4000])
    for (const [share, z] of [
      [0.001, -3.09],
      [0.5, 0],
      [0.975, 1.96],
    ] as const)
      expect(gammaBelow(shape, gammaQuantile(share, shape, z))).toBeCloseTo(share, 9);
});
