import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile } from "@/lib/export/export-file";
import { figureRows } from "@/lib/export/figure-rows";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import { chartForms, printView } from "@/lib/view/view";
import { writtenRows } from "../oracle/written-rows";
import { importRows, type PlainAgency, type TestDatabase, testDatabase } from "../test-database";
import { keepCovariates } from "../write/keep-covariates";
import { exportedView } from "./exported-view";
import { viewOfQuery } from "./requested-view";

const received = "requests.received.total";

let test: TestDatabase;
beforeAll(async () => {
  const agencies: PlainAgency[] = [
    { key: "99", kind: "government", shortName: "甲区", expected: false },
    ...Array.from({ length: 13 }, (_, at) => ({
      key: `99-${String(at).padStart(2, "0")}`,
      kind: "subdistrict" as const,
      parentKey: "99",
      shortName: `第${at}街道`,
    })),
    { key: "99-t", kind: "township", parentKey: "99", shortName: "丁镇" },
  ];
  test = await testDatabase({ agencies });
  await importRows(test.db, {
    reports: agencies
      .filter(({ kind }) => kind !== "government")
      .flatMap(({ key }, at) =>
        [2024, 2025].map((year) => ({ agency: key, year, cells: { [received]: 10 + at * (year - 2023) } })),
      )
      // One filed nothing for the last year.
      .filter(({ agency, year }) => agency !== "99-12" || year === 2024),
  });
  await keepCovariates(
    test.db,
    { name: "人口", unit: "万人" },
    ["99-00", "99-05", "99-06"].map((agency, at) => ({ agency, year: 2020, value: 3 + at })),
  );
});
afterAll(() => test.close());

const ask = async (query: Record<string, string>) => {
  const { view, problems } = await viewOfQuery(test.db, query);
  expect(problems).toEqual([]);
  return { view, exported: await exportedView(test.db, view) };
};

it("prints the reason, the n and how many filed wherever the group is named", async () => {
  const { view, exported } = await ask({ like: "99-00:received", how: "bar" });
  expect(printView(view)).toBe("region=99&kind=subdistrict&units=99-00&like=99-00:received&how=bar");
  const reason = "与第0街道相近的10个街道（同为街道，2024–2025年平均收件量11.5–25件）";
  expect(exported.charts[0]?.series.subtitle).toBe(
    `单位：件 · ${reason} · 连同本机关共11个 · 已收录2025年报11个 · 2025年`,
  );
  expect(exported.filters).toContain(`比较对象：${reason} · 连同本机关共11个 · 已收录2025年报11个`);
  expect(exported.charts[0]?.sentence).toContain("第0街道及收件量相近的街道11个的新收申请");
  expect(exported.charts[0]?.series.notes).toEqual(
    expect.arrayContaining([
      "第0街道2024–2025年平均收件量10件；在库中其他街道中取与它相差倍数最小的10个（各加1后相比）",
      "另有1个街道没有可以相比的收件量，没有参加",
    ]),
  );
  const svgText = new TextDecoder().decode(await exportFile("html", exported, dots));
  expect(svgText).toContain(reason);
});

it("says so where the others are far away, or all figures small", async () => {
  const { exported } = await ask({ like: "99-00:人口" });
  expect(exported.charts[0]?.series.subtitle).toContain(
    "与第0街道相近的2个街道（同为街道，2020年人口4–5万人） · 连同本机关共3个",
  );
  expect(exported.charts[0]?.series.notes).toContain("人口不是年报所载，是另外录入的背景数据");
  expect(exported.charts[0]?.series.notes.join()).not.toContain("多出于偶然");
});

it("tells only figures of the same years together, and none as 0 that is more", async () => {
  const area = { "99-00": [0.02, 0.02, 4], "99-01": [0.02, 0.02], "99-02": [0.02, 0.03, 5] };
  await keepCovariates(
    test.db,
    { name: "面积", unit: "平方公里" },
    Object.entries(area).flatMap(([agency, values]) =>
      values.map((value, at) => ({ agency, year: 2000 + at * 10, value })),
    ),
  );
  const { exported } = await ask({ like: "99-00:面积" });
  const { subtitle, notes } = exported.charts[0]?.series ?? { subtitle: "", notes: [] };
  expect(subtitle).toContain("（同为街道，其中1个2010年、2020年平均面积2.5平方公里）");
  expect(notes).toContain("其中1个没有2010年、2020年两年的数，按与第0街道都有数的最近2年相比");
  // Over its own years the farthest is as large, and the other 2.515 against 2.01.
  expect(notes.join()).not.toContain("最远");
  const then = await ask({ like: "99-01:面积" });
  expect(then.exported.charts[0]?.series.subtitle).toContain("2000年、2010年平均面积0.02–0.03平方公里");
});

