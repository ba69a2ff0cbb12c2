import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findReport } from "../queries/reports/report";
import {
  importing,
  importReport,
  importReports,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../test-database";
import { verifyReports } from "./verify-reports";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
});
afterEach(() => test.close());

const base: PlainReport = {
  agency: "1",
  year: 2023,
  cells: { "requests.received.total": 3, "requests.closed.total": "slash" },
};

describe("verifying the figures", () => {
  const damaging = async (sql: string) => {
    await importReports(test.db, [base, { ...base, agency: "2" }]);
    expect(await verifyReports(test.db)).toEqual([]);
    for (const statement of sql.split(";"))
      if (statement.trim() !== "") await test.db.engine.change(statement);
    return verifyReports(test.db);
  };

  it("notices a changed figure", async () => {
    const found = await damaging("update figures set value = 8 where value = 3 and report = 1");
    expect(found).toMatchObject([{ agencyKey: "1", year: 2023, scope: "own", part: "figures" }]);
    expect(found).toHaveLength(1);
    expect((await findReport(test.db, "1", 2023, "own"))?.intact).toBe(false);
  });

  it.each([
    ["raw text", "update figures set raw = '9' where value = 3 and report = 1"],
    ["place", "update figures set place_row = 9 where value = 3 and report = 1"],
    ["unit", "update figures set unit = '元' where value = 3 and report = 1"],
    ["text", "update sections set text = text || '。' where report = 1"],
    ["document", "delete from sources where report = 1"],
  ])("notices a changed %s", async (_, statement) => {
    expect(await damaging(statement)).toMatchObject([{ report: 1, part: "content" }]);
  });

  it("notices a changed observation, a lost one and one too many", async () => {
    const { hotTable, hotColumns } = test.db.engine;
    const [names, values] = [
      hotColumns(1).map(([name]) => `, ${name}`),
      hotColumns(1).map(([, value]) => `, ${value}`),
    ];
    const found = await damaging(
      `update observations set value = 8 where value = 3 and agency = 1;
       delete from observations where value = 3 and agency = 2;
       insert into ${hotTable} (cell, scope, year, agency, form, value${names}) values (1, 0, 1999, 2, 0, 1${values});`,
    );
    expect(found.map(({ agencyKey, year, part }) => [agencyKey, year, part])).toEqual([
      ["1", 2023, "observations"],
      ["2", 2023, "observations"],
      ["2", 1999, "observations"],
    ]);
  });

  it("waits for no observations of what is staged", async () => {
    await importing(test.db, async (by) => await importReport(test.db, base, by));
    expect(await verifyReports(test.db)).toEqual([]);
  });
});
