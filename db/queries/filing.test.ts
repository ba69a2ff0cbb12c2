import { afterEach, expect, it } from "vitest";
import { facetCounts } from "@/lib/agencies/filing-state";
import { importReports, importRows, type TestDatabase, testDatabase } from "../test-database";
import { filingOfYear } from "./filing";
import { filingChanges } from "./filing-changes";

let test: TestDatabase;
afterEach(() => test.close());

const towns = { region: "99", kind: "towns", scope: "own" } as const;
const declared = { region: "99", kind: "towns", year: 2022, complete: true, deadline: null } as const;
const error = {
  check: "balance" as const,
  severity: "error" as const,
  cells: ["requests.closed.total"],
  message: "不平衡",
};

const begin = async (collections: Parameters<typeof importRows>[1]["collections"] = []) => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government" },
      { key: "991", parentKey: "99" },
      { key: "992", parentKey: "99" },
      { key: "993", parentKey: "99" },
      { key: "994", parentKey: "99", expected: false },
      { key: "995", parentKey: "99", validTo: 2021 },
    ],
    reports: [
      { agency: "991", year: 2022, publishedOn: "2023-01-31", status: "flagged", problems: [error] },
      { agency: "992", year: 2022, publishedOn: "2023-02-03" },
    ],
  });
  await importRows(test.db, { collections });
};

const brief = async (year = 2022) =>
  (await filingOfYear(test.db, towns, year)).map(({ agency, state, daysLate, deadline, findings }) =>
    [agency.key, state, daysLate, deadline.day, findings].join(" "),
  );

it("says of each who owes a report what became of it; who need not file, or was not there, is left out", async () => {
  await begin([declared]);
  expect(await brief()).toEqual([
    "991 filed  2023-01-31 1",
    "992 late 3 2023-01-31 0",
    "993 not_filed  2023-01-31 0",
  ]);
  expect(facetCounts(await filingOfYear(test.db, towns, 2022))).toMatchObject({
    filed: 2,
    late: 1,
    not_filed: 1,
    not_collected: 0,
    flagged: 1,
  });
});

it("accuses nobody where the collection was not declared complete", async () => {
  await begin([{ ...declared, complete: false, deadline: "2023-01-10" }]);
  expect((await brief())[2]).toBe("993 not_collected  2023-01-10 0");
});

it("waits for the deadline of a local notice, and names the notice", async () => {
  await begin([{ ...declared, deadline: "2100-02-15" }]);
  expect(await brief()).toEqual([
    "991 filed  2100-02-15 1",
    "992 filed  2100-02-15 0",
    "993 not_due  2100-02-15 0",
  ]);
  const [row] = await filingOfYear(test.db, towns, 2022);
  expect(row?.deadline.notice).toMatchObject({ region: "99", kind: "towns", year: 2022 });
});

it("counts how often a report was corrected, a reading of the same file once, and is not late for it", async () => {
  await begin([declared]);
  const report = { agency: "991", year: 2022 };
  const second = { ...report, publishedOn: "2023-03-05", text: "更正一", bytes: "二" };
  await importReports(test.db, [second]);
  await importReports(test.db, [{ ...second, text: "更正一，另一种读法" }]);
  await importReports(test.db, [{ ...report, publishedOn: "2023-04-05", text: "更正二" }]);
  await importReports(test.db, [{ ...report, publishedOn: "2023-04-05", text: "变动" }]);
  const [row] = await filingOfYear(test.db, towns, 2022);
  expect(row).toMatchObject({
    state: "filed",
    corrections: 2,
    alterations: 1,
    firstPublishedOn: "2023-01-31",
    publishedOn: "2023-04-05",
  });
});

it("lists what was published and changed from version to version, the latest first", async () => {
  await begin();
  const report = { agency: "991", year: 2022 };
  const second = { ...report, publishedOn: "2023-03-05", text: "更正", bytes: "二" };
  await importReports(test.db, [second, { agency: "993", year: 2021 }]);
  await importReports(test.db, [{ ...second, text: "另一种读法" }]);
  const kinds = async (year: number | null, limit = 10) =>
    (await filingChanges(test.db, towns, year, limit)).map(({ agencyKey, year: of, kind, publishedOn }) =>
      [agencyKey, of, kind, publishedOn].join(" "),
    );
  expect(await kinds(null)).toEqual([
    "991 2022 corrected 2023-03-05",
    "993 2021 new ",
    "991 2022 new 2023-01-31",
    "992 2022 new 2023-02-03",
  ]);
  expect(await kinds(2021)).toEqual(["993 2021 new "]);
  expect(await kinds(null, 1)).toHaveLength(1);
});

it("takes no report for published that lost its place in the import that brought it", async () => {
  await begin();
  await importReports(test.db, [
    { agency: "993", year: 2022, publishedOn: "2023-01-05", text: "甲", file: "甲.txt" },
    { agency: "993", year: 2022, publishedOn: "2023-01-06", text: "乙", file: "乙.txt" },
  ]);
  const changes = await filingChanges(test.db, towns, null, 10);
  expect(changes.filter(({ agencyKey }) => agencyKey === "993")).toMatchObject([
    { kind: "new", publishedOn: "2023-01-06" },
  ]);
});
