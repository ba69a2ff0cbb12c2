import { afterEach, expect, it } from "vitest";
import type { Problem } from "@/lib/ingest/reading";
import { decidableFindings } from "../queries/verdicts/decidable-findings";
import {
  importRows,
  type PlainAgency,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../test-database";
import { giveVerdicts } from "../write/give-verdicts";
import { type CorrectionRequest, corrections } from "./corrections";

const [received, carriedOut] = ["requests.received.total", "requests.carried_out.total"];
const problem = (message: string, more: Partial<Problem> = {}): Problem => ({
  ...{ check: "balance", severity: "error", cells: [received, carriedOut], message },
  ...more,
});

const agencies: PlainAgency[] = [
  { key: "99", kind: "government", shortName: "甲区", expected: false },
  ...["东", "西", "南", "北"].map((name, at) => ({
    ...{ key: `99${at}`, parentKey: "99", shortName: `${name}镇` },
  })),
  { key: "999", parentKey: "99", shortName: "水务局", kind: "bureau" },
];
const report = (agency: string, problems: Problem[], publishedOn = "2025-01-20"): PlainReport => ({
  ...{ agency, year: 2024, publishedOn, problems },
  cells: { [received]: 5, [carriedOut]: "blank" },
});

let test: TestDatabase;
afterEach(() => test.close());

async function begin() {
  test = await testDatabase({
    agencies,
    reports: [
      report("990", [
        problem("不平", { expected: 6, found: 5 }),
        problem("另一处", { check: "all-closed", severity: "warning", cells: [carriedOut] }),
        problem("第五部分空白", { check: "empty-section", severity: "note", cells: [] }),
      ]),
      report("991", [], "2025-03-01"),
      report("992", [problem("误读")]),
      report("999", [problem("部门的")]),
    ],
  });
}

const asked = async (request: Partial<CorrectionRequest>) => {
  const found = await corrections(test.db, { region: "99", ...request });
  return "sentence" in found ? found : found.correction;
};
const told = async (request: Partial<CorrectionRequest>) => {
  const found = await asked(request);
  if ("sentence" in found) return found.sentence;
  return found.sheets.map(({ unit, items }) => [unit, ...items.map(({ subject }) => subject)]);
};

it("names for each unit what is open, by division code, with place, print and what the check makes of it", async () => {
  await begin();
  const correction = await asked({ kind: "towns" });
  if ("sentence" in correction) throw new Error(correction.sentence);
  expect(correction).toMatchObject({ name: "甲区街道、乡镇", span: "2024年", due: null, demo: false });
  expect(correction.sheets.map(({ unit }) => unit)).toEqual(["东镇", "西镇", "南镇"]);
  const [first, second] = correction.sheets[0]?.items ?? [];
  expect(first).toEqual({
    ...{ year: 2024, report: "", subject: "收办平衡", standing: "待核对", problem: "不平" },
    expected: "按核对应为6，现为5",
    printed: [
      expect.objectContaining({
        row: "一、本年新收政府信息公开申请数量",
        column: "申请人情况›总计",
        raw: "5",
      }),
      expect.objectContaining({ row: "四、结转下年度继续办理", raw: "空白" }),
    ],
  });
  expect(second).toMatchObject({ subject: "均已办结", expected: "" });
  expect(correction.sheets[1]?.items[0]).toMatchObject({
    subject: "迟报",
    problem: "2024年报告首次公布于2025-03-01，规定期限为2025-01-31，晚29天。",
  });
});

it("accuses nobody of not filing until the collection is declared complete", async () => {
  await begin();
  expect(JSON.stringify(await told({ kind: "towns" }))).not.toContain("北镇");
  const declared = { region: "99", kind: "all" as const, year: 2024, complete: true, deadline: "2025-03-15" };
  await importRows(test.db, { collections: [declared], now: new Date("2025-04-01T04:00:00Z") });
  expect(await told({ kind: "towns" })).toEqual([
    ["东镇", "收办平衡", "均已办结"],
    ["南镇", "收办平衡"],
    ["北镇", "未报送"],
  ]);
});

it("leaves out what was explained or a false alarm, and keeps what was confirmed, notes too", async () => {
  await begin();
  const of = async (unit: string) => (await decidableFindings(test.db, { unit })).map(({ key }) => key);
  const [balance = "", closed = "", note = ""] = await of("990");
  const [misread = ""] = await of("992");
  const given = { by: "甲", why: "已核对" };
  await giveVerdicts(test.db, [
    { ...given, key: balance, verdict: "confirmed" },
    { ...given, key: closed, verdict: "explained" },
    { ...given, key: note, verdict: "confirmed" },
    { ...given, key: misread, verdict: "false_alarm" },
  ]);
  expect(await told({ kind: "towns" })).toEqual([
    ["东镇", "收办平衡", "空白章节"],
    ["西镇", "迟报"],
  ]);
  const one = await asked({ unit: "990" });
  expect("sheets" in one && one.sheets[0]?.items.map(({ standing }) => standing)).toEqual([
    "属实需改",
    "属实需改",
  ]);
});

it("answers for all kinds, one unit, or says why there is nothing", async () => {
  await begin();
  expect(await told({})).toEqual([
    ["东镇", "收办平衡", "均已办结"],
    ["西镇", "迟报"],
    ["南镇", "收办平衡"],
    ["水务局", "收办平衡"],
  ]);
  expect(await told({ unit: "999", year: "all" })).toEqual([["水务局", "收办平衡"]]);
  expect(await told({ unit: "993" })).toBe("北镇2024年没有需要整改的：没有待核、迟报或未报送的报告。");
  expect(await told({ unit: "99x" })).toBe("没有机关“99x”。");
  expect(await told({ region: "x" })).toBe("没有地区“x”。");
  expect(await told({ year: 2010 })).toMatch("没有需要整改的");
});

it("says what should be of a finding that reckons nothing, and no more of a part that is missing", async () => {
  const found = [
    problem("没有数", { check: "incomplete", severity: "warning", cells: [carriedOut] }),
    problem("没有第五部分", { check: "incomplete", severity: "warning", cells: [] }),
    problem("机关不符", { check: "identity", cells: [] }),
  ];
  test = await testDatabase({ agencies, reports: [report("990", found)] });
  const correction = await asked({ unit: "990" });
  if ("sentence" in correction) throw new Error(correction.sentence);
  const told = correction.sheets[0]?.items.map(({ problem, expected }) => [problem, expected]);
  expect(Object.fromEntries(told ?? [])).toEqual({
    没有数: "各格都应有数",
    没有第五部分: "",
    机关不符: "各处所写的机关、年度和公布日期应当相符",
  });
});
