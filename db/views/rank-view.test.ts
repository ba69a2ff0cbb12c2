import { afterEach, describe, expect, it } from "vitest";
import { movers, moversText } from "@/lib/chart/forms/rank/movers";
import { standingColumns } from "@/lib/chart/standing-words";
import { exportFile } from "@/lib/export/export-file";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import type { Point, Series } from "@/lib/series/series";
import { type View, viewSchema } from "@/lib/view/view";
import { agencyNames } from "../queries/agency-rows";
import { type PlainReport, testDatabase } from "../test-database";
import { exportedView } from "./exported-view";
import { viewSeries } from "./view-series";

const received = "requests.received.total";
const rate = "rate.granted";

const report = (agency: string, year: number, granted: number, closed: number): PlainReport => ({
  agency,
  year,
  cells: { [received]: closed, "requests.closed.total": closed, "requests.granted.total": granted },
});
const towns = ["991", "992", "993", "994", "995", "996", "997"];
const rows = {
  agencies: [
    { key: "99", kind: "government" as const, expected: false },
    ...towns.map((key) => ({ key, parentKey: "99" })),
  ],
  reports: [
    report("991", 2020, 50, 100),
    report("991", 2021, 90, 100),
    report("992", 2021, 20, 100),
    report("993", 2021, 5, 10),
    report("994", 2020, 3, 6),
    report("994", 2021, 2, 6),
    report("995", 2021, 0, 0),
    report("996", 2020, 30, 60),
    report("996", 2021, 30, 60),
    report("997", 2021, 1, 1),
  ],
};

/** Of each report 30 reviews and no suit. */
const disputed = rows.reports.map((one) => ({
  ...one,
  cells: { ...one.cells, "disputes.review.total": 30, "disputes.suit_direct.total": 0 },
}));

async function rankOf(more: Partial<View> = {}, isDisputed = false): Promise<Series> {
  const test = await testDatabase(isDisputed ? { ...rows, reports: disputed } : rows);
  try {
    const view = viewSchema.parse({ how: "rank", what: [rate], region: "99", from: 2020, to: 2021, ...more });
    const [chart] = (await viewSeries(test.db, view)).charts;
    if (!chart) throw new Error("the view has no chart");
    return chart.series;
  } finally {
    test.close();
  }
}
const keys = ({ lines }: Series) => lines.map(({ key }) => key);
const pointOf = (series: Series, key: string): Point => {
  const point = series.lines.find((line) => line.key === key)?.points.at(-1);
  if (!point?.standing) throw new Error(`${key} has no standing`);
  return point;
};
const standingOf = (series: Series, key: string) => pointOf(series, key).standing;

afterEach(() => {
  delete process.env.PUBLISH_RANKS;
});

