import { afterAll, expect, it } from "vitest";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { viewSchema } from "@/lib/view/view";
import { filersOf, groupOf } from "../queries/group";
import { type PlainReport, testDatabase } from "../test-database";
import { allKinds, filingView, namesApart } from "./filing-view";
import { namedGroup } from "./named-group";
import { changedMost, kindSeries, kindTrends } from "./overview-kinds";

const received = "requests.received.total";
const report = (agency: string, year: number, value: number, more: Partial<PlainReport> = {}) => ({
  ...{ agency, year, publishedOn: `${year + 1}-01-20`, cells: { [received]: value } },
  ...more,
});
const whole = { scope: "territory" } as const;
const test = await testDatabase({
  agencies: [
    { key: "99", kind: "government", shortName: "甲市" },
    { key: "9901", parentKey: "99", kind: "government", shortName: "东区" },
    { key: "9902", parentKey: "99", kind: "government", shortName: "西区" },
    { key: "990101", parentKey: "9901", shortName: "河镇" },
    { key: "990201", parentKey: "9902", shortName: "山镇" },
    ...["99", "9901", "9902"].map((parentKey) => ({
      ...{ key: `${parentKey}-w`, parentKey, kind: "bureau" as const, shortName: "水务局" },
    })),
  ],
  reports: [
    ...[report("990101", 2021, 20), report("990101", 2022, 70)],
    ...[report("990201", 2021, 10), report("990201", 2022, 12)],
    ...[report("99-w", 2021, 900), report("99-w", 2022, 940)],
    ...[report("9901-w", 2021, 5), report("9901-w", 2022, 500)],
    ...[
      report("9901", 2021, 1000, whole),
      report("9901", 2022, 1100, whole),
      report("9902", 2022, 900, whole),
    ],
  ],
});
afterAll(() => test.close());
const view = { ...viewSchema.parse({}), region: "99" };

it("counts who owes reports at any depth, names them apart from who is compared, and each once", async () => {
  const { groups } = await filingView(test.db, { region: "99", kind: null, year: 2022 });
  expect(groups.map(({ whom, rows }) => [whom, rows.map(({ agency }) => agency.key)])).toEqual([
    ["街道、乡镇", ["990101", "990201"]],
    ["各级部门", ["99-w", "9901-w", "9902-w"]],
    ["各级政府", ["99", "9901", "9902"]],
  ]);
  const compared = await namedGroup(test.db, groupOf({ region: "99", kind: "bureau" }), 2022);
  expect([compared.name, compared.members]).toEqual(["甲市部门", 1]);
  // Of one district there is no other level.
  const own = await namedGroup(test.db, filersOf({ region: "9901", kind: "bureau" }), 2022);
  expect([own.name, own.members]).toEqual(["东区部门", 1]);
  const [, bureaus] = groups;
  expect([...namesApart((bureaus?.rows ?? []).map(({ agency }) => agency)).values()]).toEqual([
    "甲市水务局",
    "东区水务局",
    "西区水务局",
  ]);
});

it("draws a line for each kind, never their sum, and says that they are not alike", async () => {
  const trends = await kindTrends(test.db, view, allKinds, [received]);
  const series = await kindSeries(test.db, view, trends, received);
  expect(series.lines.map(({ name, points }) => [name, ...points.map(({ value }) => value)])).toEqual([
    ["街道、乡镇", 30, 82],
    ["部门", 900, 940],
    ["政府", 1000, 2000],
  ]);
  expect(series.subtitle).toBe(
    `单位：件 · 甲市街道、乡镇2个，部门1个，政府2个 · 2021–2022年 · 政府为${scopeNames.territory}`,
  );
  expect(series.notes).toContain("政府是全域汇总的数，其余是本机关的数，口径不同，不能直接比较或相加");
  expect(series.notes.filter((note) => note.startsWith("甲市政府"))).not.toEqual([]);
});

it("tells the change furthest beyond chance between those that have both years", async () => {
  // 30 and 82 of two towns; the government that filed one year only, and the districts' bureaus, are not compared.
  expect(await changedMost(test.db, view, allKinds, 2022)).toBe(
    "与上年相比，变化最大的是甲市街道、乡镇的新收申请：可比2个，由30件增至82件，比上年增加52件（+173%），超出偶然波动",
  );
  expect(await changedMost(test.db, view, ["bureau"], 2022)).toBeNull();
  expect(await changedMost(test.db, view, allKinds, 2021)).toBeNull();
});
