import { afterEach, describe, expect, it } from "vitest";
import { exportFile } from "@/lib/export/export-file";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import type { Point, Series } from "@/lib/series/series";
import { type View, viewSchema } from "@/lib/view/view";
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

async function rankOf(more: Partial<View> = {}): Promise<Series> {
  const test = await testDatabase(rows);
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

describe("a site that publishes no negative ranking", () => {
  it("names no place, nobody as the last, and lists no figure from its worse end", async () => {
    process.env.PUBLISH_RANKS = "positive";
    const series = await rankOf({ sort: "low" });
    expect(keys(series)).toEqual([...towns, "median"]);
    for (const key of towns) expect(standingOf(series, key)?.rank).toBeNull();
    expect(series.notes).toContain("本站不公布名次");
    expect(series.notes).toContain("本站不按“数值由低到高”公布此项，仍按行政区划顺序");
    const test = await testDatabase(rows);
    for (const how of ["rank", "bar", "heat"] as const) {
      const view = viewSchema.parse({ how, what: [rate], region: "99", from: 2021, to: 2021 });
      const [chart] = (await exportedView(test.db, view)).charts;
      expect(chart?.sentence).not.toMatch(/最高|最低|第\d/);
      expect(chart?.sentence).toContain("在20.0%至90.0%之间");
    }
    test.close();
  });
});
