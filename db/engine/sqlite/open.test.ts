import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cellNumbers } from "@/lib/catalogue/cell-numbers";
import { cells } from "@/lib/catalogue/cells";
import { openForReading, openForWriting } from "../../client";
import { DatabaseError } from "../../database-error";
import * as schema from "../../schema";
import { schemaVersion } from "./migrate";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  path = join(folder, "deep", "test.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

function withEngine<Result>(work: (client: Database.Database) => Result): Result {
  const client = new Database(path);
  try {
    return work(client);
  } finally {
    client.close();
  }
}

const numberOf = (id: string) => cellNumbers.indexOf(id) + 1;

const refusing = async (open: () => Promise<unknown>) => {
  try {
    await open();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("a database opened for writing", () => {
  it("is made with its folder, keeps its log beside it, and waits for the disk", async () => {
    const db = await openForWriting(path);
    const pragma = async (name: string) =>
      (await db.engine.rows<object>(`pragma ${name}`)).map((row) => Object.values(row)[0]);
    expect(await pragma("journal_mode")).toEqual(["wal"]);
    expect(await pragma("synchronous")).toEqual([2]);
    expect(await pragma("foreign_keys")).toEqual([1]);
    expect(await pragma("busy_timeout")).toEqual([600_000]);
    db.close();
  });

  it("clusters observations and figures by their keys, without row ids, and holds to their types", async () => {
    (await openForWriting(path)).close();
    const sql = withEngine((client) =>
      client.prepare("select name, sql from sqlite_master where sql like '%WITHOUT ROWID, STRICT%'").all(),
    );
    expect(sql).toMatchObject([{ name: "figures" }, { name: "observations" }]);
  });

  it("takes a figure with a value or a reason, never both and never neither", async () => {
    const db = await openForWriting(path);
    const row = { cell: 1, scope: "own", year: 2023, agency: 1, form: "2021" } as const;
    const insert = async (value: number | null, missing: "blank" | null) =>
      await db.insert(schema.observations).values({ ...row, value, missing });
    await expect(insert(1, "blank")).rejects.toThrow(/value_or_missing/);
    await expect(insert(null, null)).rejects.toThrow(/value_or_missing/);
    await expect(insert(Number.NaN, null)).rejects.toThrow(/value_or_missing/);
    await insert(0, null);
    expect(await db.select().from(schema.observations)).toEqual([{ ...row, value: 0, missing: null }]);
    db.close();
  });

  it("keeps the number of every cell when it is opened again with more of them", async () => {
    (await openForWriting(path)).close();
    withEngine((client) => {
      client.exec("delete from cells where id = 'requests.received.total'");
      client.exec("insert into cells (number, id) values (5000, 'gone.from.the.catalogue')");
    });
    const before = withEngine((client) => client.prepare("select * from cells").all());
    const db = await openForWriting(path);
    const after = await db.select().from(schema.cells);
    db.close();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toContainEqual({
      id: "requests.received.total",
      number: numberOf("requests.received.total"),
    });
    expect(after).toHaveLength(cells.length + 1);
  });
});

describe("a database opened for reading", () => {
  it("cannot be written to: it neither compiles nor runs", async () => {
    (await openForWriting(path)).close();
    const db = await openForReading(path);
    const row = { fileName: "a", sha256: "b", reason: "c", at: "d" };
    // @ts-expect-error a page can only ask
    await expect((async () => db.insert(schema.refusals).values(row))()).rejects.toThrow(/readonly/);
    // @ts-expect-error a page can only ask
    await expect((async () => db.delete(schema.refusals))()).rejects.toThrow(/readonly/);
    // @ts-expect-error a page can only ask
    await expect((async () => db.update(schema.refusals).set(row))()).rejects.toThrow(/readonly/);
    // @ts-expect-error a page can only ask
    expect(() => db.run("delete from refusals")).toThrow(/Failed to run the query/);
    // @ts-expect-error not even behind a common table expression
    await expect((async () => db.with().delete(schema.refusals))()).rejects.toThrow(/readonly/);
    db.close();
  });

  it("sees what a writer, still open, had stored before, and nothing of what it stores later", async () => {
    const writer = await openForWriting(path);
    const store = (fileName: string) =>
      writer.insert(schema.refusals).values({ fileName, sha256: "b", reason: "c", at: "d" }).run();
    store("a");
    const reader = await openForReading(path);
    store("b");
    expect(await reader.select().from(schema.refusals)).toHaveLength(1);
    reader.close();
    writer.close();
  });
});

describe("a file that cannot be used", () => {
  const both = [
    ["reading", openForReading],
    ["writing", openForWriting],
  ] as const;

  it("is missing: says so and how to begin, and makes no file", async () => {
    expect(await refusing(async () => await openForReading(path))).toMatchObject({
      name: "DatabaseError",
      message: expect.stringMatching(/没有数据库.*import/),
    });
    expect(await refusing(async () => await openForReading(path))).toBeInstanceOf(DatabaseError);
  });

  it.each(both)("is a text: %s says so", async (_, open) => {
    path = join(folder, "text.sqlite");
    writeFileSync(path, "这不是数据库。".repeat(200));
    expect(await refusing(() => open(path))).toMatchObject({
      name: "DatabaseError",
      message: expect.stringContaining("不是数据库文件"),
    });
  });

  it.each(both)("belongs to another program: %s says so and leaves it alone", async (_, open) => {
    path = join(folder, "other.sqlite");
    withEngine((client) => client.exec("create table theirs (x)"));
    expect(await refusing(() => open(path))).toMatchObject({ message: expect.stringContaining("别的程序") });
    expect(withEngine((client) => client.pragma("journal_mode", { simple: true }))).toBe("delete");
  });

  it.each(both)("has a newer schema than the program: %s says so and changes nothing", async (_, open) => {
    (await openForWriting(path)).close();
    withEngine((client) => client.pragma(`user_version = ${schemaVersion + 1}`));
    expect(await refusing(() => open(path))).toMatchObject({ message: expect.stringContaining("更新版本") });
    expect(withEngine((client) => client.pragma("user_version", { simple: true }))).toBe(schemaVersion + 1);
  });

  it("has an older schema: reading asks for the update", async () => {
    (await openForWriting(path)).close();
    withEngine((client) => client.pragma("user_version = 0"));
    expect(await refusing(async () => await openForReading(path))).toMatchObject({
      message: expect.stringContaining("旧版本"),
    });
  });

  it("lies in a folder that cannot be made: writing says so", async () => {
    writeFileSync(join(folder, "file"), "");
    const below = join(folder, "file", "test.sqlite");
    expect(await refusing(async () => await openForWriting(below))).toMatchObject({
      name: "DatabaseError",
      message: expect.stringContaining("不能建立文件夹"),
    });
  });

  it.runIf(process.platform === "linux")(
    "lies in a folder that cannot be written: writing says so",
    async () => {
      expect(await refusing(async () => await openForWriting("/proc/nianbao.sqlite"))).toMatchObject({
        name: "DatabaseError",
        message: expect.stringContaining("打不开数据库"),
      });
    },
  );
});
