import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { decidableFindings } from "@/db/queries/verdicts/decidable-findings";
import { importReports, type PlainReport, type TestDatabase, testDatabase } from "@/db/test-database";
import { parseCsv } from "@/lib/agencies/csv";
import { usesPostgres } from "@/lib/settings";
import { verdict } from "./verdict";

const report = (agency: string, value: number): PlainReport => ({
  agency,
  year: 2024,
  cells: { "requests.received.total": value },
  problems: [
    { check: "balance", severity: "error", cells: ["requests.received.total"], message: `${value}件不平` },
  ],
});

let test: TestDatabase;
let folder: string;
let file: string;
let said: string[];
beforeEach(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区", expected: false },
      { key: "98", kind: "government", shortName: "乙区", expected: false },
      ...[
        { key: "99-a", shortName: "东镇" },
        { key: "99-b", shortName: "同名镇" },
      ].map((one) => ({
        ...one,
        parentKey: "99",
      })),
      { key: "98-b", shortName: "同名镇", parentKey: "98" },
    ],
    reports: [report("99-a", 5), report("99-b", 6)],
  });
  folder = mkdtempSync(path.join(tmpdir(), "nianbao-verdict-"));
  file = path.join(folder, "verdicts.csv");
  said = [];
  vi.stubEnv(usesPostgres() ? "DATABASE_URL" : "DATABASE_PATH", test.path);
  for (const channel of ["log", "error"] as const)
    vi.spyOn(console, channel).mockImplementation((text: unknown) => void said.push(String(text)));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await test.close();
  rmSync(folder, { recursive: true });
});

const keyOf = async (unit: string) => (await decidableFindings(test.db, { unit }))[0]?.key ?? "";
const run = async (...args: string[]) => {
  said.length = 0;
  return verdict(args);
};
const decide = (key: string, why = "原件如此", as = "已说明") =>
  run(key, "--as", as, "--by", "王某", "--why", why);

it("lists what nobody has decided on, and on request what was", async () => {
  const key = await keyOf("99-a");
  expect(await run()).toBe(0);
  expect(said[0]).toBe("未处理2处，已有结论0处。");
  expect(said).toContain(`${key}　东镇2024年　错误　收办平衡　5件不平`);
  await decide(key.slice(0, 8).toUpperCase());
  expect(said.join("\n")).toMatch(/^h\w{9}　已记录\n数据版本：/);
  await run("--region", "甲区");
  expect(said).toHaveLength(2);
  await run("--unit", "东镇", "--all");
  expect(said[1]).toMatch(/5件不平　已说明（王某，\d{4}-\d\d-\d\d：原件如此）$/);
  await importReports(test.db, [report("99-a", 7)]);
  await run("--unit", "99-a", "--all", "--check", "收办平衡", "--year", "2024");
  expect(said.at(-1)).toMatch(/已说明（.*）　\d{4}-\d\d-\d\d起已失效，有关的数已改变$/);
});

it.each([
  [["--unit", "同名镇"], "有2个“同名镇”：乙区同名镇（98-b）、甲区同名镇（99-b）"],
  [["--unit", "西镇"], "没有“西镇”"],
  [["--year", "24"], "--year 应为4位年度"],
  [["--check", "胡查"], "--check 没有“胡查”，可以是收办平衡、"],
  [["h123", "--as", "已说明"], "用法"],
  [["h123", "--as", "对", "--by", "甲", "--why", "乙"], "结论“对”不能识别，可以是属实需改、已说明、误报"],
  [["--export", "verdicts.xlsx"], "结论表只能写成.csv文件"],
  [["--import", "/no/such.csv"], "没有文件"],
])("says what is wrong with %j", async (args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence);
});

it("says of a key that it is unknown, and keeps the others", async () => {
  expect(
    await run("hzzzzzzzzz", await keyOf("99-a"), "--as", "误报", "--by", "王某", "--why", "识别有误"),
  ).toBe(1);
  expect(said.slice(0, 2)).toEqual(["hzzzzzzzzz　没有这个编号", `${await keyOf("99-a")}　已记录`]);
});

/** The table as a person fills it in: a verdict for each unit. */
function filled(given: Record<string, readonly [string, string, string]>): string {
  const { rows } = parseCsv(readFileSync(file, "utf8"));
  const lines = rows.map(({ cells }) => {
    const decision = given[cells[1] ?? ""];
    return (decision ? [...cells.slice(0, 8), ...decision, ...cells.slice(11)] : cells).join(",");
  });
  return lines.join("\r\n");
}

it.each(["utf8", "gb18030"])(
  "takes a filled table in %s once, and the second time nothing",
  async (encoding) => {
    await run("--export", file);
    const table = filled({
      "99-a": ["误报", "'=王某", "识别有误"],
      "99-b": ["属实需改", "李某", "已核对原件"],
    });
    writeFileSync(file, iconv.encode(table, encoding));
    expect(await run("--import", file)).toBe(0);
    expect(said.at(-2)).toBe(
      "采用2条，与库中相同0条，比库中旧0条，已失效0条，编号不明0条，有误0条，未填0条，历史0条",
    );
    const decided = (await decidableFindings(test.db, {})).map((finding) => finding.verdict?.by);
    expect(decided).toEqual(["=王某", "李某"]);
    expect(await run("--import", file)).toBe(0);
    expect(said.at(-1)).toBe("数据没有变化，版本不变。");
    await run("--export", file);
    expect(readFileSync(file, "utf8")).toContain(",误报,'=王某,识别有误,");
    await run("--import", file);
    expect(said).toEqual([expect.stringContaining("采用0条，与库中相同2条"), "数据没有变化，版本不变。"]);
  },
);

it("says of each row what it could not take, and why", async () => {
  const key = await keyOf("99-a");
  await decide(key);
  await decide(await keyOf("99-b"), "未复核");
  await run("--export", file);
  const ownLine =
    readFileSync(file, "utf8")
      .split("\r\n")
      .findIndex((row) => row.includes("99-b")) + 1;
  await importReports(test.db, [report("99-a", 8)]);
  await decide(await keyOf("99-b"), "已复核", "属实需改");
  const own = await keyOf("99-b");
  const extra = [
    "hzzzzzzzzz,,,,,,,,误报,甲,乙,2026/2/1 8:30,",
    `${await keyOf("99-a")},,,,,,,,误报,甲,,,`,
    `${await keyOf("99-a")},,,,,,,,错,甲,乙,,`,
    `${await keyOf("99-a")},,,,,,,,误报,甲,乙,2026-02-30,`,
    `${own},,,,,,,,误报,甲,乙,,已被取代`,
    `${own},,,,,,,,误报,甲,乙,,`,
  ];
  writeFileSync(file, `${readFileSync(file, "utf8")}${extra.join("\r\n")}\r\n`);
  expect(await run("--import", file)).toBe(1);
  const told = said.join("\n");
  for (const sentence of [
    `${key}　已失效：有关的数已改变，请重新列出后处理`,
    `${own}　库中已有更新的结论，没有采用`,
    "第4行　hzzzzzzzzz　没有这个编号",
    "第5行　没有写明理由，没有采用。",
    "第6行　结论“错”不能识别，可以是属实需改、已说明、误报，没有采用。",
    "第7行　日期“2026-02-30”不能识别，应如2026-02-01，没有采用。",
    `第9行　编号与第${ownLine}行相同，以第${ownLine}行为准，没有采用。`,
    "采用0条，与库中相同0条，比库中旧1条，已失效1条，编号不明1条，有误4条，未填0条，历史1条",
  ])
    expect(told).toContain(sentence);
});
