import { describe, expect, it } from "vitest";
import { type Measured, rankIntervals } from "./rank-intervals";
import { betaDraw, gammaDraw, seededUniform } from "./seeded-draws";

const shares: Measured[] = [
  [90, 100],
  [85, 100],
  [80, 100],
  [8, 10],
  [300, 500],
  [30, 60],
  [4, 12],
  [0, 15],
];
const counts: Measured[] = [[120], [100], [95], [60], [41], [40], [12], [3], [0]];

describe("places by chance", () => {
  it.each([
    ["shares", shares],
    ["counts", counts],
  ])("of %s are those of draws made another way", (_, measured) => {
    const found = rankIntervals(measured, "a");
    const plain = plainIntervals(measured);
    for (const [index, { best, worst }] of plain.entries()) {
      expect(Math.abs((found[index]?.best ?? 0) - best)).toBeLessThanOrEqual(1);
      expect(Math.abs((found[index]?.worst ?? 0) - worst)).toBeLessThanOrEqual(1);
    }
    const exact = found.filter(
      ({ best, worst }, index) => plain[index]?.best === best && plain[index]?.worst === worst,
    );
    expect(exact.length).toBeGreaterThanOrEqual(measured.length - 2);
  });

  it("are the same for the same seed", () => {
    expect(rankIntervals(shares, "2026-01-31.1")).toEqual(rankIntervals(shares, "2026-01-31.1"));
  });

  it("are certain where the figures are far apart, and open where the bases are small", () => {
    expect(rankIntervals([[9_000], [500], [10]], "a")).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
      { best: 3, worst: 3 },
    ]);
    const alike = Array.from({ length: 20 }, (): Measured => [5, 10]);
    for (const { best, worst } of rankIntervals(alike, "a")) {
      expect(best).toBeLessThanOrEqual(2);
      expect(worst).toBeGreaterThanOrEqual(19);
    }
  });
});

it("draws have the mean and the variance of their distributions", () => {
  const uniform = seededUniform("moments");
  for (const shape of [0.5, 1.5, 40.5]) {
    const { mean, variance } = moments(() => gammaDraw(shape, uniform));
    expect(mean / shape).toBeCloseTo(1, 1);
    expect(variance / shape).toBeCloseTo(1, 1);
  }
  const { mean, variance } = moments(() => betaDraw(3.5, 7.5, uniform));
  expect(mean).toBeCloseTo(3.5 / 11, 2);
  expect(variance).toBeCloseTo((3.5 * 7.5) / (11 ** 2 * 12), 3);
});

function moments(draw: () => number) {
  const drawn = Array.from({ length: 60_000 }, draw);
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  return { mean, variance: drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length };
}

/** A Gamma of k + ½ as k waiting times and half a squared normal, ranked by comparing each with each. */
function plainIntervals(measured: readonly Measured[]): { best: number; worst: number }[] {
  const rounds = 6_000;
  let state = 12345;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const high = state >>> 8;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (high * 2 ** 24 + (state >>> 8) + 0.5) / 2 ** 48;
  };
  const halfGamma = (k: number) => {
    const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    let sum = normal ** 2 / 2;
    for (let i = 0; i < k; i += 1) sum -= Math.log(uniform());
    return sum;
  };
  const places = measured.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    const drawn = measured.map(([part, whole]) => {
      const first = halfGamma(part);
      return whole === undefined ? first : first / (first + halfGamma(whole - part));
    });
    for (const [index, own] of places.entries())
      own.push(1 + drawn.filter((other) => other > (drawn[index] ?? 0)).length);
  }
  return places.map((own) => {
    own.sort((a, b) => a - b);
    return { best: own[rounds * 0.025 - 1] ?? 0, worst: own[rounds * 0.975 - 1] ?? 0 };
  });
}
