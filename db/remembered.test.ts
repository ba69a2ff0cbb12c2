import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { count } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openForWriting, type ReadDb } from "./client";
import { remembered } from "./remembered";
import { cells } from "./schema";

let folder: string;
let path: string;
let asked: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-test-"));
  path = join(folder, "test.sqlite");
  (await openForWriting(path)).close();
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const cellCount = remembered("cellCount", async (db: ReadDb, word: string) => {
  asked.push(word);
  const [row] = await db.select({ rows: count() }).from(cells);
  return Number(row?.rows);
});

it("asks once for each question, whatever another connection writes meanwhile", async () => {
  const db = await openForReading(path);
  const before = await cellCount(db, "a");
  await cellCount(db, "a");
  await cellCount(db, "b");
  const writer = new Database(path);
  writer.exec("insert into cells (id) values ('one.more')");
  expect(await cellCount(db, "a")).toBe(before);
  expect(asked).toEqual(["a", "b"]);
  const next = await openForReading(path);
  expect(await cellCount(next, "a")).toBe(before + 1);
  for (const handle of [writer, db, next]) handle.close();
});

it("keeps the answers for another handle that they are handed to", async () => {
  const one = await openForReading(path);
  await cellCount(one, "a");
  const two = Object.assign(await openForReading(path), { answers: one.answers });
  one.close();
  await cellCount(two, "a");
  expect(asked).toEqual(["a"]);
  two.close();
});

it("asks each handle for itself, and a writer always", async () => {
  const [one, two] = [await openForReading(path), await openForReading(path)];
  await cellCount(one, "a");
  await cellCount(two, "a");
  expect(asked).toHaveLength(2);
  const writer = await openForWriting(path);
  await cellCount(writer, "a");
  await cellCount(writer, "a");
  expect(asked).toHaveLength(4);
  for (const db of [one, two, writer]) db.close();
});

it("tries again after a failure", async () => {
  const db = await openForReading(path);
  let failures = 1;
  const query = remembered("failing", async () => {
    if (failures-- > 0) throw new Error("once");
    return 1;
  });
  await expect(query(db)).rejects.toThrow("once");
  expect(await query(db)).toBe(1);
  db.close();
});
