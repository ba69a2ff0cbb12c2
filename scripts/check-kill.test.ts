import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openForReading } from "@/db/client";
import { reportList } from "@/db/queries/reports/report-rows";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { importing, importReport, type TestDatabase, testDatabase } from "@/db/test-database";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { seededRandom } from "@/lib/specimen/seeded-random";

const kills = Number(process.env.PUBLISH_KILLS ?? 6);
const random = seededRandom(process.env.KILL_SEED ?? "publish");
const agencies = Array.from({ length: 40 }, (_, at) => ({ key: `1-${at}` }));
const staged = agencies.flatMap(({ key }) => [2021, 2022, 2023].map((year) => ({ agency: key, year })));

let folder = "";
let test: TestDatabase;
let first = "";
const from = () => path.join(folder, "from.sqlite");
const target = () => path.join(folder, "killed.sqlite");

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "publish-kill-"));
  const zeros = Object.fromEntries(cellsOfForm("2021").map(({ id }) => [id, 0]));
  const old = agencies.map(({ key }) => ({ agency: key, year: 2023, cells: { ...zeros } }));
  test = await testDatabase({ agencies, reports: old });
  first = test.db.version?.label ?? "";
  await importing(test.db, async (by) => {
    const cells = { ...zeros, "requests.received.total": 3 };
    for (const report of staged) await importReport(test.db, { ...report, cells }, by);
  });
  await test.db.engine.change("vacuum into ?", [from()]);
});
afterAll(() => {
  test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Publishes in a process of its own, killed so many milliseconds after it has begun to write; how long it wrote. */
function publishing(killAfter: number | null): Promise<number> {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${target()}${end}`, { force: true });
  copyFileSync(from(), target());
  return new Promise((resolve, reject) => {
    const args = [inject("commandLine"), "check"];
    const env = { ...process.env, DATABASE_PATH: target() };
    const child = spawn(process.execPath, args, { env, stdio: "ignore" });
    let began: number | null = null;
    const watch = setInterval(() => {
      if (began === null && isBeingWritten()) began = performance.now();
      if (killAfter !== null && began !== null && performance.now() - began >= killAfter)
        child.kill("SIGKILL");
    }, 2);
    child.on("error", reject);
    child.on("exit", () => {
      clearInterval(watch);
      resolve(began === null ? 0 : performance.now() - began);
    });
  });
}

function isBeingWritten(): boolean {
  if (!existsSync(`${target()}-wal`)) return false;
  const other = new Database(target(), { timeout: 0 });
  try {
    other.exec("begin immediate; rollback");
    return false;
  } catch {
    return true;
  } finally {
    other.close();
  }
}

it(`a publishing killed ${kills} times at any moment leaves the version before it whole, or is whole itself`, async () => {
  const whole = await publishing(null);
  for (let round = 0; round <= kills; round += 1) {
    if (round > 0) await publishing(random.next() * Math.max(5, whole));
    const db = await openForReading(target());
    const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
    const isOld = db.version?.label === first;
    expect([round, total]).toEqual([round, isOld ? agencies.length : staged.length]);
    expect(await verifyDatabase(target())).toEqual([]);
    db.close();
    if (round === 0) expect(isOld).toBe(false);
  }
}, 600_000);
