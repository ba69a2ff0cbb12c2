import { describe, expect, it } from "vitest";
import type { Series } from "@/lib/series/series";
import { nearestSpot, neighbourSpot, type Spot } from "../drawing/spots";
import { sampleCrowd, sampleLine, sampleSeries } from "../fixtures/sample-series";
import { drawings } from "./drawings";
import type { DrawnForm } from "./forms";

const size = { width: 700, height: 340 };
const series = sampleSeries([sampleLine("甲街道", [10, "blank", 30]), sampleLine("乙街道", [20, 20, 20])]);
const spotsOf = (form: DrawnForm, shown: Series) => drawings[form].spots(shown, size);
const near = (form: DrawnForm, spots: Spot[], at: { x: number; y: number }) =>
  nearestSpot(spots, at, drawings[form].distance);
const beside = (form: DrawnForm, spots: Spot[], from: Spot, key: string) =>
  neighbourSpot(spots, from, key, drawings[form].arrows);
const named = (spot: Spot | null) => spot && `${spot.line.name} ${spot.point.year}`;

describe("pointing at a chart", () => {
  it("finds the figure under the pointer, in every form", () => {
    for (const form of ["line", "bar", "stacked", "share"] as const) {
      const shown = form === "bar" ? { ...series, years: [2021] } : series;
      const spots = spotsOf(form, shown);
      expect(spots.length).toBeGreaterThan(1);
      for (const spot of spots.filter(({ point, box }) =>
        form === "line" ? point.value !== null : box !== null,
      ))
        expect(near(form, spots, spot)?.point).toBe(spot.point);
    }
  });

  it("knows the share of a part, and none in an incomplete year", () => {
    const shares = spotsOf("share", series).map(({ share }) => share);
    expect(shares.map((share) => share && Math.round(share * 1000))).toEqual([
      333,
      null,
      600,
      667,
      null,
      400,
    ]);
  });

  it("finds a missing figure on the axis", () => {
    const spots = spotsOf("line", series);
    const missing = spots.find(({ point }) => point.missing === "blank");
    expect(missing && near("line", spots, { x: missing.x, y: missing.y + 2 })).toBe(missing);
  });

  it("finds grey lines too", () => {
    const spots = spotsOf("line", sampleCrowd(26));
    expect(new Set(spots.map(({ line }) => line.role))).toEqual(new Set(["series", "context", "reference"]));
  });

  it("goes along a line sideways and between lines up and down", () => {
    const spots = spotsOf("line", series);
    const start = spots.find(({ line, point }) => line.name === "乙街道" && point.year === 2019);
    if (!start) throw new Error("no spot to start from");
    const right = beside("line", spots, start, "ArrowRight");
    expect(named(right)).toBe("乙街道 2020");
    expect(named(right && beside("line", spots, right, "ArrowDown"))).toBe("甲街道 2020");
    expect(beside("line", spots, start, "ArrowLeft")).toBeNull();
  });

  it("goes through a ranking row by row", () => {
    const spots = spotsOf("bar", { ...series, years: [2021] });
    const [first, second] = spots;
    if (!first) throw new Error("no spot to start from");
    expect(named(first)).toBe("甲街道 2021");
    expect(beside("bar", spots, first, "ArrowDown")).toBe(second);
  });

  it("finds every figure of the forms that show agencies, at its own place", () => {
    const crowd = sampleCrowd(12, "series");
    const years = [2019, 2025];
    const ends = {
      ...crowd,
      years,
      lines: crowd.lines.map((line) => ({
        ...line,
        points: line.points.filter(({ year }) => years.includes(year)),
      })),
    };
    const last = { ...crowd, years: [2025] };
    const two = { ...last, beside: [{ ...last, title: "另一项" }] };
    for (const [form, shown, count] of [
      ["grouped", crowd, 12 * 7],
      ["slope", ends, 13 * 2],
      ["heat", crowd, 13 * 7],
      ["heat", two, 13 * 2],
      ["scatter", two, 12],
      ["multiples", crowd, 12 * 7],
    ] as const) {
      const spots = spotsOf(form, shown);
      expect(spots, form).toHaveLength(count);
      for (const spot of spots) {
        const found = near(form, spots, spot);
        expect([found?.x, found?.y], `${form} ${spot.line.name}`).toEqual([spot.x, spot.y]);
      }
    }
  });

  it("tells both figures of a dot, and which indicator a cell is of", () => {
    const year = { ...series, years: [2021] };
    const two = { ...year, beside: [{ ...year, title: "另一项" }] };
    expect(spotsOf("scatter", two).map(({ also }) => also.map(({ of }) => of.title))).toEqual([
      ["另一项"],
      ["另一项"],
    ]);
    expect(new Set(spotsOf("heat", two).map(({ of }) => of.title)).size).toBe(2);
  });

  it("goes from cell to cell, from panel to panel and from dot to dot", () => {
    const go = (form: DrawnForm, shown: Series, ...keys: string[]) => {
      const spots = spotsOf(form, shown);
      let spot = spots[0] ?? null;
      for (const key of keys) spot = spot && beside(form, spots, spot, key);
      return named(spot);
    };
    expect(go("heat", series, "ArrowDown", "ArrowRight")).toBe("乙街道 2020");
    expect(go("multiples", series, "ArrowRight", "ArrowDown")).toBe("乙街道 2020");
    expect(go("grouped", series, "ArrowDown", "ArrowRight", "ArrowUp")).toBe("甲街道 2020");
    const dots = { ...series, years: [2021], beside: [{ ...series, title: "另一项" }] };
    expect(go("scatter", dots, "ArrowLeft")).toBe("乙街道 2021");
  });
});
