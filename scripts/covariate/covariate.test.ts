import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import iconv from "iconv-lite";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { covariates } from "@/db/schema";
import { type TestDatabase, testDatabase } from "@/db/test-database";
import { usesPostgres } from "@/lib/settings";
import { covariateCommand } from "./covariate";

let test: TestDatabase;
let folder: string;
let said: string[];
beforeEach(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区", expected: false },
      { key: "98", kind: "government", shortName: "乙区", expected: false },
      { key: "99-a", shortName: "东镇", parentKey: "99" },
      { key: "99-b", shortName: "同名镇", parentKey: "99" },
      { key: "98-b", shortName: "同名镇", parentKey: "98" },
    ],
    reports: [{ agency: "99-a", year: 2024 }],
  });
  folder = mkdtempSync(path.join(tmpdir(), "nianbao-covariate-"));
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

const take = async (content: string | Uint8Array, name = "人口（人）.csv", ...options: string[]) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  said.length = 0;
  return covariateCommand([file, ...options]);
};
const stored = async () =>
  (await test.db.select().from(covariates)).map(({ name, unit, year, value }) => [name, unit, year, value]);

const table = '机关,年份,数值\r\n东镇,2020,"12,345.5"\r\n98-b,2020年,7\r\n';

it.each([
  ["UTF-8 with a mark", `\ufeff${table}`],
  ["GB18030", iconv.encode(table, "gb18030")],
  ["UTF-16", iconv.encode(table, "utf-16le", { addBOM: true })],
  [
    "other columns, full-width digits, another order",
    "备注,value,year,agency\n甲,１２３４５.5,2020,99-a\n,7,2020,98-b\n",
  ],
])("takes a table in %s once, and the second time nothing", async (_, content) => {
  expect(await take(content)).toBe(0);
  expect(said[0]).toBe("人口（人）　新增2个，改动0个，与库中相同0个。");
  expect(await stored()).toEqual([
    ["人口", "人", 2020, 12345.5],
    ["人口", "人", 2020, 7],
  ]);
  await take(content);
  expect(said).toEqual(["人口（人）　新增0个，改动0个，与库中相同2个。", "数据没有变化，版本不变。"]);
});

it("names every row that it cannot take, and takes none", async () => {
  const rows = [
    ["东镇", "2020", "100"],
    ["西镇", "2020", "100"],
    ["同名镇", "2020", "100"],
    ["东镇", "1066", "100"],
    ["东镇", "2099", "100"],
    ["东镇", "二〇二〇", "100"],
    ["东镇", "2021", "约5万"],
    ["东镇", "2021", "-3"],
    ["东镇", "2021", "0"],
    ["东镇", "2021", ""],
    ["东镇", "2021", '"1,23"'],
    ["东镇", "2021", "1.2E+05"],
    ["东镇", "2021", "=1+1"],
    ["东镇", "2021", "12345678901234567"],
    ["99-a", "2020", "100"],
    ["", "2021", "1"],
  ];
  expect(await take(`agency,year,value\n${rows.map((row) => row.join(",")).join("\n")}\n`)).toBe(1);
  const year = new Date().getFullYear();
  expect(said.map((line) => line.replace(/^第(\d+)行　/, "$1 "))).toEqual([
    "3 名录中没有这个代码或名称：“西镇”。",
    "4 有2个“同名镇”：乙区同名镇（98-b）、甲区同名镇（99-b），请写代码。",
    expect.stringMatching(/^5 年份1066不在1990–\d{4}之内。$/),
    expect.stringMatching(/^6 年份2099不在1990–\d{4}之内。$/),
    "7 年份“二〇二〇”应为4位，如2023。",
    "8 数值“约5万”不是正数，请只写阿拉伯数字，不带单位。",
    "9 数值“-3”不是正数，请只写阿拉伯数字，不带单位。",
    "10 数值应大于0，没有数的不要列出。",
    "11 没有写数值。",
    "12 数值“1,23”不是正数，请只写阿拉伯数字，不带单位。",
    "13 数值“1.2E+05”不是正数，请只写阿拉伯数字，不带单位。",
    "14 数值“=1+1”不是正数，请只写阿拉伯数字，不带单位。",
    "15 数值“12345678901234567”超过15位。",
    "16 与第2行是同一个机关、同一年。",
    "17 没有写机关。",
    "《人口（人）.csv》有15行不能采用，整份没有入库；请改正后再读入。",
  ]);
  expect(year).toBeGreaterThan(2020);
  expect(await stored()).toEqual([]);
});

it.each([
  ["机关,年份\n东镇,2020\n", "人口（人）.csv", [], "应为CSV，第一行有agency、year、value"],
  [new Uint8Array([0xff, 0x00, 0x81]), "人口（人）.csv", [], "不是背景数据"],
  [table, "人口.csv", [], "没有写明“人口”的单位"],
  [table, "received.csv", ["--unit", "人"], "名称“received”不能用"],
  [table, "人口,总.csv", ["--unit", "人"], "请用 --name 写明"],
  [table, "a.csv", ["--name", "人口:总", "--unit", "人"], "不能用"],
  ["agency,year,value\n", "人口（人）.csv", [], "里没有数"],
])("says what is wrong with a file as a whole (%#)", async (content, name, options, sentence) => {
  await expect(take(content, name, ...options)).rejects.toThrow(sentence);
  expect(await stored()).toEqual([]);
});

it("keeps to the unit in which it has a covariate, and lists what there is", async () => {
  expect(await covariateCommand([])).toBe(0);
  expect(said[0]).toContain("库中没有背景数据");
  await take(table);
  await expect(take(table, "人口（万人）.csv")).rejects.toThrow("库中“人口”的单位是人，不是万人");
  expect(await take(table.replace("7", "8"), "人口.csv")).toBe(0);
  expect(said[0]).toBe("人口（人）　新增0个，改动1个，与库中相同1个。");
  said.length = 0;
  await covariateCommand([]);
  expect(said).toEqual(["人口（人）　2个机关，2020年，2个数"]);
  await expect(covariateCommand(["/no/such.csv"])).rejects.toThrow("没有文件");
});
