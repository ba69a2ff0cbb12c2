import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { openForReading } from "@/db/client";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { check } from "./check";
import { filesBelow } from "./files";
import { importFiles } from "./import/import-files";
import { repair } from "./repair";

let folder: string;
let whole: Buffer;
let path: string;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-repair-"));
  path = join(folder, "repair.sqlite");
  const input = join(folder, "in");
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), 4, ["html", "text"])) {
    const file = join(input, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, bytes);
  }
  await importFiles(filesBelow([input]).files, { database: path, demo: () => false });
  const client = new Database(path);
  client.pragma("journal_mode = DELETE");
  whole = client.serialize();
  client.close();
  process.env.DATABASE_PATH = path;
  for (const to of ["log", "error"] as const)
    vi.spyOn(console, to).mockImplementation((line: unknown) => void said.push(String(line)));
});
afterAll(() => {
  delete process.env.DATABASE_PATH;
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  said.length = 0;
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  writeFileSync(path, whole);
});

const damage = (statement: string) => {
  const client = new Database(path);
  client.exec(statement);
  client.close();
};

it("says that nothing is damaged where nothing is, and changes nothing", async () => {
  expect([await check([]), await repair([])]).toEqual([0, 0]);
  expect(said.join("\n")).toMatch(/数据库完好[\s\S]*没有发现损坏/);
});

it.each([
  [
    "a figure",
    "update figures set value = 99999 where report = 2 and cell = (select min(cell) from figures where value > 0)",
    "的数与导入时的不同",
  ],
  ["lost figures", "delete from figures where report = 2 and cell % 3 = 0", "的数与导入时的不同"],
  ["text", "update sections set text = '' where report = 1", "文字与导入时的不同"],
  ["a document", "update sources set document = x'00' where report = 1", "文字与导入时的不同"],
  [
    "observations",
    "update observations set value = 5 where agency = (select agency from reports where id = 3) and value is not null",
    "用于汇总和比较的数",
  ],
  ["an observation of nobody", "insert into observations values (1, 1, 1999, 3, 0, 5, null)", "1999年报告"],
  ["a digest", "update digests set sha256 = 'x' where subject = 'report' and id = 4", "文字与导入时的不同"],
])("is told by check and mended by repair: %s", async (_, statement, words) => {
  damage(statement);
  expect(await check([])).toBe(1);
  expect(said.join("\n")).toContain(words);
  expect(said.join("\n")).toContain("nianbao -- repair");
  expect(await repair([])).toBe(0);
  expect(await verifyDatabase(path, { withFiles: true })).toEqual([]);
});

it("names what it cannot mend, with what to do, and leaves it", async () => {
  damage(
    `update agencies set parent_key = null, name = 'x' where id = (select agency from reports where id = 1);
     update originals set bytes = x'00' where sha256 = (select file_sha256 from reports where id = 2);
     update figures set value = 99999 where report = 2 and value is not null;`,
  );
  expect(await repair([])).toBe(1);
  const told = said.join("\n");
  expect(told).toMatch(/未能修复的：[\s\S]*机关名录[\s\S]*的数与导入时的不同[\s\S]*原件《/);
  expect(told).toMatch(/restore 备份文件/);
  const db = await openForReading(path);
  expect(db.version).not.toBeNull();
  await db.close();
});

it("does not write what is read otherwise today than it was then", async () => {
  damage(
    `update figures set value = 99999 where report = 2 and value is not null;
     update reports set figures_sha256 = 'x' where id = 2;`,
  );
  expect(await repair([])).toBe(1);
  expect(said.join("\n")).toContain("的结果与当时的不同，没有改动");
});
