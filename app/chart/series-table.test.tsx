import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sampleLine, sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { SeriesTable } from "./series-table";

it("says why a figure is missing, and never 0 or a dash", () => {
  const series = sampleSeries([sampleLine("甲街道", ["blank", "slash", "not_filed", "not_in_form"])]);
  const html = renderToStaticMarkup(<SeriesTable series={series} />);
  const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell?.replace(/<[^>]+>/g, ""));
  expect(cells).toEqual(["空白", "原文“/”", "未报送", "表中无此项"]);
});

it("shows a share with its part and whole, and links a figure to its source", () => {
  const series = sampleSeries([sampleRate("甲街道", [[11, 18]])], { unit: "%" });
  const html = renderToStaticMarkup(<SeriesTable series={series} />);
  expect(html).toContain("61.1%");
  expect(html).toContain("11/18");
  expect(html).toContain('href="/reports/sample-2019"');
});

it("marks a doubtful figure by a sign that is read out, and keeps its 约", () => {
  const line = sampleLine("甲街道", [400]);
  const points = line.points.map((point) => ({
    ...point,
    flagged: 1,
    checks: ["balance"] as const,
    approximate: true,
  }));
  const html = renderToStaticMarkup(<SeriesTable series={sampleSeries([{ ...line, points }])} />);
  expect(html).toContain("约400");
  expect(html).toMatch(/role="img" aria-label="有待核的问题：收办平衡">※/);
});

it("says of an aggregate what it rests on, and of a year without a point that the agency was not there", () => {
  const line = sampleLine("合计", [40, 50]);
  const points = line.points
    .slice(0, 1)
    .map((point) => ({ ...point, reported: 12, filed: 20, expected: 25, flagged: 2, impossible: 1 }));
  const series = { ...sampleSeries([{ ...line, points }]), years: [2019, 2020] };
  const html = renderToStaticMarkup(<SeriesTable series={series} />);
  for (const words of ["12/25个有数", "含2个待核的数", "1个明显有误的数未计入", "该年无此机关"])
    expect(html).toContain(words);
});
