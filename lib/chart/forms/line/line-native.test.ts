import { expect, it } from "vitest";
import { sampleLine } from "@/lib/chart/fixtures/sample-series";
import { lineStrokes } from "./line-native";

const years = [2019, 2020, 2021, 2022];
const line = sampleLine("合计", [1, 2, 3, 4]);
const low = {
  ...line,
  points: line.points.map((one) => ({
    ...one,
    reported: one.year < 2021 ? 1 : 12,
    expected: one.year < 2021 ? 1 : 25,
  })),
};

it("is one series of the line's name where nothing parts it", () => {
  expect(lineStrokes(line, { years, breaks: [] })).toEqual([
    { name: "合计", hollow: false, values: [1, 2, 3, 4] },
  ]);
});

it("is parted at a break that may not be joined, and keeps every figure once", () => {
  const breaks = [{ year: 2021, joined: false, zh: "", explain: "" }];
  expect(lineStrokes(line, { years, breaks }).map(({ name, values }) => [name, values])).toEqual([
    ["合计（2019–2020年）", [1, 2, null, null]],
    ["合计", [null, null, 3, 4]],
  ]);
});

it("draws figures of too few agencies as points that are not even joined to each other", () => {
  expect(lineStrokes(low, { years, breaks: [] }).map(({ hollow, values }) => [hollow, values])).toEqual([
    [false, [1, 2, null, null]],
    [true, [null, null, 3, null]],
    [true, [null, null, null, 4]],
  ]);
});
