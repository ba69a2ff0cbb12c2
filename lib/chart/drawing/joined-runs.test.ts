import { expect, it } from "vitest";
import type { Point } from "@/lib/series/series";
import { sampleLine } from "../fixtures/sample-series";
import { joinedRuns } from "./joined-runs";

const years = [2019, 2020, 2021, 2022, 2023];
const points = (...more: Partial<Point>[]): Point[] =>
  sampleLine("合计", [1, 2, 3, 4, 5]).points.map((point, index) => ({ ...point, ...more[index] }));
const runs = (of: Point[], joined?: boolean) =>
  joinedRuns(of, years, joined === undefined ? [] : [{ year: 2021, joined, zh: "", explain: "" }]).map(
    (run) => run.map(({ year }) => year),
  );

it("goes on over a break that may be joined, and not over any other", () => {
  expect(runs(points(), true)).toEqual([years]);
  expect(runs(points(), false)).toEqual([
    [2019, 2020],
    [2021, 2022, 2023],
  ]);
});

it("joins a figure of too few agencies to nothing on either side", () => {
  expect(runs(points({}, {}, { reported: 12, expected: 25 }))).toEqual([[2019, 2020], [2021], [2022, 2023]]);
  expect(runs(points({}, {}, { reported: 20, expected: 25 }))).toEqual([years]);
});

it("joins nothing to a figure that cannot be true", () => {
  expect(runs(points({ reported: 0, impossible: 1 }))).toEqual([[2019], [2020, 2021, 2022, 2023]]);
});

it("is open at a missing figure and at a year without a point", () => {
  expect(runs(points({}, { value: null, missing: "blank" }))).toEqual([[2019], [2021, 2022, 2023]]);
  expect(runs(points().filter(({ year }) => year !== 2021))).toEqual([
    [2019, 2020],
    [2022, 2023],
  ]);
});
