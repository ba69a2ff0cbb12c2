import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "../../fixtures/sample-series";
import { groupedForm } from "./grouped-form";
import { planGrouped } from "./grouped-plan";

const named = (count: number) => {
  const names = Array.from({ length: count }, (_, at) => `${at + 1}镇`);
  const series = sampleSeries(names.map((name) => sampleLine(name, [1, 2, 3])));
  return { names, series, legend: groupedForm.legend(series) };
};

it("names columns of one grey in the order in which they stand", () => {
  const { names, series, legend } = named(9);
  expect(legend.map(({ name }) => name)).toEqual(["1镇", "灰色从左到右：2镇", ...names.slice(2)]);
  const { columns } = planGrouped(series, { width: 700, height: 300 });
  const first = columns.filter(({ point }) => point.year === series.years[0]).sort((a, b) => a.x - b.x);
  expect(first.map(({ line }) => line.name)).toEqual(names);
});

it("names columns of a colour each by their colour", () => {
  const { names, legend } = named(5);
  expect(legend.map(({ name }) => name)).toEqual(names);
  expect(new Set(legend.map(({ colour }) => colour)).size).toBe(5);
});
