import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openForReading } from "@/db/client";
import { emptyDatabase } from "@/db/test-database";
import { verifyFigures } from "@/db/verify-figures";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { filesBelow } from "../files";
import { importFiles } from "./import-files";

const good = 200;
const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024).fill(0x20);
const word = (document: Uint8Array | string) =>
  zipSync(
    {
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": typeof document === "string" ? strToU8(document) : document,
    },
    { level: 9 },
  );

/** One page that draws seven million lines, in a file of a hundredth of that. */
function bombOfLines(): Uint8Array {
  const content = deflateSync(Buffer.alloc(98_000_000, "0 0 m 1 1 l S\n"), { level: 9 });
  const head = [
    "%PDF-1.7",
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj",
    "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj",
    `4 0 obj << /Length ${content.length} /Filter /FlateDecode >>\nstream\n`,
  ].join("\n");
  const tail = "\nendstream endobj\ntrailer << /Root 1 0 R >>";
  return Buffer.concat([Buffer.from(head), content, Buffer.from(tail)]);
}

const circle = () => {
  const bytes = Buffer.alloc(512 * 6);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0xfffffffd, 512);
  for (const [at, next] of [2, 3, 1].entries()) bytes.writeUInt32LE(next, 516 + at * 4);
  return bytes;
};

/** What is in the folder beside the good ones, and a word of what is said of it. */
const hostile: Record<string, [() => Uint8Array | string, string]> = {
  "炸.zip": [() => zipSync({ "报告.txt": megabytes(40) }, { level: 9 }), "解压后过大"],
  "炸.docx": [() => word(megabytes(40)), "解压后过大"],
  "炸.pdf": [bombOfLines, "已停止"],
  "多.zip": [
    () => zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`${at}.txt`, strToU8("x")]))),
    "2000个的上限",
  ],
  "出.zip": [() => zipSync({ "../../出.txt": strToU8("x") }), "不安全的路径"],
  "链.zip": [
    () => zipSync({ "a.txt": [strToU8("/etc/passwd"), { os: 3, attrs: (0o120777 << 16) >>> 0 }] }),
    "不安全的路径",
  ],
  "声明.docx": [() => word('<!DOCTYPE x [<!ENTITY a "aa">]><w:document>&a;</w:document>'), "DOCTYPE"],
  "深.html": [() => `<html><body>${"<div>".repeat(200_000)}`, "256层"],
  "深.rtf": [() => `{\\rtf1 ${"{".repeat(200_000)}`, "500层"],
  "深.json": [() => '[{"a":'.repeat(200_000), "JSON"],
  "圈.doc": [circle, "已损坏"],
  "半.txt": [() => Buffer.concat([Buffer.from("政府信息公开"), Buffer.from([0xff, 0xff, 0])]), "编码"],
  "图.heic": [() => "\0\0\0\x18ftypheic", "照片"],
  "图.tif": [() => "MM\0*", "图片"],
  "空.docx": [() => "", "空文件"],
};
const sizes = { "大.txt": 200 * 1024 * 1024, "大.csv": 200 * 1024 * 1024 };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "hostile-"));
  mkdirSync(path.join(folder, "in", "坏"), { recursive: true });
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), good, ["text", "html"]))
    writeFileSync(path.join(folder, "in", name), bytes);
  for (const [name, [make]] of Object.entries(hostile))
    writeFileSync(path.join(folder, "in", "坏", name), make());
  for (const [name, size] of Object.entries(sizes)) {
    writeFileSync(path.join(folder, "in", "坏", name), "政");
    truncateSync(path.join(folder, "in", "坏", name), size);
  }
  writeFileSync(path.join(folder, "in", "坏", "去.txt"), "x");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(`hostile files and one that vanishes among ${good} good ones cost only themselves, each with a reason`, async () => {
  const { files } = filesBelow([path.join(folder, "in")]);
  rmSync(path.join(folder, "in", "坏", "去.txt"));
  const { address: database, remove } = await emptyDatabase();
  const summary = await importFiles(files, { database });
  expect(summary.added).toBe(good);
  const reasons = new Map(summary.refused.map(({ name, reason }) => [name, reason]));
  for (const [name, [, words]] of Object.entries(hostile))
    expect(`${name} ${reasons.get(`坏/${name}`) ?? reasons.get(`坏/${name}/报告.txt`)}`).toContain(words);
  for (const name of Object.keys(sizes))
    expect(reasons.get(`坏/${name}`)).toContain("有200MB，超过32MB的上限");
  expect(reasons.get("坏/去.txt")).toContain("打不开");
  expect(reasons.size).toBe(Object.keys(hostile).length + Object.keys(sizes).length + 1);
  const db = await openForReading(database);
  expect(await verifyFigures(db)).toEqual([]);
  await db.close();
  await remove();
}, 600_000);
