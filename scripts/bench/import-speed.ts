import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { residentMemory } from "@/lib/ingest/sandbox/process-use";
import { type BulkKind, bulkDocuments } from "@/lib/specimen/bulk";
import { printFigure } from "./print-figure";
import { yearCheckSpeeds } from "./year-check-speed";

const mixed: readonly BulkKind[] = ["html", "text", "html", "docx", "text", "html"];

/** The same 2,000 mixed reports into a PostgreSQL database, beside what SQLite takes: no target but to know. */
export async function postgresImportSpeed(address: string): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  try {
    await importSpeed(scratch, 2000, mixed, null);
    await importSpeed(scratch, 2000, mixed, null, address);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** How long imports take, children and full durability included, and how much memory the importer holds. */
export async function importSpeeds(): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  try {
    await importSpeed(scratch, 2000, mixed, 30);
    await yearCheckSpeeds(await importSpeed(scratch, 20_000, ["html", "text"], 90));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * Imports as from the command line, in a process of its own, whose largest resident size is looked at meanwhile.
 * Returns the file of the SQLite database.
 */
async function importSpeed(
  scratch: string,
  count: number,
  kinds: readonly BulkKind[],
  target: number | null,
  postgres?: string,
): Promise<string> {
  const folder = path.join(scratch, `in-${count}`);
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), count, kinds))
    writeFileSync(path.join(folder, name), bytes);
  const database = path.join(scratch, `${count}.sqlite`);
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/nianbao.ts", "import", folder], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...(postgres ? { DATABASE_URL: postgres } : { DATABASE_PATH: database }) },
  });
  let resident = 0;
  const watch = setInterval(() => {
    const now = child.pid === undefined ? null : residentMemory(child.pid);
    if (now !== null) resident = Math.max(resident, now);
  }, 100);
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const stored = Number(/新增(\d+)份/.exec(printed)?.[1]);
  const engine = postgres ? "PostgreSQL，" : "";
  const what = `${engine}导入${count}份（${[...new Set(kinds)].join("、")}），入库${stored}份`;
  printFigure(
    what,
    `${seconds.toFixed(1)}秒`,
    target === null ? null : `≤${target}秒`,
    code === 0 && (target === null || seconds <= target) && stored === count,
  );
  const megabytes = resident / 1024 / 1024;
  printFigure(`${what}，导入程序内存`, `${Math.round(megabytes)}MB`, "≤300MB", megabytes <= 300);
  return database;
}
