import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { usesPostgres } from "@/lib/settings";
import { openForReading, type ReadDb } from "./client";
import { filingCoverage } from "./queries/coverage";
import { groupTrend } from "./queries/group-trend";
import { reportList } from "./queries/reports/report-rows";
import {
  importing,
  importReport,
  importReports,
  storeAgencies,
  type TestDatabase,
  testDatabase,
} from "./test-database";
import { WatchedDatabase } from "./watched-database";

const received = "requests.received.total";
const group = { region: "99", kind: "towns" as const, scope: "own" as const };
const span = { from: 2023, to: 2023 };

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", expected: false },
      { key: "99-a", parentKey: "99" },
    ],
    reports: [{ agency: "99-a", year: 2023, cells: { [received]: 5 } }],
  });
});
afterEach(() => {
  vi.useRealTimers();
  test.close();
});

const value = async (db: ReadDb) => {
  const [trend] = await groupTrend(db, group, [received], span);
  return trend?.points[0]?.value;
};
const shown = async (db: ReadDb) => ({
  value: await value(db),
  rows: (await filingCoverage(db, group, span)).map(({ agency }) => agency.shortName),
  reports: (await reportList(db, {}, { offset: 0, limit: 9 })).total,
});
const old = { value: 5, rows: ["99-a"], reports: 1 };

describe("a handle", () => {
  it("shows the same while an import runs and when it is published", async () => {
    const db = await openForReading(test.path);
    await importing(
      test.db,
      async (by) => await importReport(test.db, { agency: "99-a", year: 2024, cells: {} }, by),
    );
    expect(await shown(db)).toEqual(old);
    await importReports(test.db, [{ agency: "99-a", year: 2023, cells: { [received]: 7 } }]);
    await storeAgencies(test.db, [{ key: "99-a", parentKey: "99", shortName: "新镇" }]);
    expect(await shown(db)).toEqual(old);
    db.close();
    const next = await openForReading(test.path);
    expect(await shown(next)).toEqual({ value: 7, rows: ["新镇"], reports: 2 });
    next.close();
  });

  it("gives a page one version, though another one is published between its questions", async () => {
    const watched = await WatchedDatabase.open(test.path);
    const page = await watched.current();
    const before = await value(page);
    await importReports(test.db, [
      { agency: "99-a", year: 2023, cells: { [received]: 7 } },
      { agency: "99-a", year: 2022, cells: {} },
    ]);
    expect([before, (await reportList(page, {}, { offset: 0, limit: 9 })).total]).toEqual([5, 1]);
    const next = await watched.current();
    expect([await value(next), (await reportList(next, {}, { offset: 0, limit: 9 })).total]).toEqual([7, 2]);
    watched.close();
  });
});

describe("a watched database", () => {
  it("is the same handle until something is published", async () => {
    const watched = await WatchedDatabase.open(test.path);
    const first = await watched.current();
    await importing(test.db, async (by) => await importReport(test.db, { agency: "99-a", year: 2024 }, by));
    expect(await watched.current()).toBe(first);
    await importReports(test.db, []);
    expect(await watched.current()).not.toBe(first);
    watched.close();
  });

  // Only of SQLite does a handle hinder the writer.
  it.skipIf(usesPostgres())(
    "lets a running import clear its log: after a while there is a new handle with the old answers",
    async () => {
      vi.useFakeTimers();
      const watched = await WatchedDatabase.open(test.path);
      const first = await watched.current();
      vi.advanceTimersByTime(60_000);
      expect(await watched.current()).toBe(first);
      await importing(test.db, async (by) => await importReport(test.db, { agency: "99-a", year: 2024 }, by));
      vi.advanceTimersByTime(20_000);
      const second = await watched.current();
      expect(second).not.toBe(first);
      expect(second.answers).toBe(first.answers);
      expect(await reportList(first, {}, { offset: 0, limit: 9 })).toMatchObject({ total: 1 });
      vi.advanceTimersByTime(31_000);
      await expect(reportList(first, {}, { offset: 0, limit: 1 })).rejects.toThrow(/not open/);
      watched.close();
    },
  );

  it("has earlier versions by their labels, and the latest as itself", async () => {
    const watched = await WatchedDatabase.open(test.path);
    const label = (await watched.current()).version?.label ?? "";
    expect(await watched.at(label)).toBe(await watched.current());
    await importReports(test.db, [{ agency: "99-a", year: 2023, cells: { [received]: 7 } }]);
    const earlier = await watched.at(label);
    expect(earlier && (await value(earlier))).toBe(5);
    expect(await watched.at(label)).toBe(earlier);
    expect(await watched.at("1999-01-01.1")).toBeNull();
    watched.close();
  });
});
