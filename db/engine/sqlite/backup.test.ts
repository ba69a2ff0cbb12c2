import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backup } from "../../backup";
import { openForReading, openForWriting } from "../../client";
import { findReport } from "../../queries/report";
import { importing, importReport, importRows, type TestDatabase, testDatabase } from "../../test-database";

let test: TestDatabase;
let target: string;
beforeEach(async () => {
  const cells = { "requests.received.total": 3 };
  test = await testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023, cells }] });
  target = join(dirname(test.path), "copy.sqlite");
});
afterEach(() => test.close());

it("copies a database that is being written, whole", async () => {
  const { size } = await backup(test.path, target);
  expect(size).toBeGreaterThan(10_000);
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

it("does not overwrite a file", async () => {
  writeFileSync(target, "mine");
  await expect(backup(test.path, target)).rejects.toThrow(/已存在，没有覆盖/);
});

it("says so where there is nothing to copy or nowhere to write, and leaves no file", async () => {
  await expect(backup(join(dirname(test.path), "none.sqlite"), target)).rejects.toThrow(/没有数据库/);
  writeFileSync(join(dirname(test.path), "text"), "文字".repeat(1000));
  await expect(backup(join(dirname(test.path), "text"), target)).rejects.toThrow(/不是数据库文件/);
  await expect(backup(test.path, join(dirname(test.path), "none", "copy.sqlite"))).rejects.toThrow(/打不开/);
  expect(existsSync(target)).toBe(false);
});
