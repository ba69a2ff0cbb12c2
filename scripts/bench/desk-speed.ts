import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { bulkDocuments } from "@/lib/specimen/bulk";
import { checksLink, compareLink, filingLink, totalsLink } from "@/lib/view/addresses";
import { readAnswer } from "./load-readers";
import { printFigure, quantile } from "./print-figure";
import { runSite } from "./site-speed";

/** A province of whose towns nearly 400 are among the first 20,000 reports; it has 2,928 that should file. */
const province = { code: "510000", name: "四川省" };
const rounds = 20;

/**
 * How long the server takes for the pages of a supervisor when they are kept, and when they have to be made again: of
 * the province in a small database and, where `DESK_DATABASE` names one, in a large one, which is made if it is missing.
 */
export async function deskSpeeds(): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-desk-"));
  try {
    const database = path.join(scratch, "desk.sqlite");
    await nianbao(database, "demo");
    await nianbao(database, "import", documentsIn(scratch, isOfProvince));
    await eachPage(database, "示例库另加近400个机关", 60);
    const large = process.env.DESK_DATABASE;
    if (!large) return;
    if (!existsSync(large))
      await nianbao(
        large,
        "import",
        documentsIn(scratch, () => true),
      );
    await eachPage(large, "2万份报告", 150);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const isOfProvince = (name: string) => name.startsWith(province.name) && /202[45]年/.test(name);

/** A folder with those of 20,000 reports whose file names suit. */
function documentsIn(scratch: string, suits: (name: string) => boolean): string {
  const folder = mkdtempSync(path.join(scratch, "in-"));
  for (const { name, bytes } of bulkDocuments(nationalDivisions(), 20_000, ["text"]))
    if (suits(name)) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

async function nianbao(database: string, ...args: readonly string[]): Promise<void> {
  const program = spawn(process.execPath, ["--import", "tsx", "scripts/nianbao.ts", ...args], {
    stdio: "ignore",
    env: { ...process.env, DATABASE_PATH: database },
  });
  const code = await new Promise<number | null>((resolve) => program.on("close", resolve));
  if (code !== 0) throw new Error(`nianbao ${args[0]}: ${code}`);
}

const pages: readonly (readonly [string, string])[] = [
  ["报送", filingLink(`region=${province.code}&year=2025`)],
  ["核查", checksLink(`region=${province.code}&year=2025`)],
  ["合计", totalsLink(`region=${province.code}&year=2025`)],
  ["排名", compareLink(`region=${province.code}&how=rank&what=rate.disclosed&from=2025&to=2025`)],
];

/** To be made again, each time by another name of this machine: nothing that is kept answers then. */
function eachPage(database: string, what: string, target: number): Promise<void> {
  return runSite({ DATABASE_PATH: database, RATE_LIMIT: "0", WEB_PROCESSES: "1" }, async () => {
    await untilVerified(pages[0]?.[1] ?? "/");
    let host = 0;
    for (const [name, address] of pages) {
      const [first, ...anew] = await timesOf(address, () => `127.3.0.${(host++ % 250) + 1}`);
      const [, ...kept] = await timesOf(address, () => "127.0.0.1");
      const [again, warm] = [quantile(anew), quantile(kept)];
      const value = `${again.toFixed(0)}毫秒（版本中第一次${first?.toFixed(0)}毫秒，保存的${warm.toFixed(1)}毫秒）`;
      printFigure(`网页${name}，${what}，重新生成`, value, `≤${target}毫秒`, again <= target);
    }
  });
}

/** A site shows large views of a database that it has not verified yet only when it has: until then it answers 503. */
async function untilVerified(address: string): Promise<void> {
  const began = performance.now();
  while ((await readAnswer(address, { from: "192.0.2.2", host: "127.4.0.1" })).status === 503) {
    if (performance.now() - began > 120_000) throw new Error(`${address}: 503`);
    await new Promise((done) => setTimeout(done, 1_000));
  }
}

async function timesOf(address: string, host: () => string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { status, time } = await readAnswer(address, { from: "192.0.2.1", host: host() });
    if (status !== 200) throw new Error(`${address}: ${status}`);
    times.push(time);
  }
  return times;
}
