import { type ChildProcess, spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { backup, backupInto } from "@/db/backup";
import { openForReading, openForWriting } from "@/db/client";
import { restore } from "@/db/engine/sqlite/restore";
import { reportList } from "@/db/queries/reports/report-rows";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { importReports, type TestDatabase, testDatabase } from "@/db/test-database";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { seededRandom } from "@/lib/specimen/seeded-random";

const count = (name: string, usual: number) => Number(process.env[name] ?? usual);
const backups = count("BACKUPS", 4);
const kills = count("BACKUP_KILLS", 3);
const restores = count("RESTORES", 4);
const restoreKills = count("RESTORE_KILLS", 2);
const random = seededRandom(process.env.KILL_SEED ?? "backup");

let folder = "";
let test: TestDatabase;
let saved = "";
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "backup-kill-"));
  const cells = Object.fromEntries(cellsOfForm("2021").map(({ id }) => [id, 3]));
  const agencies = Array.from({ length: 40 }, (_, at) => ({ key: `1-${at}` }));
  const years = [2021, 2022, 2023];
  const reports = agencies.flatMap(({ key }) => years.map((year) => ({ agency: key, year, cells })));
  test = await testDatabase({ agencies, reports });
  saved = path.join(folder, "saved.sqlite");
  await backup(test.path, saved);
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Throws where a database is not whole; how many reports it has. */
async function whole(file: string): Promise<number> {
  const raw = new Database(file);
  expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
  raw.close();
  const db = await openForReading(file);
  expect(await verifyDatabase(file)).toEqual([]);
  const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
  await db.close();
  return total;
}

function nianbao(database: string, ...args: string[]): ChildProcess {
  const env = { ...process.env, DATABASE_PATH: database };
  return spawn(process.execPath, [inject("commandLine"), ...args], { env, stdio: "ignore" });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));

/** Kills a process so many milliseconds after the first file of the kind was there. */
async function killedAfter(child: ChildProcess, isBegun: () => boolean, milliseconds: number) {
  const end = ended(child);
  let begun: number | null = null;
  const watch = setInterval(() => {
    if (begun === null && isBegun()) begun = performance.now();
    if (begun !== null && performance.now() - begun >= milliseconds) child.kill("SIGKILL");
  }, 1);
  const code = await end;
  clearInterval(watch);
  return code;
}

it(`${backups} backups during an import are whole, each`, async () => {
  const database = path.join(folder, "importing.sqlite");
  const into = path.join(folder, "backups");
  mkdirSync(into);
  mkdirSync(path.join(folder, "in"));
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), count("BACKUP_REPORTS", 60), ["text"]))
    writeFileSync(path.join(folder, "in", name), bytes);
  copyFileSync(saved, database);
  await (await openForWriting(database)).close();
  const importing = nianbao(database, "import", path.join(folder, "in"));
  const end = ended(importing);
  for (let made = 0; made < backups; made += 1) {
    const { path: file } = await backupInto(database, into, { now: new Date(2026, 0, 1, 0, 0, made) });
    expect(await whole(file)).toBeGreaterThanOrEqual(120);
  }
  expect(await end).toBe(0);
  expect(readdirSync(into).filter((name) => name.startsWith("."))).toEqual([]);
}, 900_000);

it(`${kills} killed backups leave nothing under their name, and the next one removes what they left`, async () => {
  const into = path.join(folder, "killed");
  mkdirSync(into);
  const target = path.join(into, "backup.sqlite");
  const parts = () => readdirSync(into).filter((name) => name.includes(".part"));
  let died = 0;
  for (let round = 0; round < kills; round += 1) {
    const code = await killedAfter(
      nianbao(test.path, "backup", target),
      () => parts().length > 0,
      random.next() * 120,
    );
    if (code === null) died += 1;
    // Killed when it had its name already, it is whole.
    if (!existsSync(target)) continue;
    expect(await whole(target)).toBe(120);
    rmSync(target);
  }
  expect(died).toBeGreaterThan(0);
  await backup(test.path, target);
  expect(readdirSync(into)).toEqual(["backup.sqlite"]);
}, 900_000);

/** A database of 122 reports; with `hasLog`, as a killed writer leaves it. */
async function oldDatabase(database: string, hasLog: boolean): Promise<void> {
  for (const end of ["", "-wal", "-shm"]) rmSync(`${database}${end}`, { force: true });
  const made = `${database}.made`;
  copyFileSync(saved, made);
  const db = await openForWriting(made);
  await importReports(
    db,
    [2018, 2019].map((year) => ({ agency: "1-1", year })),
  );
  for (const end of hasLog ? ["", "-wal", "-shm"] : []) copyFileSync(`${made}${end}`, `${database}${end}`);
  await db.close();
  if (!hasLog) copyFileSync(made, database);
  rmSync(made);
}

it(`${restores} restorations give the backup, half of them beside a log that was left`, async () => {
  const database = path.join(folder, "restored.sqlite");
  for (let round = 0; round < restores; round += 1) {
    await oldDatabase(database, round % 2 === 1);
    const { aside } = await restore(saved, database, new Date(2026, 0, 1, 0, 0, round));
    expect([await whole(database), aside && (await whole(aside))]).toEqual([120, 122]);
  }
}, 900_000);

it(`${restoreKills} killed restorations leave the old database whole, or the new one`, async () => {
  const database = path.join(folder, "killed.sqlite");
  const hasPart = () => readdirSync(folder).some((name) => name.includes(".part"));
  for (let round = 0; round < restoreKills; round += 1) {
    await oldDatabase(database, round % 2 === 1);
    await killedAfter(nianbao(database, "restore", saved), hasPart, random.next() * 250);
    expect([120, 122]).toContain(await whole(database));
  }
  await restore(saved, database);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
}, 900_000);
