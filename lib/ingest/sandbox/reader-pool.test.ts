import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openReaderPool, readerLimits } from "./reader-pool";

/** A reader that does what the file's first letter says. */
const program = `
import { readFileSync } from "node:fs";
process.on("message", ({ id, bytes }) => {
  const order = String.fromCharCode(bytes[0]);
  if (order === "c") process.exit(3);
  if (order === "h") for (;;);
  if (order === "m") { const held = []; for (;;) held.push(Buffer.alloc(16 * 1024 * 1024, 1)); }
  if (order === "f") { let reason = "read"; try { readFileSync("/etc/hostname"); } catch (error) { reason = error.code; } return process.send({ id, outcomes: [{ outcome: { status: "refused", reason } }] }); }
  if (order === "z") return process.send({ id, parts: [..."aca"].map((letter) => ({ name: "z/" + letter, bytes: Buffer.from(letter) })).concat({ name: "z/x", refusal: "已加密" }) });
  if (order === "e") return process.send({ id, outcomes: [{ outcome: { status: "refused", reason: JSON.stringify(Object.keys(process.env)) } }] });
  process.send({ id, outcomes: [{ outcome: { status: "refused", reason: String(process.pid) } }] });
});
process.on("disconnect", () => process.exit(0));
`;

let folder = "";
let file = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "reader-"));
  file = path.join(folder, "reader.mjs");
  writeFileSync(file, program);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const order = (letter: string) => new TextEncoder().encode(letter);
const quick = { ...readerLimits, milliseconds: 3000, watchEvery: 50 };

async function readAll(letters: string, limits = quick, size = 2) {
  const pool = openReaderPool(file, size, limits);
  try {
    const outcomes = await Promise.all([...letters].map((letter) => pool.read(order(letter), letter)));
    return outcomes
      .flat()
      .map(({ outcome }) => (outcome.status === "refused" ? outcome.reason : outcome.status));
  } finally {
    pool.close();
  }
}

describe("a file that harms its reader costs only itself", () => {
  it("when the reader crashes", async () => {
    const [before, crashed, after] = await readAll("aca", quick, 1);
    expect(crashed).toContain("异常退出");
    expect(before).toMatch(/^\d+$/);
    expect(after).toMatch(/^\d+$/);
    expect(after).not.toBe(before);
  });

  it("when the reader hangs", async () => {
    const [hung, after] = await readAll("ha", quick, 1);
    expect(hung).toContain("已停止");
    expect(after).toMatch(/^\d+$/);
  });

  it("when the reader eats memory", async () => {
    const limits = { ...quick, milliseconds: 20_000, resident: 200 * 1024 * 1024 };
    const [hungry, after] = await readAll("ma", limits, 1);
    expect(hungry).toMatch(/内存过多|异常退出/);
    expect(after).toMatch(/^\d+$/);
  });
});

it("an archive's files are read one by one, in order, and one that harms its reader costs only itself", async () => {
  const pool = openReaderPool(file, 2, quick);
  const found = await pool.read(order("z"), "z");
  pool.close();
  expect(found.map(({ name, bytes }) => [name, bytes && Buffer.from(bytes).toString()])).toEqual([
    [undefined, "a"],
    ["z/c", "c"],
    [undefined, "a"],
    ["z/x", null],
  ]);
  const reasons = found.map(({ outcome }) => (outcome.status === "refused" ? outcome.reason : ""));
  expect(reasons).toEqual([
    expect.stringMatching(/^\d+$/),
    expect.stringContaining("异常退出"),
    expect.stringMatching(/^\d+$/),
    "已加密",
  ]);
});

it("an archive's files are read before the files behind it, so that few archives are open at a time", async () => {
  const pool = openReaderPool(file, 1, { ...quick, jobs: 1 });
  const finished: string[] = [];
  await Promise.all(
    [..."zaaaaaaaaaaaa"].map((letter, at) =>
      pool.read(order(letter), letter).then(() => finished.push(`${letter}${at}`)),
    ),
  );
  pool.close();
  expect(finished.indexOf("z0")).toBeLessThan(finished.indexOf("a2"));
});

it("a pool that is closed early leaves no reader behind, not even a busy one", async () => {
  const pool = openReaderPool(file, 1, { ...quick, milliseconds: 60_000 });
  const [first] = await pool.read(order("a"), "a");
  const pid = Number(first?.outcome.status === "refused" ? first.outcome.reason : "");
  void pool.read(order("h"), "h");
  pool.close();
  const isThere = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
});

describe("a reader", () => {
  it("has nothing of its parent in its environment", async () => {
    const [names = ""] = await readAll("e");
    expect(JSON.parse(names).filter((name: string) => !name.startsWith("NODE_CHANNEL"))).toEqual([
      "NODE_ENV",
    ]);
  });

  it("may open no file but its own program", async () => {
    expect(await readAll("f")).toEqual(["ERR_ACCESS_DENIED"]);
  });

  it("is replaced after its share of files", async () => {
    const reasons = await readAll("aaaaaa", { ...quick, wear: 3 }, 1);
    expect(new Set(reasons).size).toBe(2);
  });
});
