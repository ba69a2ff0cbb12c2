import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading, openForWriting } from "../../client";
import { DatabaseError } from "../../database-error";
import { type TestDatabase, testDatabase } from "../../test-database";
import { connect, placeOf } from "./connect";
import { schemaVersion } from "./migrate";
import { nianbao } from "./test-commands";
import { ask, type EmptyDatabase, emptyDatabase, readdressed } from "./test-databases";

const password = "geheim-4711";
const person = { username: "nianbao_person", password };
const reader = { username: "nianbao_reader", password };
const stranger = { username: "nianbao_stranger", password };

let test: TestDatabase;
let outdated: string;
const made: EmptyDatabase[] = [];
const make = async (options?: string) => {
  const database = await emptyDatabase(options);
  made.push(database);
  return readdressed(database.address, person);
};

/** What cannot be used, with a word of what is said to who reads and to who writes. */
const unusable: Record<string, { address: string; reading: RegExp; writing: RegExp }> = {};

beforeAll(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023 }] });
  for (const [{ username }, rights] of [
    [person, "superuser"],
    [reader, ""],
    [stranger, ""],
  ] as const) {
    await ask(test.path, `drop role if exists ${username}`);
    await ask(test.path, `create role ${username} login ${rights} password '${password}'`);
  }
  for (const schema of ["shown", "public"])
    await ask(
      test.path,
      `grant usage on schema ${schema} to ${reader.username};
       grant select on all tables in schema ${schema} to ${reader.username}`,
    );
  await ask(test.path, "revoke usage on schema public from public");
  const address = readdressed(test.path, person);
  const all = (of: string, reading: RegExp, writing = reading) => {
    unusable[of] = { address: of, reading, writing };
  };
  all(readdressed(address, { port: "1" }), /连不上.*是否在运行/);
  all(readdressed(address, { password: `${password}-no` }), /拒绝了这个用户名或密码/);
  all(readdressed(address, { username: "nobody" }), /拒绝了这个用户名或密码/);
  all(new URL("/missing", address).href, /没有数据库.*missing.*建立/);
  all(readdressed(test.path, stranger), /没有所需的权限/);
  const other = await make();
  await ask(other, "create table theirs (x integer)");
  all(other, /别的程序/);
  const newer = await make();
  await (await openForWriting(newer)).close();
  await ask(newer, `update nianbaotong_schema set migrations = ${schemaVersion + 1}`);
  all(newer, /更新版本.*请升级/);
  const older = await make();
  await (await openForWriting(older)).close();
  await ask(older, `update nianbaotong_schema set migrations = ${schemaVersion - 1}`);
  outdated = older;
  all(await make("encoding 'SQL_ASCII'"), /还没有数据/, /编码是SQL_ASCII.*UTF8/);
});
afterAll(async () => {
  await test.close();
  for (const database of made) await database.remove();
});

const failure = async (work: () => Promise<unknown>) => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  return undefined;
};

it("what cannot be used is said in a sentence that says what to do, and never the password", async () => {
  for (const { address, reading, writing } of Object.values(unusable))
    for (const [open, expected] of [
      [openForReading, reading],
      [openForWriting, writing],
    ] as const) {
      const error = await failure(() => open(address));
      expect(error).toBeInstanceOf(DatabaseError);
      expect(error).toMatchObject({ message: expect.stringMatching(expected) });
      const { message, stack, cause } = error as DatabaseError;
      expect([message, stack, String(cause), JSON.stringify(cause)].join()).not.toContain(password);
    }
});

it("an older schema is not read before it is brought up to date", async () => {
  await expect(openForReading(outdated)).rejects.toThrow(/旧版本.*check/);
});

it("the command line says the same sentence, and fails", async () => {
  const ends = await Promise.all(
    Object.values(unusable).map(async ({ address, writing }) => {
      const { code, output } = await nianbao(["check"], { DATABASE_URL: address });
      return { code, output, writing };
    }),
  );
  for (const { code, output, writing } of ends) {
    expect([code, output]).toEqual([1, expect.stringMatching(writing)]);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).not.toContain(password);
  }
});

it("a user who may only read reads, and is told so when writing", async () => {
  const address = readdressed(test.path, reader);
  const db = await openForReading(address);
  expect(db.version?.label).toBe(test.db.version?.label);
  await db.close();
  const { code, output } = await nianbao(["check"], { DATABASE_URL: address });
  expect([code, output.trim().split("\n").at(-1)]).toEqual([1, expect.stringContaining("没有所需的权限")]);
  expect(output).not.toContain("    at ");
});

it("a server that lets nobody in is given up after a while", async () => {
  const { createServer } = await import("node:net");
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const place = silent.address();
  const port = String(typeof place === "object" ? place?.port : 0);
  const address = readdressed(test.path, { port });
  const opened = connect(address, {}, { connecting: 200, answering: null });
  await expect(opened).rejects.toThrow(/连不上.*是否在运行/);
  silent.close();
});

describe("the place of an address", () => {
  it.each([
    ["postgres://u:p@db.example:5433/nianbao", "db.example:5433/nianbao"],
    ["postgresql://u:p@db.example/nianbao?sslmode=require&password=p", "db.example/nianbao"],
    ["postgres://u:p@ss@db.example/nianbao", "DATABASE_URL"],
    ["postgres://u:12/p@db.example/nianbao", "DATABASE_URL"],
    ["postgres://u:p/p@db.example/nianbao", "DATABASE_URL"],
    ["postgres://u:p%zz@[db/nianbao", "DATABASE_URL"],
  ])("%s is named %s", (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
