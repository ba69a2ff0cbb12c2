import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const port = 4199;
export const site = `http://127.0.0.1:${port}`;

/** Runs the work against the built site over the database of the environment; says so where there is none. */
export async function withSite(work: () => Promise<void>): Promise<void> {
  const database = path.resolve(process.env.DATABASE_PATH ?? "data/nianbao.sqlite");
  if (!existsSync(".next/BUILD_ID") || !existsSync(database)) {
    console.log("网页未测：先运行 npm run build 和 npm run -s nianbao -- demo。");
    return;
  }
  const server = spawn("npx", ["next", "start", "-p", String(port)], { stdio: "ignore", detached: true });
  try {
    await untilItAnswers();
    await work();
  } finally {
    if (server.pid) process.kill(-server.pid);
  }
}

async function untilItAnswers(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers()) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("网站在10秒内没有起来。数据库若由旧版本建立，先运行 npm run -s nianbao -- check。");
}

async function answers(): Promise<boolean> {
  return fetch(`${site}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
