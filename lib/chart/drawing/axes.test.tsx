import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { roundTicks } from "./axes";

const counts = fc.array(fc.integer({ min: -1_000_000, max: 50_000_000 }), { minLength: 1, maxLength: 20 });

describe("ticks of a value axis", () => {
  it("are three to five, evenly apart, round, and cover every value", () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (values, zero) => {
        const { low, high, ticks } = roundTicks(values, { zero, whole: true });
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
        expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
        const step = (high - low) / (ticks.length - 1);
        expect(String(step)).toMatch(/^(1|2|25|5)0*$/);
        expect(ticks.every(Number.isInteger)).toBe(true);
        if (zero) expect(ticks).toContain(0);
      }),
    );
  });

  it("begin at zero unless all values lie close together far above it", () => {
    expect(roundTicks([36, 63], { zero: false, whole: true }).ticks).toEqual([0, 20, 40, 60, 80]);
    expect(roundTicks([91, 97], { zero: false, whole: true }).low).toBe(90);
    expect(roundTicks([91, 97], { zero: true, whole: true }).low).toBe(0);
    expect(roundTicks([312], { zero: false, whole: true }).low).toBe(0);
  });

  it("stand for nothing and for nought alone too", () => {
    expect(roundTicks([], { zero: false, whole: true }).ticks).toEqual([0, 1, 2]);
    expect(roundTicks([0, 0], { zero: false, whole: true }).ticks).toEqual([0, 1, 2]);
  });

  it("divide shares without rests of binary fractions", () => {
    expect(roundTicks([0.1, 0.28], { zero: true, whole: false }).ticks).toEqual([0, 0.1, 0.2, 0.3]);
    expect(roundTicks([0.2, 1], { zero: true, whole: false }).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });
});
