import { afterAll, beforeAll, expect, it } from "vitest";
import { requestCellId } from "@/lib/catalogue/requests";
import type { Problem } from "@/lib/ingest/reading";
import { sectionTexts } from "../queries/reports/section-texts";
import {
  importReports,
  importRows,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../test-database";
import { agencyYears, filingStatus } from "./agency-years";
import { agencyCauses } from "./checks/agency-causes";
import { rateSpine } from "./rate-spine";
import { unitsBeside } from "./units-beside";
import { yearPair } from "./year-pair";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区" },
      ...["9901", "9902", "9903", "9904"].map((key) => ({
        key,
        parentKey: "99",
        validFrom: key === "9904" ? 2025 : null,
      })),
      { key: "unnamed", kind: "unknown", assigned: false, expected: false },
    ],
    reports: [
      town("9901", 2020, { received: 8, closed: 8, granted: 8 }, { form: "2019", publishedOn: "2021-01-15" }),
      town(
        "9901",
        2022,
        // The single row of other results is that of the form of 2019.
        { received: 20, closed: 20, granted: 10, otherwise: 4, carried_in: 0 },
        { sections: said("人员力量不足。\n更新不够及时。") },
      ),
      town(
        "9901",
        2023,
        { received: 25, closed: 24, granted: 12, partial: "blank", carried_in: 0 },
        { publishedOn: "2024-02-08", sections: said("人员力量仍然不足。"), problems: [broken] },
      ),
      town("9902", 2023, { received: 9, closed: 9, granted: 3, partial: 0 }),
      town("9903", 2023, { received: 40, closed: 40, granted: 10, partial: 0 }),
    ],
  });
  await importRows(test.db, {
    collections: [{ region: "99", kind: "towns", year: 2021, complete: true, deadline: null }],
  });
  await importReports(test.db, [
    town("9903", 2023, { received: 40, closed: 40, granted: 11, partial: 0 }, { publishedOn: "2024-03-01" }),
  ]);
});
afterAll(() => test.close());

const broken = {
  check: "balance",
  severity: "error",
  cells: [requestCellId("received", "total"), requestCellId("carried_in", "total")],
  message: "相差1。",
} satisfies Problem;

const said = (text: string) => [{ number: 5, heading: "五、存在的主要问题及改进情况", text }];

function town(
  agency: string,
  year: number,
  figures: Record<string, number | "blank">,
  rest: Partial<PlainReport> = {},
): PlainReport {
  const cells = Object.entries(figures).map(([row, value]) => [requestCellId(row, "total"), value] as const);
  return { agency, year, cells: Object.fromEntries(cells), publishedOn: `${year + 1}-01-20`, ...rest };
}

it("says of every year what became of the report, and accuses nobody whose collection was not declared", async () => {
  const years = await agencyYears(test.db, "9901", "own");
  expect(
    years.map(({ year, state, daysLate, findings, pair }) => [year, state, daysLate, findings, pair?.href]),
  ).toEqual([
    [2020, "filed", null, 0, undefined],
    [2021, "not_filed", null, 0, undefined],
    [2022, "filed", null, 0, "/agencies/9901/2020-2022"],
    [2023, "late", 8, 1, "/agencies/9901/2022-2023"],
  ]);
  expect(filingStatus(years)).toBe("2023年报告于2024-02-08公开，比规定日期2024-01-31迟8天。");
  const other = await agencyYears(test.db, "9902", "own");
  expect(other.map(({ state }) => state)).toEqual(["not_collected", "not_filed", "not_collected", "filed"]);
  expect(filingStatus(other.slice(0, 2))).toContain("2021年报告未报送：该年的报告已声明收齐");
  expect(filingStatus(other.slice(0, 1))).toBe("2020年报告未收录，是否公布未经核实。");
  expect((await agencyYears(test.db, "9903", "own")).at(-1)?.amendment).toBe("corrected");
  expect((await agencyYears(test.db, "9904", "own")).map(({ state }) => state)).toEqual(
    Array(4).fill("not_there"),
  );
  const unnamed = await agencyYears(test.db, "unnamed", "own");
  expect(unnamed.map(({ state }) => state)).toEqual(Array(4).fill("not_collected"));
  expect(await agencyYears(test.db, "nobody", "own")).toEqual([]);
});

