import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { backup } from "@/db/backup";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { residentMemory } from "@/lib/ingest/sandbox/process-use";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { paths } from "@/lib/view/addresses";
import { heavyViews, knownOf, manyAddresses, seeded } from "./load-addresses";
import { answersPerSecond, keepReading, readAnswer, Tally } from "./load-readers";
import { printFigure, quantile } from "./print-figure";
import { demonstration, isReady, runSite } from "./site-speed";

/** How the site stands many readers, an import beside them, heavy views, and long use; over a copy of the database. */
export async function loadSpeeds(): Promise<void> {
  if (!isReady()) return;
  const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-load-"));
  const database = path.join(scratch, "site.sqlite");
  try {
    await backup(demonstration(), database);
    const parts: Record<string, () => Promise<void>> = {
      beside: () => runSite({ DATABASE_PATH: database }, () => beside(database, scratch)),
      throughput: () => runSite({ DATABASE_PATH: database, RATE_LIMIT: "0" }, () => throughput(database)),
      heavy: () => runSite({ DATABASE_PATH: database, RATE_LIMIT: "0" }, () => heavy(database)),
      memory: () => runSite({ DATABASE_PATH: database, RATE_LIMIT: "0" }, (pid) => memory(database, pid)),
    };
    // `npm run bench -- load heavy` measures one part alone.
    const [, only] = process.argv.slice(2);
    for (const [name, measure] of Object.entries(parts)) if (!only || only === name) await measure();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const minute = 60_000;
const readers = 50;

/** Fifty people read for a minute while 5,000 documents come in. */
async function beside(database: string, scratch: string): Promise<void> {
  const folder = path.join(scratch, "in");
  mkdirSync(folder);
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), 5_000, ["html", "text"]))
    writeFileSync(path.join(folder, name), bytes);
  const addresses = manyAddresses(300, 16, await knownOf(database));
  const asked = addresses.slice(0, 150);
  for (const [number, address] of asked.entries())
    await readAnswer(address, { from: `198.51.100.${number}` });
  const importing = spawn(process.execPath, ["--import", "tsx", "scripts/nianbao.ts", "import", folder], {
    stdio: "ignore",
    env: { ...process.env, DATABASE_PATH: database },
  });
  const imported = new Promise<number | null>((resolve) => importing.once("exit", resolve));
  const began = performance.now();
  const until = began + minute;
  const [tally, health] = [new Tally(), new Tally()];
  const polling = keepReading(
    until,
    health,
    () => paths.health,
    () => 100,
    { from: "192.0.2.1" },
  );
  // The other half comes within the minute, one after the other, as a site's readers find new views.
  const choose = comingUp(addresses, asked.length, began);
  const reading = Array.from({ length: readers }, (_, reader) => {
    const random = seeded(reader);
    return keepReading(
      until,
      tally,
      () => choose(random()),
      () => 200 + random() * 800,
      { from: `203.0.113.${reader}` },
    );
  });
  await Promise.all([...reading, polling]);
  const stillImporting = importing.exitCode === null;
  const code = await imported;
  const what = `${readers}人读60秒，同时导入5000份`;
  if (code !== 0) printFigure(what, `导入失败（${code}）`, null, false);
  for (const failure of tally.failures.slice(0, 5)) console.log(`　　${failure}`);
  printFigure(
    `${what}${stillImporting ? "（60秒时仍在导入）" : ""}，共${tally.times.length}次，失败`,
    `${tally.failures.length}次`,
    "0次",
    tally.failures.length === 0,
  );
  printPercentile(what, tally, 300);
  printPercentile(`${what}，/healthz`, health, 100);
}

/** Addresses that have been asked, and one after the other within a minute those that have not. */
function comingUp(addresses: readonly string[], asked: number, began: number): (chance: number) => string {
  let next = asked;
  return (chance) => {
    const known = asked + ((performance.now() - began) / minute) * (addresses.length - asked);
    return addresses[next < known ? next++ : Math.floor(chance * next)] ?? "/";
  };
}

/** Pages a second, kept and rendered anew, beside a static file of the same server. */
async function throughput(database: string): Promise<void> {
  const known = await knownOf(database);
  const pages = manyAddresses(300, 17, known, true);
  const first = await answersPerSecond(pages, 8, () => undefined);
  const again = Array.from({ length: 20 }, () => pages).flat();
  const icon = Array<string>(again.length).fill("/icon.svg");
  const fixed = await answersPerSecond(icon, readers, () => undefined);
  const kept = await answersPerSecond(again, readers, () => undefined);
  // By another name of this machine the site is asked for the first time: only the rendering is repeated.
  const anew = await answersPerSecond(pages, 8, () => "127.0.0.2");
  const ratio = kept.rate / fixed.rate;
  printFigure("静态文件每秒", `${fixed.rate.toFixed(0)}次`, null, fixed.tally.failures.length === 0);
  printFigure(
    "保存的网页每秒",
    `${kept.rate.toFixed(0)}次，为静态文件的${ratio.toFixed(2)}倍`,
    "≥0.5倍",
    ratio >= 0.5,
  );
  printFigure("第一次请求的网页每秒", `${first.rate.toFixed(1)}次`, null, first.tally.failures.length === 0);
  printFigure("重新生成的网页每秒", `${anew.rate.toFixed(1)}次`, null, anew.tally.failures.length === 0);
}

