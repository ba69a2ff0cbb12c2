import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/test-database";
import { requestedYearPair } from "./requested-year-pair";

let test: TestDatabase;
vi.mock("@/app/database", () => ({ database: async () => test.db }));

beforeAll(async () => {
  const cells = { "requests.received.total": 12 };
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区" },
      { key: "9901", parentKey: "99", shortName: "东镇" },
    ],
    reports: [
      { agency: "99", year: 2022, scope: "own", cells },
      { agency: "99", year: 2023, scope: "territory", cells },
      { agency: "9901", year: 2023, cells },
    ],
  });
});
afterAll(() => test.close());

it("says which reports an agency does not have, not that it has none", async () => {
  const problems = async (key: string, years: string, query = {}) =>
    (await requestedYearPair([key, years], query))?.problems;
  expect(await problems("99", "2022-2023")).toEqual(["没有甲区2023年的本机关报告，有本机关报告的是2022年"]);
  expect(await problems("99", "2021-2023", { scope: "territory" })).toEqual([
    "没有甲区2021年的全域汇总报告，有全域汇总报告的是2023年",
  ]);
  expect(await problems("9901", "2022-2023")).toEqual(["没有东镇2022年的报告，有报告的是2023年"]);
});
