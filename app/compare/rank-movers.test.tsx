import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { CheckId } from "@/lib/catalogue/checks";
import type { Direction } from "@/lib/catalogue/rates";
import { sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { Line, Series } from "@/lib/series/series";
import { RankMovers } from "./rank-movers";

function moved(name: string, before: number, now: number) {
  const line = sampleRate(name, [[now, 100]]);
  const standing = {
    years: [2019],
    interval: { low: 0.1, high: 0.2 },
    rank: null,
    distance: null,
    against: null,
    change: { n: 1, of: 1, before: before / 100, now: now / 100, refused: null },
    before: {
      year: 2018,
      value: before / 100,
      part: before,
      whole: 100,
      interval: { low: 0.3, high: 0.4 },
      checks: [] as CheckId[],
    },
    beyondChance: true,
  };
  return { ...line, points: line.points.map((point) => ({ ...point, standing })) };
}
const lines = [moved("甲街道", 20, 60), moved("乙镇", 70, 30)];
const wordsOf = (more: Partial<Series>, direction: Direction) =>
  renderToStaticMarkup(
    <RankMovers
      series={sampleSeries(lines, { unit: "%", title: "公开率", ...more })}
      direction={direction}
    />,
  ).replace(/<[^>]+>/g, " ");

it("lists who moved by more than chance with both figures, their bases and intervals", () => {
  const words = wordsOf({}, "neither").replace(/\s+/g, " ");
  expect(words).toContain("检验了2个机关中2个比上年的变动，2个超出偶然（增1个，减1个）");
  expect(words).toContain("甲街道 增 20.0% 20/100 30.0%–40.0% 60.0% 60/100 10.0%–20.0% +40.0个百分点");
  expect(words).toContain("乙镇 减 70.0% 70/100");
});

it("names only those that moved to the good end where no negative ranking is published", () => {
  expect(wordsOf({ withholdsRanks: true }, "higher")).toMatch(/不点名列出其中1个.*甲街道/);
  expect(wordsOf({ withholdsRanks: true }, "higher")).not.toContain("乙镇");
  expect(wordsOf({ withholdsRanks: true }, "lower")).not.toContain("甲街道");
  expect(wordsOf({ withholdsRanks: true }, "neither")).not.toMatch(/甲街道|乙镇/);
});

it("marks the figures that a check questions, of either year, and counts whose they are", () => {
  const [one, other] = lines;
  const doubted = [one, other].flatMap((line, at): Line[] => {
    const [point] = line?.points ?? [];
    if (!line || !point) return [];
    const { standing } = point;
    const before = { ...standing.before, checks: ["jump" as const] };
    return at === 0
      ? [{ ...line, points: [{ ...point, flagged: 1, checks: ["balance" as const] }] }]
      : [{ ...line, points: [{ ...point, standing: { ...standing, before } }] }];
  });
  const words = wordsOf({ lines: doubted }, "neither").replace(/\s+/g, " ");
  expect(words).toContain("2个超出偶然（增1个，减1个），其中2个的数待核");
  expect(words).toMatch(/甲街道 增 20\.0% 20\/100 .* 60\.0% ※ 60\/100/);
  expect(words).toMatch(/乙镇 减 70\.0% ※ 70\/100 .* 30\.0% 30\/100/);
});
