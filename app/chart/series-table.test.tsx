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