it("puts the agency's rates into the spread of its group, and names what is too small or missing", async () => {
  const spine = await rateSpine(test.db, { key: "9902", parentKey: "99" }, "towns", 2023);
  const disclosed = spine?.rates.find(({ id }) => id === "rate.granted");
  expect([spine?.group, spine?.neighbours]).toEqual(["甲区街道、乡镇", ["9901", "9902", "9903"]]);
  // 12 of 24 and 11 of 40; 3 of 9 is too small to be one of them.
  expect(disclosed?.ownText).toBe("样本过少（3/9）");
  expect(disclosed?.spread).toMatchObject({
    range: { low: 0.275, high: 0.5 },
    median: 0.3875,
    values: 2,
    expected: 3,
  });
  expect(await rateSpine(test.db, { key: "9902", parentKey: null }, "towns", 2023)).toBeNull();
});

it("tells what is found by check with the way to its source", async () => {
  const { open, settled } = await agencyCauses(test.db, "9901");
  expect(settled).toEqual([]);
  const [cause] = open.filter(({ check }) => check === "收办平衡");
  expect(cause?.href).toBe("/checks?year=all&unit=9901&check=balance");
  expect(cause?.items).toMatchObject([
    { year: 2023, message: "相差1。", sourceHref: "/reports/9901/2023/source?cell=requests.received.total" },
  ]);
});

it("gives the section on problems of every report, and says which has none", async () => {
  expect((await sectionTexts(test.db, "9901", 5)).map(({ year, text }) => [year, text])).toEqual([
    [2023, "人员力量仍然不足。"],
    [2022, "人员力量不足。\n更新不够及时。"],
    [2020, null],
  ]);
});

it("compares two years cell by cell: percent from ten on, shares in points, and nothing over a gap or a break", async () => {
  const pair = await yearPair(test.db, "9901", [2022, 2023], "own");
  const row = (id: string) => pair?.tables.flatMap(({ rows }) => rows).find((one) => one.id === id);
  const told = (id: string) => {
    const { before, after, difference, percent, refused } = row(id) ?? {};
    return [before?.text, after?.text, difference, percent, refused];
  };
  expect(told("requests.received.total")).toEqual(["20", "25", "+5", "+25%", null]);
  expect(told("requests.granted.total")).toEqual(["10", "12", "+2", "+20%", null]);
  expect(told("requests.partial.total")).toEqual(["表中无此项", "空白", null, null, "缺数，不比较"]);
  expect(told("requests.otherwise.total")).toEqual(["4", "表中无此项", null, null, "缺数，不比较"]);
  expect(told("rate.granted")).toEqual(["50.0%（10/20）", "50.0%（12/24）", "0.0个百分点", null, null]);
  expect(row("requests.received.total")?.after.findings).toEqual(["收办平衡：相差1。"]);
  // A 0 that is questioned is not among those that say nothing.
  expect(told("requests.carried_in.total")).toEqual(["0", "0", "0", null, null]);
  const [problems] = pair?.sections ?? [];
  expect(problems?.before.map((line) => line.map(({ text }) => text).join(""))).toEqual([
    "人员力量不足。",
    "更新不够及时。",
  ]);
  expect(
    problems?.after
      .flat()
      .filter(({ changed }) => changed)
      .map(({ text }) => text),
  ).toEqual(["仍然"]);
  const broken = await yearPair(test.db, "9901", [2020, 2022], "own");
  expect(broken?.breaks[0]).toContain("不能相连");
  const small = broken?.tables.flatMap(({ rows }) => rows).find(({ id }) => id === "requests.received.total");
  expect([small?.difference, small?.percent]).toEqual(["+12", null]);
  expect(await yearPair(test.db, "9901", [2021, 2022], "own")).toBeNull();
});

it("puts agencies beside each other, each without a report by its reason", async () => {
  const of = async (year: number) => {
    const { units, tables } = await unitsBeside(test.db, ["9903", "9901"], year, "total");
    const rows = tables.flatMap((table) => table.rows);
    const textsOf = (id: string) =>
      rows.find((row) => row.id === id)?.figures.map((cell) => cell?.text ?? null);
    const others = textsOf("requests.otherwise.total");
    return [
      units.map(({ absence }) => absence),
      textsOf("requests.received.total"),
      ...(others ? [others] : []),
    ];
  };
  expect(await of(2023)).toEqual([
    ["", ""],
    ["40", "25"],
  ]);
  expect(await of(2022)).toEqual([
    ["未收录", ""],
    [null, "20"],
    [null, "4"],
  ]);
  expect(await of(2021)).toEqual([["未报送", "未报送"], undefined]);
  const all = await unitsBeside(test.db, ["9903", "9901"], 2023, "all");
  expect(all.tables.map(({ id }) => id)).toEqual(["requests-total"]);
});
