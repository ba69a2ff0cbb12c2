import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { residentMemory } from "@/lib/ingest/sandbox/resident-memory";
import { type BulkKind, bulkDocuments } from "@/lib/specimen/bulk";
import { bundleProgram } from "./bundle-program";

/** `npm run bench`: one line per figure with its target. Medians of repeated runs on this machine; needs a build. */
const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-"));
const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function print(name: string, value: string, target: string, holds: boolean) {
  console.log(`${holds ? "达标" : "未达"}　${name}：${value}（目标${target}）`);
}

type Document = { name: string; bytes: Uint8Array };

const bulk = (kind: BulkKind): Document[] => [...bulkDocuments(nationalDivisions(), 300, [kind])];

/** The committed files of other programs, each many times. */
const fixtures = (folder: string, suffix: string): Document[] => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(suffix),
  );
  const documents = files.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  return Array.from({ length: 10 }, () => documents).flat();
};

/** Per second of processor time, so that other work on the machine does not count. */
async function readerSpeed(kind: string, documents: readonly Document[], target: number) {
  const program: typeof import("@/lib/ingest/read-file") = await import(await bundleProgram("read-file"));
  const rates: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    const before = process.cpuUsage();
    for (const { bytes, name } of documents) await program.readFile(bytes, name);
    const { user, system } = process.cpuUsage(before);
    rates.push((documents.length * 1_000_000) / (user + system));
  }
  const rate = median(rates.slice(2));
  print(`读取${kind}`, `${Math.round(rate)}份/秒/核`, `≥${target}`, rate >= target);
}

/** Imports as from the command line, in a process of its own, whose largest resident size is looked at meanwhile. */
async function importSpeed(count: number, kinds: readonly BulkKind[], target: number) {
  const folder = path.join(scratch, `in-${count}`);
  mkdirSync(folder);
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), count, kinds))
    writeFileSync(path.join(folder, name), bytes);
  const database = path.join(scratch, `${count}.sqlite`);
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/nianbao.ts", "import", folder], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, DATABASE_PATH: database },
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
  const what = `导入${count}份（${[...new Set(kinds)].join("、")}），入库${stored}份`;
  print(what, `${seconds.toFixed(1)}秒`, `≤${target}秒`, code === 0 && seconds <= target && stored === count);
  const megabytes = resident / 1024 / 1024;
  print(`${what}，导入程序内存`, `${Math.round(megabytes)}MB`, "≤300MB", megabytes <= 300);
}

const port = 4199;
const site = `http://127.0.0.1:${port}`;
const pages = [
  ["总览", "/"],
  ["趋势与对比", "/compare"],
  ["机构比较", "/compare?units=990101001,990101002&what=rate.disclosed"],
  ["条形", "/compare?how=bar"],
  ["机构", "/agencies"],
  ["一个机构", "/agencies/990101001"],
  ["报告", "/reports"],
  ["一份报告", "/reports/110106100/2021"],
  ["原文", "/reports/110106100/2021/source"],
  ["口径", "/codebook"],
] as const;

async function pageSpeed() {
  const database = path.resolve(process.env.DATABASE_PATH ?? "data/nianbao.sqlite");
  if (!existsSync(".next/BUILD_ID") || !existsSync(database)) {
    console.log("网页未测：先运行 npm run build 和 npm run -s nianbao -- demo。");
    return;
  }
  const server = spawn("npx", ["next", "start", "-p", String(port)], { stdio: "ignore", detached: true });
  try {
    for (let tries = 0; tries < 100 && !(await answers()); tries += 1)
      await new Promise((done) => setTimeout(done, 100));
    for (const [name, address] of pages) {
      const times: number[] = [];
      for (let round = 0; round < 25; round += 1) {
        const started = performance.now();
        const response = await fetch(site + address);
        const html = await response.text();
        if (response.status !== 200 || html.includes("data-dgst="))
          throw new Error(`${address}: ${response.status}`);
        if (round >= 5) times.push(performance.now() - started);
      }
      const time = median(times);
      print(`网页${name}，服务器用时（热）`, `${time.toFixed(1)}毫秒`, "≤40毫秒", time <= 40);
    }
    const size = await initialScripts("/compare");
    print("图表页初始脚本（gzip）", `${(size / 1000).toFixed(1)}kB`, "≤150kB", size <= 150_000);
  } finally {
    if (server.pid) process.kill(-server.pid);
  }
}

async function answers(): Promise<boolean> {
  return fetch(`${site}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** All scripts that the page's HTML names, those for old browsers (nomodule) left out. */
async function initialScripts(address: string): Promise<number> {
  const html = await (await fetch(site + address)).text();
  const tags = [...html.matchAll(/<script[^>]*src="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  const sources = new Set(tags.map(([, source = ""]) => source.split("?")[0] ?? ""));
  let size = 0;
  for (const source of sources)
    size += gzipSync(readFileSync(path.join(".next", source.replace("/_next/", "")))).length;
  return size;
}

/** `npm run bench -- pages` measures one part alone. */
const parts: Record<string, () => Promise<void>> = {
  reader: async () => {
    await readerSpeed("text", bulk("text"), 1500);
    await readerSpeed("html", bulk("html"), 300);
    await readerSpeed("docx", bulk("docx"), 80);
    await readerSpeed("xlsx", bulk("xlsx"), 80);
    await readerSpeed("doc", fixtures("lib/ingest/read/fixtures", ".doc"), 60);
    await readerSpeed("pdf", fixtures("lib/ingest/read/pdf/fixtures", ".pdf"), 8);
  },
  import: async () => {
    await importSpeed(2000, ["html", "text", "html", "docx", "text", "html"], 30);
    await importSpeed(20_000, ["html", "text"], 90);
  },
  pages: pageSpeed,
};

try {
  const [only] = process.argv.slice(2);
  for (const [name, measure] of Object.entries(parts)) if (!only || only === name) await measure();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
