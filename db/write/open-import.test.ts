import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { usesPostgres } from "@/lib/settings";
import { openForReading, openForWriting, writing } from "../client";
import { reportList } from "../queries/reports/report-rows";
import { agencies, imports, reports } from "../schema";
import { agencyOf, importReport, importRows, type TestDatabase, testDatabase } from "../test-database";
import { closeImport, openImport } from "./open-import";
import { publish } from "./publish";
import { stageAgencies } from "./store-agency";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }] });
});
afterEach(() => test.close());

const report = { agency: "1", year: 2023, cells: { "requests.received.total": 3 } };
const seen = async () => {
  const db = await openForReading(test.path);
  const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
  const keys = (await db.select().from(agencies)).map(({ key }) => key);
  db.close();
  return { total, keys };
};

describe("two imports at once", () => {
  it("publish each its own, and neither what the other has staged", async () => {
    const [one, two] = [openImport(), openImport()];
    await importReport(test.db, report, one);
    await importReport(test.db, { ...report, year: 2024 }, two);
    await stageAgencies(test.db, two, [agencyOf({ key: "2" })]);
    expect((await publish(test.db, one)).version).toMatchObject({ reportsAdded: 1 });
    expect(await seen()).toEqual({ total: 1, keys: ["1"] });
    expect((await publish(test.db, two)).version).toMatchObject({ reportsAdded: 1 });
    expect(await seen()).toEqual({ total: 2, keys: ["1", "2"] });
    for (const by of [one, two]) await closeImport(test.db, by);
  });

  it("store what both have once, and whichever publishes first publishes it, the other dead or alive", async () => {
    const [one, two] = [openImport(), openImport()];
    const first = await importReport(test.db, report, one);
    expect(await importReport(test.db, report, two)).toEqual(first);
    expect(await test.db.select().from(reports)).toHaveLength(1);
    expect((await publish(test.db, one)).reports.get(first.reportId)?.kind).toBe("added");
    expect(await publish(test.db, two)).toMatchObject({ version: null, reports: new Map() });
    expect((await seen()).total).toBe(1);
    for (const by of [one, two]) await closeImport(test.db, by);
  });

  it("share a new agency that only one of them has stored", async () => {
    const [one, two] = [openImport(), openImport()];
    const below = [agencyOf({ key: "9" }), agencyOf({ key: "91", parentKey: "9" })];
    await stageAgencies(test.db, one, below);
    await importReport(test.db, { ...report, agency: "91" }, two);
    await publish(test.db, two);
    expect(await seen()).toEqual({ total: 1, keys: ["1", "9", "91"] });
    for (const by of [one, two]) await closeImport(test.db, by);
  });
});

it("an import whose transaction was undone is listed again with the next report that it stages", async () => {
  const by = openImport();
  const undone = writing(test.db, async () => {
    await importReport(test.db, report, by);
    throw new Error("the process goes on");
  });
  await expect(undone).rejects.toThrow("the process goes on");
  expect(await test.db.select().from(imports)).toEqual([]);
  by.reports.clear();
  await importReport(test.db, report, by);
  expect((await test.db.select().from(imports)).map(({ token }) => token)).toEqual([by.token]);
  await closeImport(test.db, by);
});

describe("what an import left", () => {
  const leave = async (pid: number) => {
    const by = openImport();
    await importReport(test.db, report, by);
    await stageAgencies(test.db, by, [agencyOf({ key: "2" })]);
    await closeImport(test.db, by);
    const listing = "insert into imports values (?, ?, '2026-01-31')";
    await test.db.engine.change(listing, [by.token, pid]);
    // As the end of the connection does.
    if (usesPostgres()) await test.db.engine.rows("select pg_advisory_unlock_all()");
    return by.token;
  };

  it.each([
    ["whose process is gone", () => spawnSync(process.execPath, ["--version"]).pid],
    ["whose process had the number of this one", () => process.pid],
  ])("%s is published by the next one, with its agencies", async (_, pid) => {
    await leave(pid());
    expect(await seen()).toEqual({ total: 0, keys: ["1"] });
    expect((await importRows(test.db, {})).version).toMatchObject({ reportsAdded: 1 });
    expect(await seen()).toEqual({ total: 1, keys: ["1", "2"] });
    expect(await test.db.select().from(imports)).toEqual([]);
  });

  it("and still runs elsewhere, is left to it", async () => {
    const token = await leave(process.ppid);
    // Another process has another connection.
    const elsewhere = await openForWriting(test.path);
    await elsewhere.engine.announce(token);
    expect((await importRows(test.db, {})).version).toBeNull();
    expect((await seen()).total).toBe(0);
    await elsewhere.close();
  });
});
