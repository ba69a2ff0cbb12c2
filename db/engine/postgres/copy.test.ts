import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openForReading, openForWriting } from "../../client";
import { copyDatabase } from "../../copy";
import { importRows, testDatabase } from "../../test-database";
import { verifyFigures } from "../../verify-figures";
import { killedNianbao, nianbao } from "./test-commands";
import { answersAtEachVersion, fillWithEverything, rowsOf } from "./test-content";
import { ask, type EmptyDatabase, emptyDatabase } from "./test-databases";
import { onSqlite } from "./test-program";

const received = "requests.received.total";

let folder: string;
let original: string;
let answers: unknown;
const made: EmptyDatabase[] = [];
const target = async () => {
  const database = await emptyDatabase();
  made.push(database);
  return database.address;
};
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-copy-"));
  original = inFolder("original.sqlite");
  await onSqlite(async (program) => {
    const db = await program.openForWriting(original);
    await program.fillWithEverything(db);
    await db.close();
    answers = await program.answersAtEachVersion(original);
  });
});
afterAll(async () => {
  for (const database of made) await database.remove();
  rmSync(folder, { recursive: true });
});

it("is the same there and back again: every row, and what every version shows", async () => {
  const there = await target();
  const counts = await copyDatabase(original, there);
  expect(counts.get("reports")).toBe(7);
  const rows = await rowsOf(original);
  for (const [table, some] of Object.entries(rows)) expect([table, some.length > 0]).toEqual([table, true]);
  expect(await rowsOf(there)).toEqual(rows);
  expect(await answersAtEachVersion(there)).toEqual(answers);
  const back = inFolder("back.sqlite");
  await copyDatabase(there, back);
  expect(await rowsOf(back)).toEqual(rows);
  const again = await target();
  await copyDatabase(there, again);
  expect(await rowsOf(again)).toEqual(rows);
  await onSqlite(async (program) => {
    expect(await program.answersAtEachVersion(back)).toEqual(answers);
    const db = await program.openForReading(back);
    expect(await program.verifyFigures(db)).toEqual([]);
    await db.close();
  });
  const db = await openForReading(there);
  expect(await verifyFigures(db)).toEqual([]);
  await db.close();
});

it("leaves the same figures in force as an import into PostgreSQL does", async () => {
  const native = await target();
  const db = await openForWriting(native);
  await fillWithEverything(db);
  await db.close();
  expect((await rowsOf(native)).observations).toEqual((await rowsOf(original)).observations);
});

it("numbers go on after it: an import into the copy, of either engine, makes the next version", async () => {
  const report = { agency: "99-d", year: 2024, cells: { [received]: 9 } };
  const rows = {
    agencies: [{ key: "99-d", parentKey: "99" }],
    reports: [report, { ...report, agency: "99-a" }],
  };
  const there = await target();
  await copyDatabase(original, there);
  const db = await openForWriting(there);
  expect((await importRows(db, rows)).version).toMatchObject({ reportsAdded: 3 });
  await db.close();
  const back = inFolder("goes-on.sqlite");
  await copyDatabase(there, back);
  await onSqlite(async (program) => {
    const db = await program.openForWriting(back);
    expect((await program.importRows(db, { reports: [{ ...report, year: 2025 }] })).version).toMatchObject({
      reportsAdded: 1,
    });
    expect(await program.verifyFigures(db)).toEqual([]);
    await db.close();
  });
});

it("refuses by name a target that is not empty, and changes nothing of it", async () => {
  const test = await testDatabase({ agencies: [{ key: "1" }] });
  const before = await rowsOf(test.path);
  const name = new URL(test.path).pathname.slice(1);
  await expect(copyDatabase(original, test.path)).rejects.toThrow(`“${name}”里已有数据，没有改动`);
  expect(await rowsOf(test.path)).toEqual(before);
  await test.close();
  const file = inFolder("there.sqlite");
  writeFileSync(file, "mine");
  await expect(copyDatabase(original, file)).rejects.toThrow(/已存在，没有覆盖/);
});

it("refuses a source of another program, without any, or with nothing in it, and leaves the target empty", async () => {
  const to = await target();
  const other = await target();
  await ask(other, "create table theirs (x integer)");
  await expect(copyDatabase(other, to)).rejects.toThrow(/别的程序/);
  await expect(copyDatabase(original, other)).rejects.toThrow(/别的程序/);
  await expect(copyDatabase(await target(), to)).rejects.toThrow(/无可复制/);
  const fresh = await target();
  await (await openForWriting(fresh)).close();
  await expect(copyDatabase(fresh, to)).rejects.toThrow(/还没有数据，无可复制/);
  await expect(copyDatabase(fresh, inFolder("none.sqlite"))).rejects.toThrow(/无可复制/);
  await expect(copyDatabase(inFolder("missing.sqlite"), to)).rejects.toThrow(/没有数据库/);
  const text = inFolder("text.sqlite");
  writeFileSync(text, "这不是数据库。".repeat(200));
  await expect(copyDatabase(text, to)).rejects.toThrow(/不是数据库文件/);
  writeFileSync(inFolder("empty.sqlite"), "");
  await expect(copyDatabase(inFolder("empty.sqlite"), to)).rejects.toThrow(/无可复制/);
  expect(existsSync(inFolder("none.sqlite"))).toBe(false);
  expect((await copyDatabase(original, to)).get("reports")).toBe(7);
});

it("killed in between leaves an empty target, or none, to which it can be made again", async () => {
  const large = inFolder("large.sqlite");
  copyFileSync(original, large);
  const client = new Database(large);
  client.exec(
    `with recursive n(at) as (select 1 union all select at + 1 from n where at < 1500)
     insert into originals select 'file ' || at, randomblob(20000), 20000 from n`,
  );
  client.close();
  const to = await target();
  const file = inFolder("killed.sqlite");
  const parts = () => readdirSync(dirname(file)).filter((name) => name.endsWith(".part"));
  const writing = async () => {
    const inserting =
      "select 1 from pg_stat_activity where datname = current_database() and query like 'insert%'";
    return (await ask(to, `${inserting} and pid <> pg_backend_pid()`)).length > 0;
  };
  for (const after of [0, 120]) {
    const there = await killedNianbao(["copy", large, to], {}, writing, after);
    const empty = await ask<{ rows: number }>(to, "select count(*)::int as rows from reports");
    expect([after, there.code, empty]).toEqual([after, null, [{ rows: 0 }]]);
  }
  expect((await nianbao(["copy", large, to], {})).output).toContain("已复制7份报告");
  for (const after of [0, 80]) {
    const back = await killedNianbao(["copy", to, file], {}, async () => parts().length > 0, after);
    expect([after, back.code, existsSync(file)]).toEqual([after, null, false]);
  }
  expect((await nianbao(["copy", to, file], {})).output).toContain("已复制7份报告");
  expect(parts()).toEqual([]);
  expect(await rowsOf(file)).toEqual(await rowsOf(large));
});

it("of any other address is refused by the command line, which does not repeat it", async () => {
  const { code, output } = await nianbao(["copy", original, "mysql://u:geheim@db/n"], {});
  expect([code, output.trim()]).toEqual([1, "来源和目标只能是SQLite文件，或postgres://开头的地址。"]);
});
