import { expect, it } from "vitest";
import type { ExportedChart } from "@/lib/export/exported-view";
import type { Series } from "@/lib/series/series";
import { sampleLine, sampleSeries } from "../fixtures/sample-series";
import { lineChart } from "./line/line-native";
import { nameDots } from "./scatter/dots";
import { scatterChart } from "./scatter/scatter-native";

const style = { width: 600, height: 400, letters: 10 };
const lines = Array.from({ length: 40 }, (_, at) => sampleLine(`第${at + 1}街道`, [at, 2 * at]));
const chartOf = (more: Partial<Series>): ExportedChart => {
  const beside = [sampleSeries(lines, { title: "另一项" })];
  const series = sampleSeries(lines, { beside, ...more });
  return { form: "scatter", series, indicators: [], owner: null, sentence: "", definitions: [] };
};
const namesIn = (chart: ExportedChart) => [
  JSON.stringify(scatterChart(chart, style)).match(/"text":"第\d+街道"/g)?.length ?? 0,
  JSON.stringify(lineChart(chart, style)).match(/"seriesName":true/g)?.length ?? 0,
];

it("picks nobody out by how far out it lies where no negative ranking is published", () => {
  expect(namesIn(chartOf({})).every((named) => named > 0)).toBe(true);
  expect(namesIn(chartOf({ withholdsRanks: true }))).toEqual([0, 0]);
});

it("names dots from the farthest on, but there whichever finds room", () => {
  const plot = { left: 0, top: 0, right: 400, bottom: 400 };
  const [far, near] = ["远街道", "近街道"].map((name, at) => ({
    ...{ line: sampleLine(name, [1]), strong: false, lacks: null },
    ...{ x: 200, y: at === 0 ? 222 : 210 },
  }));
  if (!far || !near) throw new Error("two dots");
  const first = (isPlain: boolean) =>
    nameDots([far, near], plot, { x: 200, y: 200 }, isPlain).map(({ text }) => text)[0];
  expect([first(false), first(true)]).toEqual(["远街道", "近街道"]);
});
