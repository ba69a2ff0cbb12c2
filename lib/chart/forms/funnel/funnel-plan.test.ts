import { expect, it } from "vitest";
import { sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { AgainstGroup, Series } from "@/lib/series/series";
import { planFunnel } from "./funnel-plan";

const size = { width: 900, height: 460 };

/** Agencies with their parts and wholes, and where each lies; 44 of 100 together. */
function funnelOf(
  given: Readonly<Record<string, [part: number, whole: number, against: AgainstGroup | null]>>,
  more: Partial<Series> = {},
): Series {
  const lines = Object.entries(given).map(([name, [part, whole, against]]) => {
    const line = sampleRate(name, [[part, whole]]);
    const standing = {
      years: [2019],
      interval: null,
      rank: null,
      distance: null,
      against,
      change: null,
      before: null,
      beyondChance: false,
    };
    const isSmall = whole < 10;
    return {
      ...line,
      points: line.points.map((point) => ({
        ...point,
        part,
        whole,
        value: isSmall ? null : part / whole,
        missing: isSmall ? ("no_base" as const) : null,
        standing,
      })),
    };
  });
  return sampleSeries(lines, {
    unit: "%",
    title: "公开率",
    together: { part: 44, whole: 100, n: 4 },
    ...more,
  });
}

const usual = funnelOf({
  甲街道: [45, 50, "far_above"],
  乙镇: [22, 45, "level"],
  丙乡: [15, 48, "above"],
  丁镇: [4, 4, null],
});

it("draws limits on which a share is just as many standard deviations from the rate as they say", () => {
  const { limits, up, along } = planFunnel(usual, size);
  expect(limits.map(({ sure }) => sure)).toEqual([95, 95, 99.8, 99.8]);
  const number = (text: string) => Number(text.replace("%", ""));
  const axis = (ticks: readonly { at: number; text: string }[]) => {
    const [from, to] = [ticks[0], ticks.at(-1)];
    if (!from || !to) throw new Error("two ticks");
    const step = (number(to.text) - number(from.text)) / (to.at - from.at);
    return (px: number) => number(from.text) + (px - from.at) * step;
  };
  const [whole, share] = [axis(along.ticks), axis(up.ticks)];
  for (const { sure, path } of limits) {
    const corners = [...path.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(corners.length).toBeGreaterThan(20);
    for (const [x = 0, y = 0] of corners) {
      const away = Math.abs(share(y) / 100 - 0.44) / Math.sqrt((0.44 * 0.56) / whole(x));
      expect(away).toBeCloseTo(sure === 95 ? 1.96 : 3.09, 1);
    }
  }
});

it("names those outside the wider limits, and leaves small ones hollow and unnamed", () => {
  const { dots, labels } = planFunnel(usual, size);
  expect(labels.map(({ text }) => text)).toEqual(["甲街道"]);
  expect(dots.filter(({ hollow }) => hollow).map(({ line }) => line.name)).toEqual(["丁镇"]);
  expect(planFunnel({ ...usual, withholdsRanks: true }, size).labels).toEqual([]);
});

it("goes by square roots where a few are far larger than the others, with round numbers that stand clear", () => {
  const few = funnelOf({
    甲: [5, 12, "level"],
    乙: [9, 20, "level"],
    丙: [6, 15, "level"],
    丁: [400, 900, "level"],
  });
  const { along } = planFunnel(few, { width: 340, height: 380 });
  expect(along.title).toContain("平方根刻度");
  expect(planFunnel(usual, size).along.title).not.toContain("平方根");
  const texts = along.ticks.map(({ text }) => text);
  expect(texts[0]).toBe("0");
  for (const text of texts) expect(text.replace(",", "")).toMatch(/^[0-9]0*$|^1000$/);
  const gaps = along.ticks.slice(1).map(({ at }, index) => at - (along.ticks[index]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(18);
});

it("draws shares without limits where there is nothing that they could be about", () => {
  const { together: _, ...alone } = funnelOf({ 甲: [5, 12, null] });
  const plan = planFunnel(alone, size);
  expect(plan.limits).toEqual([]);
  expect(plan.middle).toBeNull();
  expect(plan.dots).toHaveLength(1);
});
