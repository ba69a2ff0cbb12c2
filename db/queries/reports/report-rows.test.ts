import { afterAll, beforeAll, expect, it } from "vitest";
import { importReports, type TestDatabase, testDatabase } from "../../test-database";
import { availableYears } from "../dataset-version";
import { findReport } from "./report";
import { type ReportFilter, reportList } from "./report-rows";

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase({
    agencies: [
      { key: "1", kind: "government" },
      { key: "11", parentKey: "1" },
      { key: "12", parentKey: "1", kind: "subdistrict" },
      { key: "2" },
    ],
    reports: [
      { agency: "11", year: 2021 },
      { agency: "2", year: 2024 },
      {
        agency: "12",
        year: 2023,
        status: "flagged",
        problems: [{ check: "balance", severity: "error", cells: [], message: "不平。" }],
      },
      { agency: "11", year: 2023 },
      { agency: "11", year: 2024 },
    ],
  });
  await importReports(test.db, [{ agency: "2", year: 2024, text: "更正" }]);
});
afterAll(() => test.close());

const listed = async (filter: ReportFilter, offset = 0, limit = 10) => {
  const { total, items } = await reportList(test.db, filter, { offset, limit });
  return [total, ...items.map(({ agencyKey, year }) => `${agencyKey} ${year}`)];
};

it("lists reports in force, the latest year first, page by page", async () => {
  expect(await listed({})).toEqual([5, "11 2024", "2 2024", "11 2023", "12 2023", "11 2021"]);
  expect(await listed({}, 3, 1)).toEqual([5, "12 2023"]);
});

it("is filtered by region, kind, year and status", async () => {
  expect(await listed({ region: "1" })).toEqual([4, "11 2024", "11 2023", "12 2023", "11 2021"]);
  expect(await listed({ region: "1", kind: "township", year: 2023 })).toEqual([1, "11 2023"]);
  expect(await listed({ status: "flagged" })).toEqual([1, "12 2023"]);
  expect(await listed({ region: "none" })).toEqual([0]);
});

it("knows the years", async () => {
  expect(await availableYears(test.db)).toEqual([2021, 2023, 2024]);
});

it("leads from a report to the nearest years of the agency", async () => {
  const neighbours = async (year: number) => (await findReport(test.db, "11", year, "own"))?.neighbours;
  expect(await neighbours(2021)).toEqual({ previous: null, next: 2023 });
  expect(await neighbours(2023)).toEqual({ previous: 2021, next: 2024 });
  expect(await findReport(test.db, "11", 2022, "own")).toBeNull();
});
