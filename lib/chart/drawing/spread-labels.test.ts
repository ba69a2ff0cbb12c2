import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadLabels } from "./spread-labels";

describe("labels at the ends of lines", () => {
  it("stay where they are when there is room", () => {
    expect(spreadLabels([100, 20, 60], 16, 0, 200)).toEqual([100, 20, 60]);
  });

  it("move apart about their middle", () => {
    expect(spreadLabels([50, 50], 16, 0, 100)).toEqual([42, 58]);
  });

  it("never overlap, never leave the plot and keep their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 350, noNaN: true }), { maxLength: 18 }), (wishes) => {
        const places = spreadLabels(wishes, 16, 0, 300);
        expect(places).not.toBeNull();
        const sorted = [...(places ?? [])].sort((a, b) => a - b);
        for (const [index, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-6);
          expect(place).toBeLessThanOrEqual(300 + 1e-6);
          const next = sorted[index + 1];
          if (next !== undefined) expect(next - place).toBeGreaterThanOrEqual(16 - 1e-6);
        }
        for (const [i, a] of wishes.entries())
          for (const [j, b] of wishes.entries())
            if (a < b) expect(places?.[i]).toBeLessThan(places?.[j] ?? Number.NaN);
      }),
    );
  });

  it("say so when they cannot fit", () => {
    expect(spreadLabels([1, 2, 3], 16, 0, 20)).toBeNull();
  });
});
