import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openForWriting } from "../client";
import { groupTrend } from "../queries/group-trend";
import { findReport } from "../queries/reports/report";
import { emptyDatabase, importReports, importRows, type TestDatabase, testDatabase } from "../test-database";

import { WatchedDatabase } from "../watched-database";
import type { StoredDamage } from "./damage";
import type { ToVerify, Verification } from "./soundness";
import { verifyDatabase } from "./verify-database";

const received = "requests.received.total";
const group = { region: "99", kind: "towns" as const, scope: "own" as const };
const report = (agency: string, year: number, figure = 5) => ({
  agency,
  year,
  cells: { [received]: figure },
});

let test: TestDatabase;
let watched: WatchedDatabase;
let running: Promise<unknown>[] = [];
const rows = {
  agencies: [
    { key: "99", kind: "government" as const, expected: false },
    { key: "99-a", parentKey: "99" },
    { key: "99-b", parentKey: "99" },
  ],
  reports: [report("99-a", 2022), report("99-a", 2023), report("99-b", 2023, 7)],
};
beforeEach(async () => {
  test = await testDatabase(rows);
});
afterEach(async () => {
  vi.useRealTimers();
  await watched.close();
  await Promise.allSettled(running);
  running = [];
  await test.close();
});

/** Verifies as a server does, and notes what of. */
function verifying(asked: (number | null)[] = []) {
  return ({ since }: ToVerify): Verification => {
    asked.push(since);
    const all = verifyDatabase(test.path, { since });
    running.push(all);
    return { base: all.then((found) => found.filter(({ kind }) => kind === "rows")), all };
  };
}
const never: Verification = { base: Promise.resolve([]), all: new Promise<StoredDamage[]>(() => undefined) };

const trend = async (year: number) => {
  const [found] = await groupTrend(await watched.current(), group, [received], { from: year, to: year });
  return found?.points[0]?.value;
};
const page = async (key: string, year: number) =>
  (await findReport(await watched.current(), key, year, "own"))?.report.year;
const damageFigure = () =>
  test.db.engine.change("update figures set value = 6 where value = 5 and report = 2");

it("refuses by name what shows a damaged report, before and after all is known, and answers the rest", async () => {
  await damageFigure();
  for (const verify of [null, verifying()]) {
    watched = await WatchedDatabase.open(test.path, verify ?? (() => never));
    await expect(trend(2023)).rejects.toThrow(
      /99-a（99-a）2023年报告.*的数与导入时的不同.*nianbao -- repair/,
    );
    await expect(page("99-a", 2023)).rejects.toThrow(/2023年报告/);
    expect([await trend(2022), await page("99-a", 2022), await page("99-b", 2023)]).toEqual([5, 2022, 2023]);
    if (verify === null) await watched.close();
  }
});

it("shows nothing where what all depends on is damaged", async () => {
  await test.db.engine.change("update agencies set parent_key = null where key = '99-b'");
  watched = await WatchedDatabase.open(test.path, verifying());
  await expect(watched.current()).rejects.toThrow(/机关名录与当时写入的不同/);
});

it("shows a version when it has been verified, and verifies only what it brought", async () => {
  const asked: (number | null)[] = [];
  watched = await WatchedDatabase.open(test.path, verifying(asked));
  expect(await trend(2023)).toBe(12);
  await importReports(test.db, [report("99-b", 2023, 9)]);
  expect(await trend(2023)).toBe(12);
  await vi.waitFor(async () => expect(await trend(2023)).toBe(14), { timeout: 20_000 });
  expect(asked).toEqual([null, expect.any(Number)]);
});

it("shows the first version as soon as it is there, and does not go on saying that there is none", async () => {
  await test.close();
  const { address, remove } = await emptyDatabase();
  const db = await openForWriting(address);
  test = { db, path: address, close: () => db.close().then(remove) };
  watched = await WatchedDatabase.open(address, () => never);
  expect((await watched.current()).version).toBeNull();
  await importRows(db, rows);
  expect(await trend(2023)).toBe(12);
});

it("shows again what has been mended", async () => {
  await damageFigure();
  watched = await WatchedDatabase.open(test.path, verifying());
  await expect(page("99-a", 2023)).rejects.toThrow(/2023年报告/);
  await test.db.engine.change("update figures set value = 5 where value = 6 and report = 2");
  await importReports(test.db, [report("99-b", 2022)]);
  await vi.waitFor(async () => expect(await page("99-a", 2023)).toBe(2023), { timeout: 20_000 });
});

it("says that nothing is known where the verification did not end", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const failed = () => Promise.reject(new Error("killed"));
  watched = await WatchedDatabase.open(test.path, () => ({ base: failed(), all: failed() }));
  await expect(watched.current()).rejects.toThrow(/没有核对成/);
  expect(logged).toHaveBeenCalled();
  logged.mockRestore();
});
