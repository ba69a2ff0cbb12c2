import { strFromU8, unzipSync } from "fflate";
import { expect, it, vi } from "vitest";
import { sampleViews } from "@/db/test-views";
import { sampleCrowd } from "@/lib/chart/fixtures/sample-series";
import type { Briefing } from "./briefing/briefing";
import { briefingFile } from "./export-file";
import { dots } from "./fixtures/dot-pictures";
import { officeFaults } from "./fixtures/office-faults";
import { officeCharts } from "./fixtures/read-office";

// A ranking and a funnel are pictures in Office files, not charts.
const views = (await sampleViews())
  .filter(({ form }) => form !== "rank" && form !== "funnel")
  .map(({ exported }) => exported)
  .filter(({ charts }) => charts.length === 1);
const demo = views.slice(0, 3).map((view) => ({
  ...view,
  demo: true,
  charts: view.charts.map((chart) => ({ ...chart, series: { ...chart.series, demo: true } })),
}));
const briefing: Briefing = {
  title: "甲区政务公开简报",
  items: demo.map((view, index) => ({
    view,
    title: `第${index + 1}部分`,
    note: index === 0 ? "第一段。\n第二段。" : null,
  })),
};
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
const textOf = (xml: string) => xml.replace(/<\/(?:w|a):p>/g, "\n").replace(/<[^>]+>/g, "");

it("sets a Word file on the page of GB/T 9704", async () => {
  const bytes = await briefingFile("docx", briefing, dots);
  expect(officeFaults(bytes)).toEqual([]);
  const xml = partOf(bytes, "word/document.xml");
  const number = (name: string) => Number(new RegExp(`w:${name}="(\\d+)"`).exec(xml)?.[1]);
  const page = /<w:pgSz[^>]*>/.exec(xml)?.[0] ?? "";
  const margins = /<w:pgMar[^>]*>/.exec(xml)?.[0] ?? "";
  const mm = (tag: string, name: string) =>
    (Number(new RegExp(`w:${name}="(\\d+)"`).exec(tag)?.[1]) * 25.4) / 1440;
  expect(mm(margins, "top")).toBeCloseTo(37, 1);
  expect(mm(margins, "left")).toBeCloseTo(28, 1);
  expect(mm(page, "w") - mm(margins, "left") - mm(margins, "right")).toBeCloseTo(156, 0);
  expect(mm(page, "h") - mm(margins, "top") - mm(margins, "bottom")).toBeCloseTo(225, 0);
  expect(Math.floor((225 * 1440) / 25.4 / number("linePitch"))).toBe(22);
  expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  expect(xml).toContain('w:eastAsia="方正小标宋简体"');
});

it("numbers headings, figures and tables through the document and states each sentence", async () => {
  const text = textOf(partOf(await briefingFile("docx", briefing, dots), "word/document.xml"));
  const order = [
    "甲区政务公开简报",
    "演示数据",
    "一、第1部分",
    "第一段。",
    "第二段。",
    "图1",
    "表1",
    "二、第2部分",
    "图2",
    "表2",
    "数据说明",
  ];
  expect(order.map((part) => text.indexOf(part))).toEqual(
    order.map((part) => text.indexOf(part)).sort((a, b) => a - b),
  );
  expect(order.every((part) => text.includes(part))).toBe(true);
  for (const { view } of briefing.items) {
    for (const { sentence } of view.charts)
      expect(text).toContain(sentence.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
    expect(text).toContain(view.version);
  }
});

it("puts each view on a slide of its own, with a chart that has the Chinese typeface", async () => {
  const bytes = await briefingFile("pptx", briefing, dots);
  expect(officeFaults(bytes)).toEqual([]);
  expect(officeCharts(bytes)).toHaveLength(briefing.items.length);
  const names = Object.keys(unzipSync(bytes)).filter((name) => /charts\/chart\d+\.xml$/.test(name));
  for (const name of names) {
    const xml = partOf(bytes, name);
    expect(xml).toContain('<a:ea typeface="微软雅黑"/>');
    expect(xml).not.toMatch(/<a:ea typeface="(?:\+mn-ea)?"\/>/);
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
  }
  const slides = Object.keys(unzipSync(bytes)).filter((name) => /slides\/slide\d+\.xml$/.test(name));
  for (const name of slides.slice(2)) expect(textOf(partOf(bytes, name))).toContain("演示数据");
});

it("sets a long ranking on its slide in two charts, so that every name is shown", async () => {
  const [first] = demo;
  const [chart] = first?.charts ?? [];
  if (!first || !chart) throw new Error("no view");
  const ranking = { ...chart, form: "bar" as const, series: sampleCrowd(48, "series") };
  const items = [{ view: { ...first, charts: [ranking] }, title: null, note: null }];
  const bytes = await briefingFile("pptx", { title: "排名", items }, dots);
  expect(officeFaults(bytes)).toEqual([]);
  const columns = officeCharts(bytes).map(({ series }) => series[0]?.categories.length);
  expect(columns).toEqual([25, 24]);
});

it("writes one web page that asks the network for nothing", async () => {
  const html = new TextDecoder().decode(await briefingFile("html", briefing, dots));
  expect(html).not.toMatch(/<script|https?:\/\/|<link|@import|url\(/);
  expect(html.match(/<img src="data:image\/svg\+xml;base64,/g)).toHaveLength(briefing.items.length);
  expect(html).toContain("演示数据");
});

it("packs a picture for each chart, in order and under a name", async () => {
  const names = Object.keys(unzipSync(await briefingFile("zip", briefing, dots)));
  expect(names.map((name) => name.slice(0, 3))).toEqual(["01_", "02_", "03_"]);
  expect(names.every((name) => name.endsWith(".png") && name.includes("演示数据"))).toBe(true);
});

it("writes the same figures as the same bytes, at another time and after other files", async () => {
  for (const format of ["docx", "pptx", "xlsx", "zip", "html"] as const) {
    vi.useFakeTimers({ now: new Date("2026-01-31T08:00:00Z"), toFake: ["Date"] });
    const first = await briefingFile(format, briefing, dots);
    await briefingFile(format, { ...briefing, items: briefing.items.slice(1) }, dots);
    vi.setSystemTime(new Date("2027-03-01T23:59:58Z"));
    const again = await briefingFile(format, briefing, dots);
    vi.useRealTimers();
    expect(Buffer.compare(first, again), format).toBe(0);
  }
});
