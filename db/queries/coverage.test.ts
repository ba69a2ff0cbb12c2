import { afterEach, expect, it } from "vitest";
import { findings, verdicts } from "../schema";
import { importReports, importRows, type TestDatabase, testDatabase } from "../test-database";
import { foundItems } from "./checks/found-items";
import { filingCoverage } from "./coverage";

let test: TestDatabase;
afterEach(() => test.close());

const towns = { region: "99", kind: "towns", scope: "own" } as const;
const problem = (severity: "error" | "warning" | "note", message: string = severity) => ({
  check: "balance" as const,
  severity,
  cells: ["requests.closed.total"],
  message,
});

const begin = async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government" },
      { key: "992", parentKey: "99" },
      { key: "991", parentKey: "99", shortName: "甲镇", validTo: 2022 },
      { key: "99-局", parentKey: "99", kind: "bureau" },
      { key: "993", parentKey: "99", expected: false },
      { key: "994", parentKey: "99", expected: false },
    ],
    reports: [
      {
        agency: "991",
        year: 2022,
        publishedOn: "2023-01-31",
        status: "flagged",
        problems: [problem("error"), problem("note")],
      },
      { agency: "992", year: 2022, publishedOn: "2023-02-01", problems: [problem("warning")] },
      { agency: "992", year: 2023 },
      { agency: "993", year: 2023, publishedOn: "2024-01-01" },
      { agency: "99-局", year: 2023, problems: [problem("error")] },
    ],
  });
};

it("shows who filed, who filed late, who did not, and who was not there, by division code", async () => {
  await begin();
  const rows = await filingCoverage(test.db, towns, { from: 2022, to: 2023 });
  const brief = rows.map(({ agency, cells }) => [
    agency.key,
    ...cells.map(({ state, late, findings }) => `${state} ${late} ${findings}`),
  ]);
  expect(brief).toEqual([
    ["991", "flagged false 1", "not_there null 0"],
    ["992", "flagged true 1", "accepted null 0"],
    ["993", "not_there null 0", "accepted false 0"],
  ]);
});

it("waits for a government's report until the end of March", async () => {
  test = await testDatabase({
    agencies: [{ key: "1", kind: "government" }],
    reports: [
      { agency: "1", year: 2022, scope: "territory", publishedOn: "2023-03-31" },
      { agency: "1", year: 2023, scope: "territory", publishedOn: "2024-04-01" },
    ],
  });
  const [row] = await filingCoverage(
    test.db,
    { region: "", kind: "government", scope: "territory" },
    { from: 2022, to: 2023 },
  );
  expect(row?.cells.map(({ late }) => late)).toEqual([false, true]);
});

it("drops a finding from counts, and lists it as settled, once a person has decided on its values", async () => {
  await begin();
  const [first] = await test.db.select().from(findings).orderBy(findings.id);
  if (!first) throw new Error("no finding to decide upon");
  const { agency, year, scope, check, cells, valuesSha } = first;
  const decision = { verdict: "false_alarm" as const, by: "甲", at: "2026-01-31", why: "原件如此" };
  await test.db
    .insert(verdicts)
    .values({ agency, year, scope, check, cells, valuesSha, ...decision, versionAdded: 1 });
  const span = { from: 2022, to: 2022 };
  const found = (await foundItems(test.db, "991")).filter(({ severity }) => severity === "error");
  expect(found.map(({ verdict }) => verdict)).toEqual([decision.verdict]);
  const [row] = await filingCoverage(test.db, towns, span);
  expect(row?.cells[0]).toMatchObject({ state: "accepted", findings: 0 });
});

it("says 未收录 of whom nobody declared to be missing, and judges lateness by the first publication", async () => {
  const report = { agency: "1", year: 2022 };
  test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [{ ...report, publishedOn: "2023-01-20" }],
  });
  await importReports(test.db, [{ ...report, publishedOn: "2023-03-05", text: "更正后" }]);
  const states = async () => {
    const rows = await filingCoverage(
      test.db,
      { region: "", kind: "towns", scope: "own" },
      { from: 2022, to: 2022 },
    );
    return rows.map(({ cells: [cell] }) => [
      cell?.state,
      cell?.late,
      cell?.amendment,
      cell?.firstPublishedOn,
    ]);
  };
  expect(await states()).toEqual([
    ["accepted", false, "corrected", "2023-01-20"],
    ["not_collected", null, null, null],
  ]);
  const declared = { region: "2", kind: "towns", year: 2022, complete: true, deadline: null } as const;
  await importRows(test.db, { collections: [declared] });
  expect((await states())[1]?.[0]).toBe("not_filed");
});
