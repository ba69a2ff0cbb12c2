import { describe, expect, it } from "vitest";
import { countChangeChance, shareChangeChance } from "./beyond-chance";

describe("the chance of a change of a count", () => {
  it("is that of a coin thrown so often", () => {
    // 5 of 20 throws: 2 × 21700 / 2^20.
    expect(countChangeChance(5, 15)).toBeCloseTo((2 * 21_700) / 2 ** 20, 12);
    expect(countChangeChance(15, 5)).toBeCloseTo(countChangeChance(5, 15), 12);
    expect(countChangeChance(0, 9)).toBeCloseTo(2 / 2 ** 9, 12);
  });

  it("is certainty where nothing changed", () => {
    expect(countChangeChance(0, 0)).toBe(1);
    expect(countChangeChance(12, 12)).toBe(1);
  });

  it("equals the sum of whole numbers of ways", () => {
    for (const [before, now] of [
      [3, 10],
      [20, 45],
      [31, 60],
    ] as const) {
      const all = before + now;
      let [ways, sum] = [1n, 0n];
      for (let k = 0n; k <= BigInt(Math.min(before, now)); k += 1n) {
        sum += ways;
        ways = (ways * (BigInt(all) - k)) / (k + 1n);
      }
      const exact = (2 * Number((sum * 10n ** 18n) / 2n ** BigInt(all))) / 1e18;
      expect(countChangeChance(before, now)).toBeCloseTo(exact, 12);
    }
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
