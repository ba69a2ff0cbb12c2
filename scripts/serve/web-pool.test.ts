import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import type { Demand } from "./kept-answers";
import { WebPool } from "./web-pool";
import { WebProcessEnded, WorkRefused } from "./web-process";

const folder = mkdtempSync(path.join(tmpdir(), "nianbao-pool-"));
let sockets = 0;
let pools = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function begin(size: number): WebPool {
  pools += 1;
  return new WebPool({
    program: fileURLToPath(new URL("test-web-server.mjs", import.meta.url)),
    size,
    nextSocket: () => path.join(folder, `${pools}-${sockets++}`),
    changed: () => undefined,
    verify: () => ({ base: Promise.resolve([]), all: Promise.resolve([]) }),
  });
}

const wanted: Demand = { signal: new AbortController().signal, isWanted: () => true };
const unwanted: Demand = { ...wanted, isWanted: () => false };
const patient = { work: 30_000, wait: 60_000 };
const ask = (pool: WebPool, address: string, limit = patient, demand = wanted) =>
  pool.ask({ path: address, headers: {} }, limit, demand, text);

it("ends what takes too much work, and answers the next from another process", async () => {
  const pool = begin(1);
  const before = await ask(pool, "/pid");
  await expect(ask(pool, "/work", { work: 200, wait: 400 })).rejects.toBeInstanceOf(WorkRefused);
  const after = await ask(pool, "/pid");
  expect(after).toMatch(/^\d+$/);
  expect(after).not.toBe(before);
});

it("ends what nobody waits for any more", async () => {
  const pool = begin(1);
  await ask(pool, "/pid");
  await expect(ask(pool, "/work", patient, unwanted)).rejects.toBeInstanceOf(WorkRefused);
});

it("asks another process where one ended, and says so where that ends too", async () => {
  const pool = begin(2);
  await ask(pool, "/pid");
  await expect(ask(pool, "/end")).rejects.toBeInstanceOf(WebProcessEnded);
  expect(await ask(pool, "/pid")).toMatch(/^\d+$/);
});

it("replaces a process that has grown too large", async () => {
  const pool = begin(1);
  const large = await ask(pool, "/grow");
  let now = large;
  while (now === large) now = await ask(pool, "/pid");
  expect(now).toMatch(/^\d+$/);
});
