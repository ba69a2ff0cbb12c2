import { readFileSync } from "node:fs";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForReading, openForWriting } from "../../client";
import * as schema from "../../schema";
import { connect } from "./connect";
import { applyingSafely, migrate, schemaVersion } from "./migrate";
import { killedNianbao, nianbao } from "./test-commands";
import { ask, type EmptyDatabase, emptyDatabase } from "./test-databases";

let database: EmptyDatabase;
let address: string;
beforeEach(async () => {
  database = await emptyDatabase();
  address = database.address;
});
afterEach(() => database.remove());

const plain = { search_path: "public" };
const seen = async () => {
  const [row] = await ask<{ migrations: number }>(address, "select migrations from nianbaotong_schema");
  return row?.migrations;
};
const relations = () =>
  ask(
    address,
    `select n.nspname, c.relname, c.relkind, c.reltuples from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not like 'pg_%' and n.nspname <> 'information_schema' order by 1, 2`,
  );

/** A database as the first migration left it, with an agency in it. */
async function oldDatabase(): Promise<void> {
  const url = new URL("./migrations/0000_beginning.sql", import.meta.url);
  await ask(address, readFileSync(url, "utf8"));
  await ask(address, "create table nianbaotong_schema (migrations integer not null)");
  await ask(address, "insert into nianbaotong_schema values (1)");
  await ask(
    address,
    `insert into agencies (key, name, short_name, kind, path, sort, pinyin, initials, aliases, assigned, expected, demo)
     values ('1', '甲镇', '甲镇', 'township', '/1/', '1', 'jia zhen', 'jz', '[]', true, true, false)`,
  );
}

describe("migrating", () => {
  it("makes every table and column that the program asks for, and does nothing the second time", async () => {
    await (await openForWriting(address)).close();
    const tables = Object.values(schema).filter((value) => is(value, PgTable));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) {
      const asked = Object.values(getTableColumns(table)).map(({ name }) => name);
      await ask(address, `select ${asked.join(", ")} from public.${getTableName(table)}`);
    }
    expect(await seen()).toBe(schemaVersion);
    const before = await relations();
    const client = await connect(address, plain);
    await migrate(client, "test");
    await client.end();
    expect(await relations()).toEqual(before);
  });

  it.each([
    ["loses a row", "delete from children where id = 1", /lose 1 rows of "children"/],
    [
      "empties a table",
      "drop table children; create table children (id integer)",
      /lose 2 rows of "children"/,
    ],
    ["leaves rows that refer to nothing", "delete from parents", /foreign key/],
    ["fails half way", "delete from children; nonsense", /syntax/],
  ])("changes nothing where a step %s", async (_, step, message) => {
    await ask(
      address,
      `create table parents (id integer primary key);
       create table children (id integer primary key, parent integer references parents (id));
       insert into parents values (1); insert into children values (1, 1), (2, 1)`,
    );
    const before = await relations();
    const client = await connect(address, plain);
    await expect(applyingSafely(client, async () => void (await client.query(step)))).rejects.toThrow(
      message,
    );
    await client.end();
    expect(await relations()).toEqual(before);
    expect(await ask(address, "select * from children order by id")).toEqual([
      { id: 1, parent: 1 },
      { id: 2, parent: 1 },
    ]);
  });

  it("brings a filled database up to date, and keeps its rows", async () => {
    await oldDatabase();
    const db = await openForWriting(address);
    expect(await db.select().from(schema.agencies)).toMatchObject([{ key: "1", name: "甲镇" }]);
    await db.close();
    expect(await seen()).toBe(schemaVersion);
    await (await openForReading(address)).close();
  });

  it("killed in between leaves the old schema whole, and is made up for by the next program", async () => {
    await oldDatabase();
    const before = await relations();
    await ask(
      address,
      `create function slowly() returns event_trigger language plpgsql as 'begin perform pg_sleep(0.2); end';
       create event trigger slowly on ddl_command_end when tag in ('CREATE VIEW') execute function slowly()`,
    );
    const half = async () =>
      (
        await ask(
          address,
          "select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
        )
      ).length > 0;
    expect(await killedNianbao(["check"], { DATABASE_URL: address }, half, 0)).toMatchObject({ code: null });
    await ask(address, "drop event trigger slowly; drop function slowly()");
    expect([await seen(), await relations()]).toEqual([1, before]);
    expect(await nianbao(["check"], { DATABASE_URL: address })).toMatchObject({ code: 0 });
    expect(await seen()).toBe(schemaVersion);
  });

  it("is done over a connection whose locks go soon after its machine", async () => {
    const db = await openForWriting(address);
    expect(await db.engine.rows("show tcp_keepalives_idle")).toEqual([{ tcp_keepalives_idle: "30" }]);
    await db.close();
  });

  it("is done once by many who open an empty database at the same time", async () => {
    const handles = await Promise.all(Array.from({ length: 6 }, () => openForWriting(address)));
    for (const db of handles) expect((await db.select().from(schema.cells)).length).toBeGreaterThan(100);
    await Promise.all(handles.map((db) => db.close()));
    expect(await ask(address, "select migrations from nianbaotong_schema")).toEqual([
      { migrations: schemaVersion },
    ]);
  });
});
