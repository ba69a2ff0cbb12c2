import { expect, it } from "vitest";
import { distinctNames } from "./distinct-names";
import { sampleLine, sampleSeries } from "./fixtures/sample-series";

const names = (...lines: { key: string; name: string }[]) =>
  distinctNames(sampleSeries(lines.map((line) => ({ ...sampleLine("", [1]), ...line })))).lines.map(
    ({ name }) => name,
  );

it("tells a cell and a sum of one name apart, and leaves all other names alone", () => {
  expect(
    names(
      { key: "requests.granted.total", name: "予以公开" },
      { key: "sum.granted", name: "予以公开" },
      { key: "requests.closed.total", name: "办结" },
    ),
  ).toEqual(["予以公开（原表总计）", "予以公开（各项之和）", "办结"]);
});

it("tells agencies of one name apart by their keys", () => {
  expect(names({ key: "1", name: "城关镇" }, { key: "2", name: "城关镇" })).toEqual([
    "城关镇（1）",
    "城关镇（2）",
  ]);
});