describe("a ranking", () => {
  it("says how each share stands among those of its group", async () => {
    const series = await rankOf();
    expect(series.years).toEqual([2021]);
    expect(keys(series)).toEqual([...towns, "median"]);
    const first = standingOf(series, "991");
    expect(first).toMatchObject({
      rank: { place: 1, best: 1, worst: 1, of: 4 },
      against: "far_above",
      change: { before: 0.5, now: 0.9 },
      beyondChance: true,
    });
    // Median of 0.9, 0.2, 0.5 and 0.5.
    expect(first?.distance).toBeCloseTo(0.4, 12);
    expect(first?.interval?.low).toBeCloseTo(0.8256, 4);
    expect(standingOf(series, "992")).toMatchObject({ rank: { place: 4, of: 4 }, against: "far_below" });
    expect(standingOf(series, "996")).toMatchObject({
      rank: { place: 2 },
      against: "level",
      beyondChance: false,
    });
    expect(standingOf(series, "993")?.rank?.place).toBe(2);
  });

  it("gives small bases, none of none and one of one neither place nor interval", async () => {
    const series = await rankOf();
    for (const [key, missing] of [
      ["994", "no_base"],
      ["995", "no_requests"],
      ["997", "no_base"],
    ] as const) {
      expect(pointOf(series, key)).toMatchObject({ value: null, missing });
      expect(standingOf(series, key)).toMatchObject({
        rank: null,
        interval: null,
        against: null,
        distance: null,
      });
    }
    expect(series.notes).toContain("无申请的1个、样本过少的2个没有画在图中");
  });

  it("puts several years together, so that a small town has a rate", async () => {
    const series = await rankOf({ pool: 2 });
    expect(pointOf(series, "994")).toMatchObject({ value: 5 / 12, part: 5, whole: 12 });
    expect(standingOf(series, "994")).toMatchObject({ years: [2020, 2021], change: null });
    expect(pointOf(series, "991")).toMatchObject({ part: 140, whole: 200 });
    expect(standingOf(series, "992")?.years).toEqual([2021]);
    expect(series.subtitle).toContain("2020–2021年合并");
    expect(series.pooled).toEqual({ from: 2020, to: 2021 });
    // Of 0.7, 0.2, 0.5, 5/12 and 0.5.
    expect(series.lines.at(-1)?.points[0]).toMatchObject({ value: 0.5, reported: 5 });
    expect(series.notes).toContain("合并的2年中，2个机关只有一部分年份有可用的数");
  });

  it("puts counts of several years together in no way, and says so", async () => {
    const series = await rankOf({ what: [received], pool: 2 });
    expect(series.pooled).toBeUndefined();
    expect(pointOf(series, "994").value).toBe(6);
    expect(series.notes).toContain("几年合并只用于占比，此项是截止年一年的数");
    expect(standingOf(series, "991")).toMatchObject({ rank: { place: 1 }, against: null });
    expect(standingOf(series, "995")).toMatchObject({ rank: { place: 7, of: 7 }, interval: { low: 0 } });
  });

  it("lists the agencies in the order asked for, those without the number last", async () => {
    expect(keys(await rankOf({ sort: "high" }))).toEqual([
      "991",
      "993",
      "996",
      "992",
      "994",
      "995",
      "997",
      "median",
    ]);
    expect(keys(await rankOf({ sort: "low" })).slice(0, 4)).toEqual(["992", "993", "996", "991"]);
    expect(keys(await rankOf({ sort: "smallest" })).slice(0, 3)).toEqual(["995", "997", "994"]);
    expect(keys(await rankOf({ sort: "rise" })).slice(0, 2)).toEqual(["991", "996"]);
  });

  it("has the same places for the same version, in whatever order", async () => {
    const [one, other] = [await rankOf(), await rankOf({ sort: "low" })];
    for (const key of towns) expect(standingOf(one, key)).toEqual(standingOf(other, key));
  });

  it("sets chosen agencies among their group", async () => {
    const series = await rankOf({ units: ["996"] });
    expect(series.lines[0]).toMatchObject({ key: "996", role: "series" });
    expect(series.lines.filter(({ role }) => role === "context")).toHaveLength(6);
    expect(standingOf(series, "996")).toMatchObject({ rank: { place: 2, of: 4 } });
  });

  it("writes what it says into its files", async () => {
    const test = await testDatabase(rows);
    const view = viewSchema.parse({ how: "rank", what: [rate], region: "99", to: 2021, pool: 2 });
    const exported = await exportedView(test.db, view);
    test.close();
    expect(exported.title).toContain("2020–2021年");
    expect(exported.filters).toContain("合并：近2年");
    expect(exported.charts[0]?.sentence).toContain("2020–2021年合并计算，");
    const csv = new TextDecoder().decode(await exportFile("tidy", exported, dots)).split("\n");
    expect(csv[0]).toMatch(
      /,not_compared,pooled_years,interval_low,.*,place,place_best,place_worst,place_of,/,
    );
    const [chart] = exported.charts;
    const own = chart && standingOf(chart.series, "994");
    expect(csv.find((line) => line.includes(",994,"))).toContain(
      `,2020 2021,${own?.interval?.low},${own?.interval?.high},${own?.rank?.place},`,
    );
  });
});

