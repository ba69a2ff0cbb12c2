import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findReport } from "./queries/report";
import {
  importing,
  importReport,
  importReports,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "./test-database";
import { verifyFigures } from "./verify-figures";

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
    expect(await verifyFigures(test.db)).toEqual([]);
    for (const statement of sql.split(";"))
      if (statement.trim() !== "") await test.db.engine.change(statement);
    return verifyFigures(test.db);
  };

  it("notices a changed figure", async () => {
    const found = await damaging("update figures set value = 8 where value = 3 and report = 1");
    expect(found).toEqual([{ agencyKey: "1", year: 2023, scope: "own", damage: "figures" }]);
    expect((await findReport(test.db, "1", 2023, "own"))?.intact).toBe(false);
  });

  it("notices a changed observation, a lost one and one too many", async () => {
    const found = await damaging(
      `update observations set value = 8 where value = 3 and agency = 1;
       delete from observations where value = 3 and agency = 2;
       insert into observations values (1, 0, 1999, 2, 0, 1, null);`,
    );
    expect(found.map(({ agencyKey, year, damage }) => [agencyKey, year, damage])).toEqual([
      ["1", 2023, "observations"],
      ["2", 2023, "observations"],
      ["2", 1999, "observations"],
    ]);
  });

  it("waits for no observations of what is staged", async () => {
    await importing(test.db, async (by) => await importReport(test.db, base, by));
    expect(await verifyFigures(test.db)).toEqual([]);
  });
});
