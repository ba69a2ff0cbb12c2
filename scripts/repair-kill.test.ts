import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { filesBelow } from "./files";
import { importFiles } from "./import/import-files";

const kills = Number(process.env.REPAIR_KILLS ?? 2);
const random = seededRandom(process.env.KILL_SEED ?? "repair");
let folder: string;
let path: string;
let damaged: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "repair-kill-"));
  path = join(folder, "repair.sqlite");
  const input = join(folder, "in");
  mkdirSync(input);
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), 20, ["html", "text"]))
    writeFileSync(join(input, name), bytes);
  await importFiles(filesBelow([input]).files, { database: path, demo: () => false });
  const client = new Database(path);
  client.pragma("journal_mode = DELETE");
  client.exec(`update figures set value = 99999 where value > 0 and cell % 7 = 0;
    update sections set text = '' where report % 2 = 0;
    update observations set value = 5 where value = 0`);
  damaged = client.serialize();
  client.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Repairs in a process of its own, killed after so many milliseconds; how long it ran. */
function repairing(killAfter: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const env = { ...process.env, DATABASE_PATH: path };
    const child = spawn(process.execPath, [inject("commandLine"), "repair"], { env, stdio: "ignore" });
    if (killAfter !== null) setTimeout(() => child.kill("SIGKILL"), killAfter);
    child.on("error", reject);
    child.on("exit", () => resolve(performance.now() - began));
  });
}

function damageAnew(): void {
  for (const end of ["-wal", "-shm"]) rmSync(`${path}${end}`, { force: true });
  writeFileSync(path, damaged);
}

const damage = async () => (await verifyDatabase(path, { withFiles: true })).length;

it(`a repair killed ${kills} times at any moment makes nothing worse, and the next one ends it`, async () => {
  damageAnew();
  const before = await damage();
  expect(before).toBeGreaterThan(20);
  const whole = await repairing(null);
  expect(await damage()).toBe(0);
  const left: number[] = [];
  for (let round = 0; round < kills; round += 1) {
    damageAnew();
    // What it does begins late: until then the program is loaded and the whole verified.
    await repairing(whole * (0.4 + 0.6 * random.next()));
    left.push(await damage());
    await repairing(null);
    expect(await damage()).toBe(0);
  }
  for (const count of left) expect(count).toBeLessThanOrEqual(before);
});