describe("changes beyond chance", () => {
  it("are told with both figures, and with how many were tested", async () => {
    const series = await rankOf();
    const { tested, of, moved } = movers(series);
    // 994 had fewer than 10 in both years, the others nothing in the year before.
    expect([tested, of]).toEqual([2, 7]);
    expect(moved.map(({ line, rose }) => [line.key, rose])).toEqual([["991", true]]);
    expect(moved[0]?.before).toMatchObject({ year: 2020, value: 0.5, part: 50, whole: 100 });
    expect(moved[0]?.before.interval?.low).toBeCloseTo(0.4038, 4);
    expect(moversText(series)).toBe(
      "检验了7个机关中2个比上年的变动，1个超出偶然（增1个）；若都没有变化，只因偶然预计不到0.1个",
    );
    expect(moversText(await rankOf({ pool: 2 }))).toBe("");
  });

  it("stand in the files, empty where none was tested", async () => {
    const test = await testDatabase(rows);
    const view = viewSchema.parse({ how: "rank", what: [rate], region: "99", from: 2020, to: 2021 });
    const exported = await exportedView(test.db, view);
    test.close();
    expect(exported.charts[0]?.sentence).toContain("比上年变动超出偶然的1个（检验2个）：增的1个（");
    const csv = new TextDecoder().decode(await exportFile("tidy", exported, dots)).split("\n");
    const [head = [], ...lines] = csv.map((line) => line.split(","));
    const of = (key: string, column: string) =>
      lines.find((line) => line.includes(key))?.[head.indexOf(column)];
    expect(["991", "996", "992"].map((key) => of(key, "beyond_chance"))).toEqual(["1", "0", ""]);
    expect(of("991", "before_part")).toBe("50");
    expect(of("992", "before_whole")).toBe("");
  });
});

describe("a funnel", () => {
  const funnelOf = (more: Partial<View> = {}) => rankOf({ how: "funnel", ...more });

  it("has the limits about all together, and says who is outside", async () => {
    const series = await funnelOf();
    // 90 + 20 + 5 + 2 + 0 + 30 + 1 of 100 + 100 + 10 + 6 + 0 + 60 + 1, without the 0 of 0.
    expect(series.together).toEqual({ part: 148, whole: 277, n: 6 });
    expect(keys(series)).toEqual(towns);
    expect(standingOf(series, "991")).toMatchObject({ against: "far_above", rank: null });
    expect(standingOf(series, "992")?.against).toBe("far_below");
    expect(standingOf(series, "996")?.against).toBe("level");
    expect(standingOf(series, "994")?.against).toBeNull();
    expect(series.notes).toContain("空心：全部（分母）不足10的2个，样本过少，不作比较，不标名称");
    expect((await funnelOf({ pool: 2 })).together).toEqual({ part: 231, whole: 443, n: 6 });
  });

  it("refuses counts by name, and says what to choose", async () => {
    const series = await funnelOf({ what: [received] });
    expect(series.lines).toEqual([]);
    expect(series.notes.join()).toMatch(/漏斗图只用于占比：新收申请没有全部.*请改选公开率等占比/);
  });

  it("refuses a rate whose part is none of its whole, and a ranking gives it no share's interval", async () => {
    const disputes = "rate.disputes";
    const funnel = await funnelOf({ what: [disputes] });
    expect(funnel.lines).toEqual([]);
    expect(funnel.together).toBeUndefined();
    expect(funnel.notes.join()).toContain("争议率的部分不是全部中的一部分");
    const series = await rankOf({ what: [disputes] }, true);
    expect(pointOf(series, "991").value).toBe(0.3);
    expect(standingOf(series, "991")).toMatchObject({ interval: null, against: null });
    expect(series.notes.join()).not.toMatch(/Wilson|远低于|95%/);
    const heads = standingColumns(series).map(({ head }) => head);
    expect(heads).toContain("名次");
    expect(heads.join()).not.toContain("95%");
  });

  it("names those outside, and nobody where no ranking is published", async () => {
    const test = await testDatabase(rows);
    const said = async () => {
      const view = viewSchema.parse({ how: "funnel", what: [rate], region: "99", to: 2021 });
      return (await exportedView(test.db, view)).charts[0]?.sentence;
    };
    const names = await agencyNames(test.db, ["991", "992"]);
    expect(await said()).toContain(
      `6个机关合计的全部公开率为53.4%（部分148，全部277）；可以比较的4个中2个在99.8%界限之外：高于的1个（${names.get("991")}），低于的1个（${names.get("992")}）`,
    );
    test.close();
    process.env.PUBLISH_RANKS = "positive";
    const again = await testDatabase(rows);
    const view = viewSchema.parse({ how: "funnel", what: [rate], region: "99", to: 2021 });
    const sentence = (await exportedView(again.db, view)).charts[0]?.sentence ?? "";
    again.close();
    expect(sentence).toContain("2个在99.8%界限之外：高于的1个，低于的1个");
    for (const name of names.values()) expect(sentence).not.toContain(name);
  });
});

