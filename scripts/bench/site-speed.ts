import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { paths } from "@/lib/view/addresses";
import { printFigure, quantile } from "./print-figure";

const pages = [
  ["总览", "/"],
  ["报送", "/filing"],
  ["合计", "/totals?region=990101"],
  ["趋势与对比", "/compare"],
  ["机构比较", "/compare?units=990101001,990101002&what=rate.disclosed"],
  ["条形", "/compare?how=bar"],
  ["排名", "/compare?how=rank&what=rate.disclosed&sort=high"],
  ["机构", "/agencies"],
  ["一个机构", "/agencies/990101001"],
  ["报告", "/reports"],
  ["一份报告", "/reports/110106100/2021"],
  ["原文", "/reports/110106100/2021/source"],
  ["口径", "/codebook"],
] as const;

const chartPages = ["/", "/compare", "/agencies/990101001"];

/** How long the server takes for each page when it is warm, and the most that a chart page loads of scripts. */
export const pageSpeeds = () =>
  withSite(async () => {
    await eachPage();
    const size = Math.max(...(await Promise.all(chartPages.map(initialScripts))));
    printFigure(
      "图表页初始脚本（gzip，最大的一页）",
      `${(size / 1000).toFixed(1)}kB`,
      "≤150kB",
      size <= 150_000,
    );
  });

/** The same pages over a PostgreSQL database with the same content. */
export const postgresPageSpeeds = (address: string) => withSite(() => eachPage("PostgreSQL，"), address);

async function eachPage(engine = ""): Promise<void> {
  for (const [name, address] of pages) {
    const times: number[] = [];
    for (let round = 0; round < 80; round += 1) {
      const started = performance.now();
      const response = await fetch(site + address);
      const html = await response.text();
      if (response.status !== 200 || html.includes("data-dgst="))
        throw new Error(`${address}: ${response.status}`);
      if (round >= 40) times.push(performance.now() - started);
    }
    const time = quantile(times);
    printFigure(`${engine}网页${name}，服务器用时（热）`, `${time.toFixed(1)}毫秒`, "≤40毫秒", time <= 40);
  }
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

const port = 4199;
export const site = `http://127.0.0.1:${port}`;

/** The database that the pages are measured over. */
export const demonstration = () => path.resolve(process.env.DATABASE_PATH ?? "data/nianbao.sqlite");

/** Whether there is what the site is measured with; says what is not. */
export function isReady(database = demonstration()): boolean {
  if (existsSync(".next/BUILD_ID") && existsSync(database)) return true;
  console.log("网页未测：先运行 npm run build 和 npm run -s nianbao -- demo。");
  return false;
}

/** Runs the work against the built site over the database of the environment; says so where there is none. */
export async function withSite(work: () => Promise<void>, postgres?: string): Promise<void> {
  await runSite({ RATE_LIMIT: "0", ...(postgres ? { DATABASE_URL: postgres } : {}) }, work);
}

/** The same with what else the environment shall say; the work is told the front server's process. */
export async function runSite(
  environment: Record<string, string>,
  work: (pid: number) => Promise<void>,
): Promise<void> {
  if (!isReady(environment.DATABASE_PATH)) return;
  const server = spawn(process.execPath, ["build/serve.mjs"], {
    stdio: "ignore",
    env: { ...process.env, PORT: String(port), ...environment },
  });
  try {
    await untilItAnswers();
    await work(server.pid ?? 0);
  } finally {
    server.kill();
  }
}

async function untilItAnswers(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await answers()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("网站在30秒内没有起来。数据库若由旧版本建立，先运行 npm run -s nianbao -- check。");
}

async function answers(): Promise<boolean> {
  return fetch(`${site}${paths.codebook}`).then(
    ({ ok }) => ok,
    () => false,
  );
}
