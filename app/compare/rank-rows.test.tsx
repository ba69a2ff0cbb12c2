import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, it } from "vitest";
import { sampleLine, sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { Line, Series, Standing } from "@/lib/series/series";
import { type View, viewSchema } from "@/lib/view/view";
import { RankRows } from "./rank-rows";

const plain: Standing = {
  years: [2019],
  interval: null,
  rank: null,
  distance: null,
  against: null,
  change: null,
  before: null,
  beyondChance: false,
};
const withStanding = (line: Line, standing: Partial<Standing> = {}): Line => ({
  ...line,
  points: line.points.map((point) => ({ ...point, standing: { ...plain, ...standing } })),
});
const series = sampleSeries(
  [
    withStanding(sampleRate("甲街道", [[11, 18]]), {
      interval: { low: 0.3862, high: 0.7969 },
      rank: { place: 1, best: 1, worst: 2, of: 2 },
      distance: 11 / 18 - 0.5,
      against: "above",
      change: { n: 1, of: 1, before: 0.3, now: 11 / 18, refused: null },
      beyondChance: true,
    }),
    withStanding(sampleRate("乙镇", ["no_base"])),
    withStanding(sampleRate("丙乡", ["no_requests"])),
    sampleLine("中位数", [0.5], "reference"),
  ],
  { unit: "%", title: "公开率" },
);
const markup = (shown: Series, more: Partial<View> = {}) =>
  renderToStaticMarkup(
    <RankRows
      series={shown}
      view={viewSchema.parse({ how: "rank", ...more })}
      direction="neither"
      trends={new Map()}
    />,
  );
const cellsOf = (html: string) =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell.replace(/<[^>]+>/g, "")),
  );

afterEach(() => {
  delete process.env.PUBLISH_RANKS;
});

it("says of each agency its figure, base, interval, place and differences, and marks a small base", () => {
  const [head, ...rows] = cellsOf(markup(series));
  expect(head?.slice(2)).toEqual([
    "部分/全部 ↕",
    "95%区间",
    "名次（95%区间）",
    "与中位数之差（百分点）",
    "与合计相比",
    "比上年 ↕",
  ]);
  expect(rows[0]).toEqual([
    "甲街道",
    "61.1%",
    "11/18",
    "38.6%–79.7%",
    "第1位（1–2）",
    "+11.1",
    "高于",
    "+31.1个百分点 超出偶然",
  ]);
  expect(rows[1]).toEqual(["乙镇", "样本过少", "", "", "", "", "", ""]);
  expect(rows).toHaveLength(3);
});

it("folds those without any case, with their number and names", () => {
  const html = markup(series);
  expect(html).toContain("无申请的1个");
  expect(html).toMatch(/<details.*丙乡.*<\/details>/);
});

it("sorts by links: from the largest, from the smallest, and back to the order of the divisions", () => {
  const sortLink = (html: string) => /href="([^"]*)"[^>]*>2019年/.exec(html)?.[1];
  expect(sortLink(markup(series))).toBe("/compare?how=rank&amp;sort=high");
  expect(sortLink(markup(series, { sort: "high" }))).toBe("/compare?how=rank&amp;sort=low");
  expect(sortLink(markup(series, { sort: "low" }))).toBe("/compare?how=rank");
  expect(markup(series, { sort: "high" })).toContain('aria-sort="descending"');
});

it("offers no order by the figure where no negative ranking is published", () => {
  process.env.PUBLISH_RANKS = "positive";
  const html = markup(series);
  expect(html).not.toMatch(/sort=(?:high|low|rise|fall)/);
  expect(html).toContain("sort=largest");
});
