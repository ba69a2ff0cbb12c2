import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { figurePages, firstRows } from "./figure-pages";
import type { Series } from "./series";

const median = { ...sampleLine("中位数", [1, 2]), role: "reference" as const };
const table = (rows: number): Series =>
  sampleSeries([...Array.from({ length: rows }, (_, at) => sampleLine(`镇${at}`, [at, at])), median]);
const namesOf = ({ lines }: Series) => lines.map(({ name }) => name);

it("shows a view that fits on one page as it is", () => {
  const charts = [table(26), table(26)];
  expect(figurePages(charts, true)).toEqual([charts.map((series, index) => ({ index, series }))]);
  expect(figurePages([], true)).toEqual([[]]);
});

it("cuts a view between its charts, and loses none of them", () => {
  const charts = Array.from({ length: 12 }, () => table(260));
  const pages = figurePages(charts, false);
  expect(pages.length).toBeGreaterThan(3);
  expect(pages.flat().map(({ index }) => index)).toEqual(charts.map((_, at) => at));
  for (const page of pages) expect(page.length).toBeGreaterThan(0);
});

it("cuts a long table between its rows, says so, and puts the medians of the whole on every page", () => {
  const whole = table(1_500);
  const parts = figurePages([whole], true).flatMap((page) => page.map(({ series }) => series));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.flatMap((part) => namesOf(part).slice(0, -1))).toEqual(namesOf(whole).slice(0, -1));
  for (const part of parts) expect(part.lines.at(-1)).toBe(median);
  expect(parts[0]?.notes[0]).toMatch(/^共1500个机关，这里是第1–\d+个/);
  expect(parts.at(-1)?.notes[0]).toContain("–1500个；");
});

it("cuts all indicators of a table at the same rows", () => {
  const whole = { ...table(900), beside: [{ ...table(900), title: "另一项" }] };
  for (const part of figurePages([whole], true).flatMap((page) => page.map(({ series }) => series)))
    expect(part.beside.map(namesOf)).toEqual([namesOf(part)]);
});

it("never cuts a drawing", () => {
  const whole = table(1_500);
  expect(figurePages([whole], false)).toEqual([[{ index: 0, series: whole }]]);
});

it("says of a table below a drawing how many rows it leaves out", () => {
  expect(firstRows(table(26)).left).toBe(0);
  const { series, left } = firstRows(table(1_500));
  expect(series.lines.length - 1 + left).toBe(1_500);
  expect(series.lines.at(-1)).toBe(median);
});
