import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { backup } from "../../backup";
import type { ReadDb } from "../../client";
import { openForWriting } from "../../client";
import { DatabaseError } from "../../database-error";
import { groupTrend } from "../../queries/group-trend";
import { importReports, type TestDatabase, testDatabase } from "../../test-database";
import { WatchedDatabase } from "../../watched-database";
import { restore } from "./restore";

const received = "requests.received.total";
const filled = async (reported: number) => {
  const made = await testDatabase({
    agencies: [
      { key: "99", kind: "government", expected: false },
      { key: "99-a", parentKey: "99" },
    ],
  });
  await importReports(made.db, [{ agency: "99-a", year: 2023, cells: { [received]: reported } }]);
  return made;
};

let test: TestDatabase;
let place = "";
let saved = "";
let watched: WatchedDatabase;
beforeEach(async () => {
  test = await filled(5);
  saved = join(dirname(test.path), "saved.sqlite");
  await backup(test.path, saved);
  mkdirSync(join(dirname(test.path), "site"));
  place = join(dirname(test.path), "site", "site.sqlite");
  await restore(saved, place);
  watched = await WatchedDatabase.open(place);
});
afterEach(async () => {
  await watched.close();
  await test.close();
});

const value = async (db: ReadDb) => {
  const group = { region: "99", kind: "towns" as const, scope: "own" as const };
  const [trend] = await groupTrend(db, group, [received], { from: 2023, to: 2023 });
  return trend?.points[0]?.value;
};

it("a server shows the restored database at once, though its versions have the same numbers and names", async () => {
  const other = join(dirname(saved), "other.sqlite");
  const second = await filled(7);
  await backup(second.path, other);
  await second.close();
  const before = await watched.current();
  expect(await value(before)).toBe(5);
  await restore(other, place);
  const after = await watched.current();
  expect(after.version).toEqual(before.version);
  expect(await value(after)).toBe(7);
  expect(await value(before)).toBe(5);
});

it("a server sees what is published in the restored database, and earlier versions of it", async () => {
  const label = (await watched.current()).version?.label ?? "";
  await restore(saved, place);
  await watched.current();
  const db = await openForWriting(place);
  await importReports(db, [{ agency: "99-a", year: 2023, cells: { [received]: 9 } }]);
  await db.close();
  expect(await value(await watched.current())).toBe(9);
  const earlier = await watched.at(label);
  expect(earlier && (await value(earlier))).toBe(5);
});

it("a server whose database is gone says so, and goes on when it is back", async () => {
  renameSync(place, `${place}.away`);
  await expect(watched.current()).rejects.toThrow(DatabaseError);
  await expect(watched.at("2023-01-01.1")).rejects.toThrow(/没有数据库/);
  renameSync(`${place}.away`, place);
  expect(await value(await watched.current())).toBe(5);
});

it("an import writes into a backup that a server was started on", async () => {
  const site = await WatchedDatabase.open(saved);
  const before = await site.current();
  expect(await value(before)).toBe(5);
  const db = await openForWriting(saved);
  await importReports(db, [{ agency: "99-a", year: 2024, cells: { [received]: 6 } }]);
  await db.close();
  expect((await site.current()).version?.id).not.toBe(before.version?.id);
  await site.close();
});
