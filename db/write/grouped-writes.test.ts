import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DatabaseError } from "../database-error";
import { importReport, type PlainReport, type TestDatabase, testDatabase } from "../test-database";
import { groupedWrites } from "./grouped-writes";
import { openImport } from "./open-import";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
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
  it("are seen by others when the group ends, all at once", async () => {
    const by = openImport();
    const writes = groupedWrites(test.db);
    await writes.run(async () => importReport(test.db, report(2022), by));
    await writes.run(async () => importReport(test.db, report(2023), by));
    expect(seen()).toBe(0);
    await writes.end();
    expect(seen()).toBe(2);
  });

  it("are undone together where one of them fails, and those before them stay", async () => {
    const by = openImport();
    const writes = groupedWrites(test.db);
    await writes.run(async () => importReport(test.db, report(2021), by));
    await writes.end();
    await writes.run(async () => importReport(test.db, report(2022), by));
    await expect(writes.run(async () => importReport(test.db, report(2023, "3"), by))).rejects.toThrow('"3"');
    await writes.end();
    expect(seen()).toBe(1);
    await writes.run(async () => importReport(test.db, report(2022), by));
    await writes.end();
    expect(seen()).toBe(2);
  });

  it("are committed by themselves after a while, so that no one waits for a slow file", async () => {
    vi.useFakeTimers();
    const by = openImport();
    const writes = groupedWrites(test.db);
    await writes.run(async () => importReport(test.db, report(2022), by));
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen()).toBe(0);
    await vi.advanceTimersByTimeAsync(1500);
    expect(seen()).toBe(1);
    await writes.end();
  });

  it("that could not be committed by themselves say so at the next call", async () => {
    vi.useFakeTimers();
    const by = openImport();
    const writes = groupedWrites(test.db);
    await writes.run(async () => importReport(test.db, report(2022), by));
    const full = vi.spyOn(test.db.engine, "commit").mockRejectedValue(new DatabaseError("磁盘已满"));
    await vi.advanceTimersByTimeAsync(2500);
    full.mockRestore();
    await expect(writes.run(async () => importReport(test.db, report(2023), by))).rejects.toThrow("磁盘已满");
    await expect(writes.end()).rejects.toThrow("磁盘已满");
    await writes.cancel();
    expect(seen()).toBe(0);
  });
});
