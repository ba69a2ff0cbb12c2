import fc from "fast-check";
import { expect, it } from "vitest";
import { againstRate, funnelLimits } from "./funnel";
import { wilsonInterval } from "./intervals";

const cases = fc.record({
  whole: fc.integer({ min: 10, max: 5000 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  rate: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
});

it("a share is outside the funnel exactly where its own interval leaves the rate out", () => {
  fc.assert(
    fc.property(cases, ({ whole, share, rate }) => {
      const part = Math.round(whole * share);
      const { low, high } = wilsonInterval(part, whole);
      const found = againstRate(part, whole, rate);
      if (Math.min(Math.abs(rate - low), Math.abs(rate - high)) < 1e-9) return;
      expect(found.endsWith("above")).toBe(rate < low);
      expect(found.endsWith("below")).toBe(rate > high);
    }),
  );
});

it("is far outside only beyond 99.8 %", () => {
  // 100 with a rate of a half: the standard error is 0.05.
  expect(againstRate(59, 100, 0.5)).toBe("level");
  expect(againstRate(60, 100, 0.5)).toBe("above");
  expect(againstRate(65, 100, 0.5)).toBe("above");
  expect(againstRate(66, 100, 0.5)).toBe("far_above");
  expect(againstRate(40, 100, 0.5)).toBe("below");
  expect(againstRate(34, 100, 0.5)).toBe("far_below");
  const { low, high } = funnelLimits(0.5, 100, 95);
  expect([low, high]).toEqual([expect.closeTo(0.402, 3), expect.closeTo(0.598, 3)]);
});

it("stays between none and all, and says nothing where all are alike", () => {
  expect(funnelLimits(0.02, 10, 99.8).low).toBe(0);
  expect(funnelLimits(0.98, 10, 99.8).high).toBe(1);
  expect(againstRate(20, 20, 1)).toBe("level");
  expect(againstRate(0, 20, 0)).toBe("level");
});
