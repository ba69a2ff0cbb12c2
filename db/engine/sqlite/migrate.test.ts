import Database from "better-sqlite3";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import * as schema from "../../schema";
import { applyingSafely, migrate, schemaVersion } from "./migrate";

describe("migrating", () => {
  it("makes every table and column that the program asks for", () => {
    const client = new Database(":memory:");
    migrate(client, "test");
    const tables = Object.values(schema).filter((value) => is(value, SQLiteTable));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      const stored = client.prepare("select name from pragma_table_info(?)").pluck().all(getTableName(table));
      const asked = Object.values(getTableColumns(table)).map(({ name }) => name);
      expect([getTableName(table), ...stored]).toEqual([getTableName(table), ...asked]);
    }
    expect(client.pragma("user_version", { simple: true })).toBe(schemaVersion);
  });

  it("does nothing the second time", () => {
    const client = new Database(":memory:");
    migrate(client, "test");
    const changes = client.prepare("select total_changes()").pluck().get();
    migrate(client, "test");
    expect(client.prepare("select total_changes()").pluck().get()).toBe(changes);
  });

  it.each([
    ["deletes a row", "delete from children where id = 1", /lose 1 rows of "children"/],
    ["deletes a parent", "delete from parents; insert into parents values (2)", /refer to nothing/],
    ["fails half way", "delete from children; nonsense", /syntax/],
  ])("changes nothing where a step %s", (_, step, message) => {
    const client = new Database(":memory:");
    client.pragma("foreign_keys = OFF");
    client.exec(
      `create table parents (id integer primary key);
       create table children (id integer primary key, parent integer references parents (id));
       insert into parents values (1); insert into children values (1, 1), (2, 1);`,
    );
    const before = client.serialize();
    expect(() => applyingSafely(client, () => client.exec(step))).toThrow(message);
    expect(client.prepare("select count(*) from children").pluck().get()).toBe(2);
    expect(client.prepare("select id from parents").pluck().all()).toEqual([1]);
    expect(client.serialize().equals(before)).toBe(true);
  });
});
