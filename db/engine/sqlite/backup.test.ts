import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backup, backupInto } from "../../backup";
import { openForReading, openForWriting } from "../../client";
import { findReport } from "../../queries/reports/report";
import { importing, importReport, importRows, type TestDatabase, testDatabase } from "../../test-database";

let test: TestDatabase;
let folder: string;
let target: string;
beforeEach(async () => {
  const cells = { "requests.received.total": 3 };
  test = await testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023, cells }] });
  folder = dirname(test.path);
  target = join(folder, "copy.sqlite");
});
afterEach(() => test.close());

/** What is in the folder beside the database itself. */
const files = () => readdirSync(folder).filter((name) => !name.startsWith("test.sqlite"));

it("copies a database that is being written, whole, into one file", async () => {
  const { size } = await backup(test.path, target);
  expect(size).toBeGreaterThan(10_000);
  expect(files()).toEqual(["copy.sqlite"]);
  const copy = await openForReading(target);
  expect(await findReport(copy, "1", 2023, "own")).toMatchObject({ intact: true });
  copy.close();
});

it("copies what an import has staged so that the next one can publish it from the copy", async () => {
  await importing(test.db, async (by) => {
    await importReport(test.db, { agency: "1", year: 2024 }, by);
    await backup(test.path, target);
  });
  const copy = await openForWriting(target);
  expect((await importRows(copy, {})).version).toMatchObject({ reportsAdded: 1 });
  copy.close();
});

describe("what is there already", () => {
  it("is not overwritten", async () => {
    writeFileSync(target, "mine");
    await expect(backup(test.path, target)).rejects.toThrow(/已存在，没有覆盖/);
    expect(readFileSync(target, "utf8")).toBe("mine");
  });

  it("is replaced where that is asked for and it is a backup, even a damaged one", async () => {
    await backup(test.path, target);
    truncateSync(target, 5000);
    await backup(test.path, target, { replace: true });
    const copy = await openForReading(target);
    expect(copy.version).not.toBeNull();
    await copy.close();
  });

  it.each([
    ["a file of another kind", "notes.sqlite", /不是年报通的数据库，没有覆盖/],
    ["the database itself", "test.sqlite", /就是正在使用的数据库/],
  ])("is never replaced where it is %s", async (_, name, sentence) => {
    writeFileSync(join(folder, "notes.sqlite"), "mine");
    await expect(backup(test.path, join(folder, name), { replace: true })).rejects.toThrow(sentence);
    expect(readFileSync(join(folder, "notes.sqlite"), "utf8")).toBe("mine");
    await (await openForReading(test.path)).close();
  });

  it("is never mixed with a log that another database of the name has left", async () => {
    writeFileSync(`${target}-wal`, "frames");
    await expect(backup(test.path, target)).rejects.toThrow(/copy\.sqlite-wal”是另一个数据库留下的/);
    expect(files()).toEqual(["copy.sqlite-wal"]);
  });
});

it("removes what a killed backup left, and nothing that a living one writes or that others have named", async () => {
  const kept = [`.a.sqlite.nianbao-${process.ppid}.part`, ".mine.part", "b.nianbao-999999999.part"];
  const dead = [".a.sqlite.nianbao-999999999.part", ".b.nianbao-999999999.part-journal"];
  for (const name of [...kept, ...dead]) writeFileSync(join(folder, name), "");
  await backup(test.path, target);
  expect(files().sort()).toEqual([...kept, "copy.sqlite"].sort());
});

describe("a folder", () => {
  const at = (second: number) => new Date(2026, 10, 30, 3, 0, second);

  it("gets backups named for their moment, of which the newest are kept", async () => {
    writeFileSync(join(folder, "nianbao-2026.sqlite"), "mine");
    for (const second of [1, 2, 3])
      await backupInto(test.path, folder, { keep: second === 3 ? 2 : null, now: at(second) });
    expect(files().sort()).toEqual([
      "nianbao-2026-11-30T030002.sqlite",
      "nianbao-2026-11-30T030003.sqlite",
      "nianbao-2026.sqlite",
    ]);
  });

  it("keeps all it has where the backup fails", async () => {
    await backupInto(test.path, folder, { now: at(1) });
    await expect(backupInto(join(folder, "none.sqlite"), folder, { keep: 1, now: at(2) })).rejects.toThrow(
      /没有数据库/,
    );
    expect(files()).toEqual(["nianbao-2026-11-30T030001.sqlite"]);
  });

  it("keeps the new one though the clock of the machine was put back", async () => {
    await backupInto(test.path, folder, { now: at(9) });
    const { path } = await backupInto(test.path, folder, { keep: 1, now: at(2) });
    expect(files().map((name) => join(folder, name))).toEqual([path]);
  });
});

it("says so where there is nothing to copy or nowhere to write, and leaves no file", async () => {
  await expect(backup(join(folder, "none.sqlite"), target)).rejects.toThrow(/没有数据库/);
  writeFileSync(join(folder, "text"), "文字".repeat(1000));
  await expect(backup(join(folder, "text"), target)).rejects.toThrow(/不是数据库文件/);
  writeFileSync(join(folder, "empty"), "");
  await expect(backup(join(folder, "empty"), target)).rejects.toThrow(/没有年报通的数据/);
  await expect(backup(test.path, join(folder, "none", "copy.sqlite"))).rejects.toThrow(/没有这个文件夹/);
  await expect(backup(test.path, join(folder, "text", "copy.sqlite"))).rejects.toThrow(/没有这个文件夹/);
  expect(existsSync(target)).toBe(false);
  expect(files()).toEqual(["empty", "text"]);
});
