import { afterEach, beforeEach, expect, it } from "vitest";
import { viewSchema } from "@/lib/view/view";
import { type TestDatabase, testDatabase } from "../test-database";
import { viewSeries } from "./view-series";

const total = "prose.disclosed.total";
const told = (value: number) => ({ [total]: { value, approximate: false } });

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [
      { agency: "1", year: 2020, form: "2019", prose: told(100) },
      { agency: "2", year: 2020, form: "2019", prose: told(50) },
      { agency: "1", year: 2021, prose: told(120) },
      { agency: "2", year: 2021 },
    ],
  });
});
afterEach(() => test.close());

const seriesOf = async (query: object) => {
  const data = await viewSeries(test.db, viewSchema.parse({ region: "", kind: "towns", ...query }));
  const [chart] = data.charts;
  if (!chart) throw new Error("no chart");
  return chart.series;
};

it("a group's figures of the prose say how many reports state them, and are not broken by the form", async () => {
  const { lines, notes, breaks } = await seriesOf({ what: [total] });
  expect(lines[0]?.points.map(({ value, reported, filed }) => [value, reported, filed])).toEqual([
    [150, 2, 2],
    [120, 1, 2],
  ]);
  expect(notes).toEqual([
    expect.stringContaining("有数的机关不足80%：2021年1/2个"),
    expect.stringContaining("2020年2/2份、2021年1/2份"),
    expect.stringContaining("口径由各机关自定"),
  ]);
  expect(breaks).toEqual([]);
});

it("an agency that does not state a figure has none, and says so", async () => {
  const { lines } = await seriesOf({ what: [total], units: ["2"], against: "none" });
  expect(lines[0]?.points.map(({ value, missing }) => [value, missing])).toEqual([
    [50, null],
    [null, "not_stated"],
  ]);
});

it("figures of the tables have no such notes", async () => {
  const { notes, breaks } = await seriesOf({ what: ["requests.received.total"] });
  expect(notes).toEqual([]);
  expect(breaks).toHaveLength(1);
});
