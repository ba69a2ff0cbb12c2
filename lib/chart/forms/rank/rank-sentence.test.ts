import { expect, it } from "vitest";
import { sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { AgainstGroup, Line, Standing } from "@/lib/series/series";
import { rankSentence } from "./rank-sentence";

const group = { name: "甲区街道、乡镇", members: ["北街道", "南镇"] };

function share(name: string, parts: [number, number], against: AgainstGroup): Line {
  const line = sampleRate(name, [parts]);
  const standing: Standing = {
    years: [2019],
    interval: null,
    rank: null,
    distance: null,
    against,
    change: null,
    before: null,
    beyondChance: false,
  };
  return { ...line, points: line.points.map((point) => ({ ...point, standing })) };
}
const said = (lines: Line[], more = {}) =>
  rankSentence(sampleSeries(lines, { unit: "%", title: "公开率", ...more }), group);

it("names who differs from all together by more than chance", () => {
  const lines = [share("北街道", [90, 100], "far_above"), share("南镇", [20, 100], "below")];
  expect(said(lines)).toBe(
    "2019年甲区街道、乡镇2个的公开率，最高的是北街道（90.0%），最低的是南镇（20.0%）；高于所列机关合计的有1个（北街道），低于所列机关合计的有1个（南镇），超出95%的偶然范围",
  );
});

it("says so where nobody does, and names the years that were put together", () => {
  const lines = [share("北街道", [9, 20], "level"), share("南镇", [11, 20], "level")];
  const pooled = { from: 2017, to: 2019 };
  expect(said(lines, { pooled })).toContain("2017–2019年合并计算，甲区街道、乡镇2个的公开率");
  expect(said(lines)).toContain("；与所列机关合计的差别都在95%的偶然范围内");
});

it("names nobody where no ranking is published", () => {
  const lines = [share("北街道", [90, 100], "far_above"), share("南镇", [20, 100], "below")];
  expect(said(lines, { withholdsRanks: true })).toBe(
    "2019年甲区街道、乡镇公开率，2个有数，在20.0%至90.0%之间",
  );
});