/** Slow readers of the heaviest views, and six who ask for them again and again, beside ordinary readers. */
async function heavy(database: string): Promise<void> {
  const known = await knownOf(database);
  const views = heavyViews(known);
  const pages = manyAddresses(300, 18, known, true);
  const asked = pages.slice(0, 150);
  for (const address of asked) await readAnswer(address, { from: "192.0.2.2" });
  const began = performance.now();
  const until = began + minute;
  const choose = comingUp(pages, asked.length, began);
  const [ordinary, health, tally] = [new Tally(), new Tally(), new Tally()];
  let host = 0;
  await Promise.all([
    ...views.map((view) =>
      keepReading(
        until,
        tally,
        () => view,
        () => 0,
        { from: "192.0.2.7", slow: true },
      ),
    ),
    // Each time by another name of this machine, so that nothing kept answers.
    ...Array.from({ length: 6 }, async (_, loop) => {
      while (performance.now() < until) {
        const address = views[loop] ?? "/";
        const name = `127.1.${host >> 8}.${host++ & 255}`;
        const { status, time } = await readAnswer(address, { from: `192.0.2.${20 + loop}`, host: name });
        tally.add(address, status, time);
      }
    }),
    ...Array.from({ length: 10 }, (_, reader) => {
      const random = seeded(reader);
      return keepReading(
        until,
        ordinary,
        () => choose(random()),
        () => 200 + random() * 800,
        {
          from: `203.0.113.${reader}`,
        },
      );
    }),
    keepReading(
      until,
      health,
      () => paths.health,
      () => 100,
      { from: "192.0.2.1" },
    ),
  ]);
  const what = "25个重视图给慢读者，另有6个循环请求";
  printFigure(
    `${what}，普通网页${ordinary.times.length}次，失败`,
    `${ordinary.failures.length}次`,
    "0次",
    ordinary.failures.length === 0,
  );
  printPercentile(`${what}，普通网页`, ordinary, 500);
  printPercentile(`${what}，/healthz`, health, 100);
  const refused = tally.failures.length;
  printFigure("重视图", `${tally.times.length}次，其中${refused}次答以503`, null, true);
}

/** What the processes take after 5,000 pages and 1,000 files, all of which they rendered. */
async function memory(database: string, pid: number): Promise<void> {
  const known = await knownOf(database);
  const most = new Map<number, number>();
  const watch = setInterval(() => {
    for (const child of [pid, ...childrenOf(pid)])
      most.set(child, Math.max(most.get(child) ?? 0, residentMemory(child) ?? 0));
  }, 250);
  const mixed = [...heavyViews(known), ...manyAddresses(975, 19, known, true)];
  const pages = Array.from({ length: 5 }, () => mixed).flat();
  const files = manyAddresses(7_500, 20, known)
    .filter((address) => address.startsWith("/export/"))
    .slice(0, 1_000);
  const first = await answersPerSecond(pages, 8, (number) => `127.2.0.${1 + Math.floor(number / 1_000)}`);
  const second = await answersPerSecond(files, 8, () => undefined);
  clearInterval(watch);
  const failed = [...first.tally.failures, ...second.tally.failures];
  for (const failure of failed.slice(0, 5)) console.log(`　　${failure}`);
  const children = [...most].filter(([child]) => child !== pid).map(([, bytes]) => bytes / 1_000_000);
  const largest = Math.max(...children);
  printFigure(
    `${pages.length}个网页和${files.length}个文件后，网页进程（共有过${children.length}个）最多占`,
    `${largest.toFixed(0)}MB`,
    "≤500MB",
    largest <= 500,
  );
  printFigure(
    "前端进程最多占",
    `${((most.get(pid) ?? 0) / 1_000_000).toFixed(0)}MB`,
    "≤500MB",
    (most.get(pid) ?? 0) <= 500_000_000,
  );
  printFigure("其间失败", `${failed.length}次`, "0次", failed.length === 0);
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

function printPercentile(what: string, { times }: Tally, most: number): void {
  const [half, high] = [quantile(times), quantile(times, 0.99)];
  const value = `${high.toFixed(0)}毫秒（中位数${half.toFixed(0)}毫秒）`;
  printFigure(`${what}，99%分位`, value, `≤${most}毫秒`, high <= most);
}