describe("the group is the same in every form, on the page and in its files", () => {
  it.each(chartForms)("%s", async (how) => {
    // A funnel is of shares alone.
    const others = { scatter: `${received},requests.closed.total`, funnel: "rate.disclosed" } as const;
    const what = how === "scatter" || how === "funnel" ? others[how] : received;
    const { exported } = await ask({ like: "99-03:received", what, how, against: "none" });
    const rows = exported.charts.flatMap(figureRows);
    const shown = [...new Set(rows.map(({ agency }) => agency))].sort();
    const near = [
      "99-00",
      "99-01",
      "99-02",
      "99-03",
      "99-04",
      "99-05",
      "99-06",
      "99-07",
      "99-08",
      "99-09",
      "99-10",
    ];
    expect(shown).toEqual(near);
    // A stack is of one agency: its own comes first.
    const [first] = exported.charts;
    const own = first?.series.lines.filter(({ role }) => role === "series") ?? [];
    expect(first?.owner ? [first.owner.key] : own.map(({ key }) => key)).toEqual(["99-03"]);
    for (const [file, written] of await writtenRows(exported))
      expect([file, written.map((row) => row.get("value") ?? null).map(Number)]).toEqual([
        file,
        rows.map(({ value }) => Number(value ?? null)),
      ]);
  });
});

it("keeps a group of one's own under its name, with its own median", async () => {
  const { view, exported } = await ask({ units: "99-00,99-01,99-t", name: "城区街镇", how: "bar" });
  expect(printView(view)).toBe(
    `region=99&units=99-00,99-01,99-t&name=${encodeURIComponent("城区街镇")}&how=bar`,
  );
  expect(exported.charts[0]?.series.subtitle).toBe(
    "单位：件 · 自选分组“城区街镇”3个 · 已收录2025年报3个 · 2025年",
  );
  expect(exported.charts[0]?.sentence).toContain("自选分组“城区街镇”3个的新收申请");
  const median = exported.charts[0]?.series.lines.find(({ key }) => key === "median");
  expect(median?.points[0]).toMatchObject({ value: 12, reported: 3, expected: 3 });
  expect(exported.title).toBe("自选分组“城区街镇”3个新收申请，2025年");
});

it.each([
  [{ like: "received" }, "like", "按收件量比较，要先选择一个机关"],
  [{ like: "received", units: "99-00,99-01" }, "like", "按收件量比较，只能对一个机关而言，所选有2个"],
  [{ like: "年龄" }, "like", "没有“年龄”这样的背景数据，可以用parent、city、received、disclosed"],
  [{ like: "99-00:年龄" }, "like", "没有“年龄”这样的背景数据，可以用parent、city、received、disclosed"],
  [{ like: "99-00:disclosed" }, "like", "没有第0街道可用的主动公开信息条数，不能按它找相近的机关"],
  [{ like: "99-00:received", name: "甲" }, "name", "自选分组与相近的机关不能同时作为比较对象，请去掉一个"],
  [
    { units: "99,99-00", name: "甲" },
    "units",
    "自选分组“甲”里有政府，也有其他机关，统计口径不同，不能作为一组",
  ],
])("refuses %j by name", async (query, key, sentence) => {
  const { problems, wrong, view } = await viewOfQuery(test.db, query);
  expect([wrong, problems]).toEqual([[key], [sentence]]);
  expect([view.like, view.name]).toEqual([undefined, ""]);
});

it.each([
  [{ like: "received" }, "received"],
  [{ like: "人口", units: "99-00,99-01" }, "人口"],
  [{ like: "年龄" }, null],
  [{ like: "received", from: "1999" }, null],
  [{ like: "99-00:received" }, null],
])("of %j asks whose likes are meant where nothing else is wrong: %s", async (query, asks) => {
  expect((await viewOfQuery(test.db, query)).asksWhose).toBe(asks);
});
