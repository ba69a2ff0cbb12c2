import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { ChartForm } from "@/lib/chart/forms/forms";
import type { Line } from "@/lib/series/series";
import { rankedChart } from "../../chart/forms/bar/bar-native";
import type { ExportedChart } from "../exported-view";
import { chartParts } from "./chart-parts";
import { nativeChart } from "./native-chart";

const alike = [sampleLine("甲", [3003]), sampleLine("乙", [3070])];

/** The ends that a native chart sets for its axis of values; null where Office chooses. */
async function valueAxis(form: ChartForm, lines: readonly Line[], more: object = {}) {
  const series = sampleSeries(lines, more);
  const chart = nativeChart(
    { form, series, indicators: [], definitions: [], owner: null, sentence: "" },
    { width: 600, height: 300, letters: 9 },
  );
  const [part] = chart ? await chartParts([chart]) : [];
  const xml = part?.xml ?? "";
  const axis = /<c:valAx>.*?<\/c:valAx>/s.exec(xml)?.[0] ?? "";
  const end = (name: string) => {
    const value = new RegExp(`<c:${name} val="([^"]*)"`).exec(axis)?.[1];
    return value === undefined ? null : Number(value);
  };
  return { xml, axis, min: end("min"), max: end("max") };
}

it.each(["bar", "grouped", "stacked", "share"] as const)(
  "%s begins at zero where the figures are close together",
  async (form) => {
    expect((await valueAxis(form, alike)).min).toBe(0);
  },
);

it("bars reach below zero as far as the least figure, and nothing is clipped", async () => {
  const lines = [sampleLine("甲", [-300]), sampleLine("乙", [12])];
  for (const form of ["bar", "grouped", "stacked"] as const) {
    const { min, max, xml } = await valueAxis(form, lines);
    expect(min).toBeLessThanOrEqual(-300);
    expect(max).toBeNull();
    expect(xml).toMatch(/<c:catAx>.*<c:tickLblPos val="low"\/>.*<\/c:catAx>/s);
  }
  const sums = await valueAxis("stacked", [sampleLine("甲", [-300]), sampleLine("乙", [-200])]);
  expect(sums.min).toBeLessThanOrEqual(-500);
  expect((await valueAxis("bar", [sampleLine("甲", [-300]), sampleLine("乙", [-290])])).max).toBe(0);
  expect((await valueAxis("bar", [sampleLine("甲", [0]), sampleLine("乙", [0])])).max).toBeNull();
});

it("a line begins where the drawing does, and says so where that is above zero", async () => {
  const close = await valueAxis("line", [sampleLine("甲", [3003, 3070])]);
  expect(close.min).toBeGreaterThan(0);
  expect(close.min).toBeLessThanOrEqual(3003);
  expect(close.axis).toContain("纵轴不从0起");
  const wide = await valueAxis("line", [sampleLine("甲", [30, 3070])]);
  expect(wide.min).toBe(0);
  expect(wide.axis).not.toContain("纵轴不从0起");
});

it("a ranking in two columns has every bar once, in order, to one scale", async () => {
  const lines = Array.from({ length: 41 }, (_, index) => sampleLine(`第${index}局`, [index - 3]));
  const chart: ExportedChart = {
    form: "bar",
    series: sampleSeries(lines),
    indicators: [],
    definitions: [],
    owner: null,
    sentence: "",
  };
  const style = { width: 300, height: 400, letters: 9 };
  const parts = await chartParts([0, 1].map((index) => rankedChart(chart, style, { index, of: 2 })));
  const names = parts.flatMap(({ xml }) =>
    [...xml.matchAll(/<c:v>(第\d+局)<\/c:v>/g)].map(([, name]) => name),
  );
  expect(names).toEqual(lines.map(({ name }) => name).reverse());
  const scales = parts.map(({ xml }) => /<c:valAx>.*?<\/c:scaling>/s.exec(xml)?.[0] ?? "");
  expect(new Set(scales).size).toBe(1);
  expect(Number(/<c:max val="([^"]*)"/.exec(scales[0] ?? "")?.[1])).toBeGreaterThan(37);
  expect(Number(/<c:min val="([^"]*)"/.exec(scales[0] ?? "")?.[1])).toBeLessThanOrEqual(-3);
});

it("shares leave a year empty whose sum is too small, and say so", async () => {
  const lines = [sampleLine("予以公开", [1, 20, 0, 9]), sampleLine("不予公开", [1, 10, 0, "blank"])];
  const { xml } = await valueAxis("share", lines);
  for (const name of ["2019年（样本过少）", "2020年", "2021年（合计为0）", "2022年（缺1项）"])
    expect(xml).toContain(`<c:v>${name}</c:v>`);
  const values = [...xml.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([one]) =>
    [...one.matchAll(/<c:pt idx="(\d)">/g)].map(([, index]) => index),
  );
  expect(values).toEqual([["1"], ["1"]]);
});

it("an axis of a scatter plot that begins above zero says so", async () => {
  const beside = [sampleSeries([sampleLine("甲", [1]), sampleLine("乙", [9])], { title: "另一项" })];
  const { xml } = await valueAxis("scatter", alike, { beside });
  expect(xml.match(/，不从0起/g)).toHaveLength(1);
});