describe("a heat map of several indicators", () => {
  const heatOf = (more: Partial<View>) => rankOf({ how: "heat", what: [received, rate], ...more });

  it("is ordered by the column asked for, those without a figure last", async () => {
    expect(keys(await heatOf({}))).toEqual([...towns, "median"]);
    const byRate = await heatOf({ sort: "low", by: rate });
    expect(keys(byRate)).toEqual(["992", "993", "996", "991", "994", "995", "997", "median"]);
    expect(byRate.beside[0]?.lines.map(({ key }) => key)).toEqual(keys(byRate));
    expect(byRate.notes).toContain("按全部公开率由低到高排列");
    expect([byRate.sortedBy, (await heatOf({})).sortedBy]).toEqual([rate, undefined]);
    expect(keys(await heatOf({ sort: "high" })).slice(0, 3)).toEqual(["991", "992", "996"]);
    // An indicator that is not shown orders nothing.
    expect(keys(await heatOf({ sort: "high", by: "rate.refused" }))).toEqual([...towns, "median"]);
  });

  it("is not ordered from an end that the site does not publish", async () => {
    process.env.PUBLISH_RANKS = "positive";
    const series = await heatOf({ sort: "low", by: rate });
    expect(keys(series)).toEqual([...towns, "median"]);
    expect(series.sortedBy).toBeUndefined();
    expect(series.notes.join()).toContain("仍按行政区划顺序");
  });
});

describe("a site that publishes no negative ranking", () => {
  it("names no place, nobody as the last, and lists no figure from its worse end", async () => {
    process.env.PUBLISH_RANKS = "positive";
    const series = await rankOf({ sort: "low" });
    expect(keys(series)).toEqual([...towns, "median"]);
    for (const key of towns) expect(standingOf(series, key)?.rank).toBeNull();
    for (const key of towns) expect(standingOf(series, key)?.against).toBeNull();
    expect(standingColumns(series).map(({ id }) => id)).not.toContain("against");
    expect(standingColumns(await rankOf({ how: "funnel" })).map(({ id }) => id)).not.toContain("against");
    expect(series.notes).toContain("本站不公布名次");
    expect(series.notes.join()).not.toContain("远低于");
    expect(series.notes).toContain("本站不按“数值由低到高”公布此项，仍按行政区划顺序");
    const test = await testDatabase(rows);
    for (const how of ["rank", "bar", "heat"] as const) {
      const view = viewSchema.parse({ how, what: [rate], region: "99", from: 2021, to: 2021 });
      const [chart] = (await exportedView(test.db, view)).charts;
      expect(chart?.sentence).not.toMatch(/最高|最低|第\d/);
      expect(chart?.sentence).toContain("在20.0%至90.0%之间");
    }
    for (const how of ["rank", "funnel"] as const) {
      const view = viewSchema.parse({ how, what: [rate], region: "99", from: 2020, to: 2021 });
      const exported = await exportedView(test.db, view);
      for (const format of ["csv", "tidy", "json", "txt"] as const) {
        const text = Buffer.from(await exportFile(format, exported, dots)).toString("utf8");
        expect(text, `${how} ${format}`).not.toMatch(
          /远[高低]于|far_(above|below)|超出偶然 |"below"|,below,/,
        );
      }
    }
    test.close();
  });
});
