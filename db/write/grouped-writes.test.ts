import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importReport, type PlainReport, type TestDatabase, testDatabase } from "../test-database";
import { groupedWrites } from "./grouped-writes";
import { openImport } from "./open-import";

let test: TestDatabase;
beforeEach(() => {
  test = testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
});
afterEach(() => {
  vi.useRealTimers();
  test.close();
});

/** What another process would see. */
function seen(): number {
  const other = new Database(test.path, { readonly: true });
  const rows = other.prepare<[], number>("select count(*) from reports").pluck().get();
  other.close();
  return rows ?? -1;
}
const report = (year: number, agency = "1"): PlainReport => ({ agency, year, cells: {} });

describe("grouped writes", () => {
  it("are seen by others when the group ends, all at once", () => {
    const by = openImport();
    const writes = groupedWrites(test.db);
    writes.run(() => importReport(test.db, report(2022), by));
    writes.run(() => importReport(test.db, report(2023), by));
    expect(seen()).toBe(0);
    writes.end();
    expect(seen()).toBe(2);
  });

  it("are undone together where one of them fails, and those before them stay", () => {
    const by = openImport();
    const writes = groupedWrites(test.db);
    writes.run(() => importReport(test.db, report(2021), by));
    writes.end();
    writes.run(() => importReport(test.db, report(2022), by));
    expect(() => writes.run(() => importReport(test.db, report(2023, "3"), by))).toThrow('"3"');
    writes.end();
    expect(seen()).toBe(1);
    writes.run(() => importReport(test.db, report(2022), by));
    writes.end();
    expect(seen()).toBe(2);
  });

  it("are committed by themselves after a while, so that no one waits for a slow file", () => {
    vi.useFakeTimers();
    const by = openImport();
    const writes = groupedWrites(test.db);
    writes.run(() => importReport(test.db, report(2022), by));
    vi.advanceTimersByTime(1000);
    expect(seen()).toBe(0);
    vi.advanceTimersByTime(1500);
    expect(seen()).toBe(1);
    writes.end();
  });

  it("that could not be committed by themselves say so at the next call", () => {
    vi.useFakeTimers();
    const by = openImport();
    const writes = groupedWrites(test.db);
    writes.run(() => importReport(test.db, report(2022), by));
    const full = vi.spyOn(test.db.$client, "exec").mockImplementation(() => {
      throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
    });
    vi.advanceTimersByTime(2500);
    full.mockRestore();
    expect(() => writes.run(() => importReport(test.db, report(2023), by))).toThrow("磁盘已满");
    expect(() => writes.end()).toThrow("磁盘已满");
    writes.cancel();
    expect(seen()).toBe(0);
  });
});
