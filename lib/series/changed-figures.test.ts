import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "../chart/fixtures/sample-series";
import { changedFigures } from "./changed-figures";

const chart = (...values: Parameters<typeof sampleLine>[1]) => [sampleSeries([sampleLine("甲街道", values)])];

it("finds nothing where all figures are the same", () => {
  expect(changedFigures(chart(1, "blank", 3), chart(1, "blank", 3))).toEqual([]);
});

it("names line and year of a figure that changed, came, went, or is missing for another reason", () => {
  const found = changedFigures(chart(1, 2, "blank", "blank"), chart(1, 5, 0, "slash"));
  expect(found.map(({ line, before, now }) => [line, before?.value, now?.value])).toEqual([
    ["甲街道", 2, 5],
    ["甲街道", null, 0],
    ["甲街道", null, null],
  ]);
});

it("gives each figure its own unit, and keeps indicators of one title apart", () => {
  const share = (value: number) => ({
    ...sampleSeries([sampleLine("甲街道", [value])]),
    indicator: "rate.disclosed",
    unit: "%" as const,
  });
  const both = (count: number, rate: number) => [
    { ...sampleSeries([sampleLine("甲街道", [count])]), beside: [share(rate)] },
  ];
  const found = changedFigures(both(1, 0.1), both(1, 0.08));
  expect(found.map(({ unit, before, now }) => [unit, before?.value, now?.value])).toEqual([["%", 0.1, 0.08]]);
  expect(new Set(changedFigures(both(1, 0.1), both(2, 0.2)).map(({ key }) => key)).size).toBe(2);
});

it("names the figures of a line that is new, and looks beside", () => {
  const before = [{ ...sampleSeries([]), beside: chart(1) }];
  const now = [{ ...sampleSeries([sampleLine("乙街道", [4])]), beside: chart(2) }];
  expect(changedFigures(before, now).map(({ line, before: old }) => [line, old?.value])).toEqual([
    ["甲街道", 1],
    ["乙街道", undefined],
  ]);
});
