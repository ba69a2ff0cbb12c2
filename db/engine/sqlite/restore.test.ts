import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backup } from "../../backup";
import { openForReading, openForWriting } from "../../client";
import { reportList } from "../../queries/reports/report-rows";
import { importReports, type TestDatabase, testDatabase } from "../../test-database";
import { applicationId } from "./migrate";
import { restore } from "./restore";

const cells = { "requests.received.total": 3 };
let test: TestDatabase;
let folder: string;
let saved: string;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023, cells }] });
  folder = join(dirname(test.path), "in");
  mkdirSync(folder);
  saved = join(dirname(test.path), "saved.sqlite");
  await backup(test.path, saved);
});
afterEach(() => test.close());

const place = () => join(folder, "site.sqlite");
const reports = async (path: string) => {
  const db = await openForReading(path);
  const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
  await db.close();
  return total;
};

/** A database of three reports, of which two are only in its log: as its writer left it when it was killed. */
async function killedWriter(): Promise<void> {
  copyFileSync(saved, place());
  const db = await openForWriting(place());
  await importReports(db, [
    { agency: "1", year: 2022, cells },
    { agency: "1", year: 2021, cells },
  ]);
  const kept = join(folder, "kept");
  mkdirSync(kept);
  for (const end of ["", "-wal", "-shm"]) copyFileSync(`${place()}${end}`, join(kept, `site.sqlite${end}`));
  await db.close();
  for (const end of ["", "-wal", "-shm"]) renameSync(join(kept, `site.sqlite${end}`), `${place()}${end}`);
}

describe("a restored database", () => {
  it("is the backup, though a killed writer left a log; the old one is whole beside it", async () => {
    await killedWriter();
    const { aside, version } = await restore(saved, place());
    expect(await reports(place())).toBe(1);
    expect(version).toBe(test.db.version?.label);
    expect(aside).toMatch(/site-replaced-.+\.sqlite$/);
    expect(await reports(aside ?? "")).toBe(3);
  });

  it.each([
    ["beside a database that is gone", () => undefined],
    ["beside a file that is no database any more", () => writeFileSync(place(), "broken".repeat(2000))],
    ["beside a database that was cut", () => truncateSync(place(), 20_000)],
  ])("does not take up a log that was left %s", async (_, spoil) => {
    await killedWriter();
    if (_.endsWith("gone")) renameSync(place(), join(folder, "elsewhere"));
    spoil();
    await restore(saved, place());
    expect(readdirSync(folder).filter((name) => /^site\.sqlite-/.test(name))).toEqual([]);
    expect(await reports(place())).toBe(1);
    const raw = new Database(place(), { readonly: true });
    expect(raw.pragma("integrity_check", { simple: true })).toBe("ok");
    raw.close();
  });

  it("is brought to the schema of this program", async () => {
    const first = readFileSync(new URL("./migrations/0000_beginning.sql", import.meta.url), "utf8");
    const older = new Database(join(dirname(saved), "older.sqlite"));
    older.exec(first);
    older.pragma(`application_id = ${applicationId}`);
    older.pragma("user_version = 1");
    older.close();
    expect(await restore(older.name, place())).toEqual({ version: null, aside: null });
    const db = await openForReading(place());
    expect(db.version).toBeNull();
    await db.close();
  });

  it("does not hinder a writer that comes while it is read", async () => {
    await restore(saved, place());
    const reading = await openForReading(place());
    const db = await openForWriting(place());
    await importReports(db, [{ agency: "1", year: 2022, cells }]);
    await db.close();
    await reading.close();
    expect(await reports(place())).toBe(2);
  });
});

describe("who has the old database open", () => {
  beforeEach(async () => {
    copyFileSync(saved, place());
    await (await openForWriting(place())).close();
  });

  it("goes on reading it, and takes nothing from the new one when it ends", async () => {
    const writer = await openForWriting(place());
    const reader = await openForReading(place());
    await importReports(writer, [{ agency: "1", year: 2022, cells }]);
    await reader.close();
    const late = await openForReading(place());
    await restore(saved, place());
    const after = await openForWriting(place());
    await importReports(after, [
      { agency: "1", year: 2020, cells },
      { agency: "1", year: 2019, cells },
    ]);
    expect((await reportList(late, {}, { offset: 0, limit: 1 })).total).toBe(2);
    await late.close();
    await writer.close();
    expect(existsSync(`${place()}-wal`)).toBe(true);
    expect(await reports(place())).toBe(3);
    await after.close();
    expect(await reports(place())).toBe(3);
  });

  it("writes nothing more: into neither", async () => {
    const writer = await openForWriting(place());
    await restore(saved, place());
    await expect(importReports(writer, [{ agency: "1", year: 2022, cells }])).rejects.toThrow(
      /换成了别的文件，已停止/,
    );
    await writer.close();
    expect(await reports(place())).toBe(1);
  });

  it("is not robbed of a transaction", async () => {
    const writer = new Database(place());
    writer.exec("begin immediate");
    await expect(restore(saved, place())).rejects.toThrow(/正在写入，没有恢复/);
    writer.close();
    expect(readdirSync(folder)).not.toContainEqual(expect.stringMatching(/replaced|part/));
  });

  it("is not disturbed by a restoration while it imports", async () => {
    const writer = new Database(place());
    writer.prepare("insert into imports values ('other', ?, '2026-11-30')").run(process.ppid);
    writer.close();
    await expect(restore(saved, place())).rejects.toThrow(/正在向数据库.+导入/);
  });
});

it("is refused, and changes nothing, where the backup is damaged, another program's, or the database itself", async () => {
  await restore(saved, place());
  const before = readdirSync(folder);
  const damaged = join(dirname(saved), "damaged.sqlite");
  copyFileSync(saved, damaged);
  truncateSync(damaged, 60_000);
  await expect(restore(damaged, place())).rejects.toThrow(/已损坏/);
  writeFileSync(damaged, "文字".repeat(1000));
  await expect(restore(damaged, place())).rejects.toThrow(/不是数据库文件/);
  const other = new Database(join(dirname(saved), "other.sqlite"));
  other.exec("create table t (x)");
  other.close();
  await expect(restore(other.name, place())).rejects.toThrow(/别的程序的数据库/);
  await expect(restore(saved, other.name)).rejects.toThrow(/别的程序的数据库/);
  await expect(restore(place(), place())).rejects.toThrow(/数据库本身/);
  await expect(restore(join(folder, "none"), place())).rejects.toThrow(/没有备份/);
  expect(readdirSync(folder)).toEqual(before);
});
