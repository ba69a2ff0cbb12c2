import { expect, it } from "vitest";
import type { Series } from "@/lib/series/series";
import { sampleCrowd, sampleLine, sampleSeries } from "../fixtures/sample-series";
import type { ChartForm } from "../forms/forms";
import { planHeat } from "../forms/heat/heat-plan";
import { fitPicture } from "./fit-picture";
import { type PicturePreset, pictureSizes } from "./picture-preset";

const laidOut = (form: ChartForm, series: Series, preset: PicturePreset = "web") =>
  fitPicture({ form, series, patterns: false, address: "" }, pictureSizes[preset]);
const wordsOf = (markup: string) => markup.replace(/<[^>]+>/g, "");
const pixels = ({ height, scale }: { height: number; scale: number }) => Math.round(height * scale);

/** 48 agencies in one year, the last five below zero. */
const ranked = sampleSeries(
  Array.from({ length: 48 }, (_, index) => sampleLine(`第${index + 1}街道`, [42 - index])),
);
/** Two indicators, whose least and largest figures the last two agencies have. */
const two = (count: number) => {
  const line = (index: number) => sampleLine(`第${index + 1}街道`, [index < count - 2 ? 50 + index : index]);
  const lines = Array.from({ length: count }, (_, index) => line(index));
  return sampleSeries(lines, { beside: [sampleSeries(lines, { title: "另一项" })] });
};

it.each(["bar", "heat", "multiples", "table"] as const)(
  "grows a web picture of the form %s until all 48 agencies are in it",
  (form) => {
    for (const series of [ranked, sampleCrowd(48, "series")]) {
      const fitted = laidOut(form, series);
      expect(fitted.series.lines).toHaveLength(series.lines.length);
      expect(pixels(fitted)).toBeLessThanOrEqual(2400);
      expect(wordsOf(fitted.frame.foot.markup)).not.toContain("没有画出");
    }
    expect(pixels(laidOut(form, ranked))).toBeGreaterThan(675);
  },
);

it("keeps its size where all fits in it", () => {
  for (const form of ["bar", "heat", "multiples", "table", "line", "grouped"] as const)
    expect(pixels(laidOut(form, sampleCrowd(3, "series")))).toBe(675);
});

it("names what a ranking leaves out by their figures, also those without one", () => {
  const lines = [...ranked.lines, sampleLine("缺街道", ["not_filed"])];
  const fitted = laidOut("bar", { ...ranked, lines }, "square");
  const kept = fitted.series.lines.map(({ points }) => points[0]?.value ?? Number.NaN);
  const least = Math.min(...kept);
  expect(kept.length).toBeLessThan(49);
  expect(wordsOf(fitted.frame.foot.markup)).toContain(
    `图中是最高的${kept.length}个；其余${49 - kept.length}个（−5件至${least - 1}件，1个没有数）没有画出，见网页上的表格和下载的Excel`,
  );
});

it("says from which to which figure it leaves out where agencies stand in the order of the divisions", () => {
  const values = Array.from({ length: 60 }, (_, at) => (at === 55 ? 900 : at === 57 ? 2 : 40 + at));
  const lines = values.map((value, at) => sampleLine(`第${at + 1}街道`, [value]));
  const fitted = laidOut("bar", sampleSeries(lines, { withholdsRanks: true }), "square");
  const kept = fitted.series.lines.length;
  expect(kept).toBeLessThan(55);
  expect(wordsOf(fitted.frame.foot.markup)).toContain(
    `图中是前${kept}个；其余${60 - kept}个（2件至900件）没有画出`,
  );
});

it("grades the colours of a heat map by the agencies that are in it, in every column, and says so", () => {
  const fitted = laidOut("heat", two(48), "square");
  const shown = fitted.series.lines.length;
  expect(shown).toBeLessThan(48);
  expect(fitted.series.beside[0]?.lines).toHaveLength(shown);
  for (const { classes } of planHeat(fitted.series, fitted.inner.width).columns) {
    expect(classes[0]?.low).toBe(50);
    expect(classes.at(-1)?.high).toBe(50 + shown - 1);
  }
  expect(wordsOf(fitted.frame.foot.markup)).toContain(
    `图中是前${shown}个，颜色只按这些分级；其余${48 - shown}个（第${shown + 1}街道至第48街道）没有画出`,
  );
});

it("names the agencies without a panel of their own", () => {
  const { series, frame } = laidOut("multiples", sampleCrowd(90, "series"), "square");
  const panels = series.lines.filter(({ role }) => role === "series").length;
  expect(series.lines).toHaveLength(91);
  expect(wordsOf(frame.foot.markup)).toContain(
    `图中是前${panels}个；其余${90 - panels}个（第${panels + 1}街道至第90街道）没有单独的小图，只画作灰线`,
  );
});

it("names the columns that a table leaves out", () => {
  const years = Array.from({ length: 20 }, (_, index) => 1234567 + index);
  const fitted = laidOut("table", sampleSeries([sampleLine("甲街道", years, "series", 2006)]), "square");
  expect(wordsOf(fitted.frame.foot.markup)).toMatch(/左起\d+列（2006年至20\d\d年）没有画出/);
});
