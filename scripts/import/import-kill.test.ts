import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { openForReading } from "@/db/client";
import { reportList } from "@/db/queries/reports/report-rows";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { seededRandom } from "@/lib/specimen/seeded-random";

const kills = Number(process.env.KILLS ?? 40);
const reports = 60;
const random = seededRandom(process.env.KILL_SEED ?? "kill");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "kill-"));
  mkdirSync(path.join(folder, "in"));
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), reports, ["text", "html"]))
    writeFileSync(path.join(folder, "in", name), bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Imports in a process of its own; with `after`, kills it that many milliseconds after it began, or where there was no
 * database after that appeared.
 */
function importInto(database: string, after: number | null): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inject("commandLine"), "import", path.join(folder, "in")], {
      env: { ...process.env, DATABASE_PATH: database },
      stdio: "ignore",
    });
    const known = existsSync(database);
    const started = performance.now();
    const watch = setInterval(() => {
      if (after === null || (!known && !existsSync(database))) return;
      if (performance.now() - started > after) child.kill("SIGKILL");
    }, 5);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      resolve(code);
    });
  });
}

/** Everything that is stored of the reports, in one order. */
function contents(database: string) {
  const db = new Database(database, { readonly: true });
  const rows = db
    .prepare(
      `select a.key, r.year, r.figures_sha256, r.text_sha256, count(f.cell) as figures
       from reports r join agencies a on a.id = r.agency join figures f on f.report = r.id
       where r.version_superseded is null and r.version_added is not null group by r.id order by a.key, r.year`,
    )
    .all();
  const staged = db.prepare("select count(*) as n from reports where version_added is null").get();
  const running = db.prepare("select count(*) as n from imports").get();
  db.close();
  return { rows, staged, running };
}

it(`an import killed ${kills} times at any moment shows nothing until it is run again, and then ends as if it never had been`, async () => {
  const killed = path.join(folder, "killed.sqlite");
  const whole = path.join(folder, "whole.sqlite");
  let started = performance.now();
  expect(await importInto(whole, null)).toBe(0);
  let duration = performance.now() - started;
  let died = 0;
  for (let round = 0; round < kills || (died <= kills / 3 && round < kills * 5); round += 1) {
    started = performance.now();
    const code = await importInto(killed, random.next() * duration);
    if (code === null) died += 1;
    else duration = performance.now() - started;
    if (!existsSync(killed)) continue;
    const raw = new Database(killed);
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
    const version = raw.pragma("user_version", { simple: true });
    raw.close();
    if (version === 0) continue;
    const db = await openForReading(killed);
    expect(await verifyDatabase(killed)).toEqual([]);
    const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
    expect([
      [0, null],
      [reports, db.version],
    ]).toContainEqual([total, db.version]);
    db.close();
    if (code === 0) rmSync(killed);
  }
  expect(died).toBeGreaterThan(kills / 3);
  expect(await importInto(killed, null)).toBe(0);
  expect(contents(killed)).toEqual(contents(whole));
  expect(contents(whole).rows).toHaveLength(reports);
}, 600_000);
