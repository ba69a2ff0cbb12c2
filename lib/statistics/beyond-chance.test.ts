import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poisson, seededRandom } from "@/lib/specimen/seeded-random";
import { countChangeChance, rare, shareChangeChance } from "./beyond-chance";

/** The same by whole numbers alone: twice the lower tail of Pascal's row, over two to the power of all events. */
function reference(before: number, after: number): number {
  const events = before + after;
  let entry = 1n;
  let tail = 0n;
  for (let count = 0; count <= Math.min(before, after); count += 1) {
    tail += entry;
    entry = (entry * BigInt(events - count)) / BigInt(count + 1);
  }
  const digits = 10n ** 18n;
  const doubled = Number((2n * tail * digits) / 2n ** BigInt(events)) / 1e18;
  return Math.min(1, doubled);
}

describe("the chance of a change of a count", () => {
  it("is what whole numbers give", () => {
    const count = fc.nat({ max: 400 });
    fc.assert(
      fc.property(count, count, (before, after) => {
        expect(Math.abs(countChangeChance(before, after) - reference(before, after))).toBeLessThan(1e-12);
      }),
      { numRuns: 300 },
    );
  });

  // scipy.stats.binomtest(min(a, b), a + b).pvalue, which is what poisson.test of R gives for two years.
  it.each([
    [11, 19, 0.2004884],
    [4, 16, 0.01181793],
    [120, 181, 0.00052242],
    [7, 3, 0.34375],
    [0, 10, 0.001953125],
    [0, 9, 0.00390625],
    [5, 5, 1],
    [0, 0, 1],
  ])("of %i and %i is %d as in SciPy", (before, after, value) => {
    expect(countChangeChance(before, after)).toBeCloseTo(value, 6);
    expect(countChangeChance(after, before)).toBe(countChangeChance(before, after));
  });

  it("stays exact where the counts are those of a province", () => {
    expect(countChangeChance(1_000_000, 1_003_000)).toBeCloseTo(0.034088365, 8);
    expect(countChangeChance(0, 2_000_000)).toBe(0);
  });
});

describe("the chance of a change of a share", () => {
  it("is as published", () => {
    // Fisher (1935): the lady tasting tea, three of four right. Fisher (1962): convictions of twins.
    expect(shareChangeChance({ part: 3, whole: 4 }, { part: 1, whole: 4 })).toBeCloseTo(0.4857, 4);
    expect(shareChangeChance({ part: 2, whole: 17 }, { part: 10, whole: 13 })).toBeCloseTo(0.0005367, 7);
  });

  it("is certainty where the shares are equal, and where nobody has a part", () => {
    expect(shareChangeChance({ part: 5, whole: 10 }, { part: 10, whole: 20 })).toBeCloseTo(1, 9);
    expect(shareChangeChance({ part: 0, whole: 10 }, { part: 0, whole: 30 })).toBeCloseTo(1, 9);
  });

  it("equals the count of all ways to deal out the parts", () => {
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : Array.from({ length: k }, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    for (const [a, n, b, m] of [
      [3, 12, 9, 14],
      [0, 15, 6, 20],
      [18, 30, 5, 25],
    ] as const) {
      const own = choose(n, a) * choose(m, b);
      let [sum, all] = [0, 0];
      for (let x = 0; x <= a + b; x += 1) {
        const ways = choose(n, x) * choose(m, a + b - x);
        all += ways;
        if (ways <= own * (1 + 1e-9)) sum += ways;
      }
      expect(shareChangeChance({ part: a, whole: n }, { part: b, whole: m })).toBeCloseTo(sum / all, 9);
    }
  });
});

/** Both ends of the shortest run of outcomes around the mean that a binomial count leaves in 1 of 100 cases at most. */
function within99(trials: number, chance: number): [number, number] {
  let term = (1 - chance) ** trials;
  let sum = 0;
  let low = -1;
  for (let count = 0; count <= trials; count += 1) {
    sum += term;
    if (low < 0 && sum > 0.005) low = count;
    if (sum >= 0.995) return [low, count];
    term *= ((trials - count) / (count + 1)) * (chance / (1 - chance));
  }
  return [low, trials];
}

/**
 * Counts are whole, so the chance jumps from one count to the next and the test keeps below its level, far below for
 * small means: there it must not exceed the interval of 0.2 %. At a mean of thousands a step is a twentieth of the
 * level, and the alarms must lie in the interval, at both ends.
 */
describe("false alarms at a level of 0.2 % in counts that only chance makes differ", () => {
  const trials = 20_000;
  const alarms = (mean: number) => {
    const random = seededRandom(`alarms/${mean}`);
    let found = 0;
    for (let trial = 0; trial < trials; trial += 1)
      if (countChangeChance(poisson(random, mean), poisson(random, mean)) < rare) found += 1;
    return found;
  };
  const [least, most] = within99(trials, rare);

  it.each([0.3, 2, 8, 40])("are at most as many as the interval allows at a mean of %d", (mean) => {
    expect(alarms(mean)).toBeLessThanOrEqual(most);
  });

  it.each([3000, 20_000])("lie in the interval at a mean of %i", (mean) => {
    const found = alarms(mean);
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });
});
