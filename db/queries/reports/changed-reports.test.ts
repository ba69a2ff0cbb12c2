import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openVersion } from "../../client";
import {
  importReports,
  importRows,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../../test-database";
import { changedReports } from "./changed-reports";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
});
afterEach(() => test.close());

const report = (
  agency: string,
  year: number,
  value: number,
  more: Partial<PlainReport> = {},
): PlainReport => ({
  agency,
  year,
  cells: { "requests.received.total": value },
  publishedOn: `${year + 1}-01-10`,
  ...more,
});

const changes = async (since: number, at?: string) => {
  const db = at === undefined ? await openForReading(test.path) : await openVersion(test.path, at);
  if (!db) throw new Error(`no version ${at}`);
  const found = await changedReports(db, since, ["1", "2"], [2021, 2022, 2023]);
  db.close();
  return found.map(({ agencyKey, year, kind, before }) => [agencyKey, year, kind, before?.publishedOn]);
};

it("names the reports that are new, corrected, altered, dated or read anew between two versions", async () => {
  const first = (
    await importRows(test.db, {
      reports: [
        report("1", 2022, 1),
        report("1", 2023, 1),
        report("2", 2021, 1),
        report("2", 2022, 1),
        report("2", 2023, 1, { bytes: "file" }),
      ],
    })
  ).version;
  await importReports(test.db, [report("1", 2022, 3)]);
  const second = (
    await importRows(test.db, {
      reports: [
        report("1", 2021, 5),
        report("1", 2022, 2, { publishedOn: "2023-03-01" }),
        report("2", 2021, 1, { publishedOn: "2022-03-01" }),
        report("2", 2022, 2),
        report("2", 2023, 2, { bytes: "file" }),
      ],
    })
  ).version;
  await importReports(test.db, [report("1", 2023, 9)]);
  expect(await changes(first?.id ?? -1, second?.label)).toEqual([
    ["1", 2021, "new", undefined],
    ["2", 2021, "dated", "2022-01-10"],
    ["1", 2022, "corrected", "2023-01-10"],
    ["2", 2022, "altered", "2023-01-10"],
    ["2", 2023, "reread", "2024-01-10"],
  ]);
  expect(await changes(second?.id ?? -1)).toEqual([["1", 2023, "altered", "2024-01-10"]]);
});
