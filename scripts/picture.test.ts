import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { sampleCrowd, sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { type PictureRequest, picturePng, pictureSvg } from "@/lib/chart/picture/picture";
import { pictureSizes } from "@/lib/chart/picture/picture-preset";
import { chartForms } from "@/lib/view/view";
import { bundleProgram } from "./bundle-program";

beforeAll(async () => {
  await bundleProgram("draw-worker");
});

const crowd = { ...sampleCrowd(9, "series"), notes: ["第4街道2021年未报送"] };
const request = (more: Partial<PictureRequest> = {}): PictureRequest => ({
  form: "line",
  series: crowd,
  preset: "web",
  theme: "light",
  patterns: false,
  address: "https://nianbao.example/compare?how=line&units=a",
  ...more,
});
const words = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text?.replace(/<[^>]+>/g, ""));

it("says what it shows, from where, of which version, and that its data are invented", async () => {
  const said = words(await pictureSvg(request())).join("\n");
  for (const part of [
    crowd.title,
    "单位：件",
    "第4街道2021年未报送",
    crowd.source,
    "演示数据",
    "how=line&amp;units=a",
  ])
    expect(said).toContain(part);
});

it.each(chartForms)("is one standalone picture in the form %s, the same each time", async (form) => {
  const series =
    form === "scatter" ? { ...crowd, years: [2025], beside: [{ ...crowd, title: "另一项" }] } : crowd;
  const svg = await pictureSvg(request({ form, series }));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/s);
  expect(svg).toContain('width="1200" height="675"');
  expect(svg).not.toMatch(/<script|style=|var\(|<foreignObject|<image/);
  expect(await pictureSvg(request({ form, series }))).toBe(svg);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("has the size of its preset, or its width, where everything fits", async () => {
  for (const preset of ["web", "large", "square", "wechat"] as const) {
    const { width, height } = await sharp(await picturePng(request({ preset }))).metadata();
    expect(width).toBe(pictureSizes[preset].width);
    if (pictureSizes[preset].height !== null) expect(height).toBe(pictureSizes[preset].height);
  }
});

it("says which it leaves out where they do not fit, and leaves out nothing where it may grow", async () => {
  const many = sampleCrowd(90, "series");
  const fixed = words(await pictureSvg(request({ form: "heat", series: many, preset: "large" }))).join("");
  expect(fixed).toMatch(/图中是前\d+个，颜色只按这些分级；其余\d+个（第\d+街道至第90街道）没有画出/);
  const high = words(await pictureSvg(request({ form: "heat", series: many, preset: "wechat" })));
  expect(high.join("\n")).not.toContain("没有画出");
  for (const { name } of many.lines) expect(high).toContain(name);
});

it("says so where there is nothing to draw, and why", async () => {
  const empty = { ...sampleSeries([]), years: [2025], notes: ["散点图要有两项指标"] };
  const said = words(await pictureSvg(request({ form: "scatter", series: empty }))).join("\n");
  expect(said).toContain("没有可画的数");
  expect(said).toContain("散点图要有两项指标");
});

it("is dark where that is asked for: no light ground, no light theme's ink", async () => {
  const svg = await pictureSvg(request({ theme: "dark", form: "heat" }));
  expect(svg).not.toMatch(/(fill|stroke)="#(ffffff|1f2933|0b5394)"/);
});

describe("as PNG", () => {
  const ink = async (name: string) => {
    const series = sampleSeries([sampleLine("甲", [1])], { title: name, demo: false });
    const png = await picturePng(request({ form: "table", series, preset: "wechat" }));
    const { data } = await sharp(png)
      .extract({ left: 40, top: 48, width: 200, height: 60 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return data;
  };

  it("has the rare characters of names, each its own shape and not the sign for a missing one", async () => {
    const shapes = await Promise.all(["喆", "镕", "堃"].map(ink));
    const missing = await ink("\u{10fffd}");
    for (const [index, shape] of shapes.entries()) {
      expect(shape.some((grey) => grey < 100)).toBe(true);
      expect(shape.equals(missing)).toBe(false);
      for (const other of shapes.slice(0, index)) expect(shape.equals(other)).toBe(false);
    }
  });

  it("uses the shipped typeface alone", async () => {
    await ink("甲");
    expect(process.env.FONTCONFIG_FILE).toBe(join(process.cwd(), "lib", "chart", "fonts.conf"));
  });
});
