/** What `up` and `verify` share before anything is installed: plain Node, no dependencies. */
import { spawn, spawnSync } from "node:child_process";
import { isInstalled, putRecordBack, setRecordAside } from "./setup/installed.mjs";

/** Ends the program with one sentence. */
export function stop(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}

/** Runs a command with its output shown; ends the program if it fails, with what to do where that is known. */
export function run(what, command, args, environment = {}, advice = "") {
  console.log(`\n── ${what}`);
  const started = performance.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...environment },
    shell: process.platform === "win32",
  });
  if (error) stop(`${what}：不能运行${command}（${error.message}）。`);
  if (status === null) process.exit(130);
  if (status !== 0) stop(`${what}没有通过。${advice}`);
  console.log(`── ${what}：完成，${((performance.now() - started) / 1000).toFixed(1)}秒`);
}

/**
 * The same without waiting for it, and without ending the program: gives whether it passed. What it says is shown as
 * it comes, or when it has ended where something else is shown meanwhile.
 */
export async function begin(what, command, args, { environment = {}, shown = false } = {}) {
  if (shown) console.log(`\n── ${what}`);
  const started = performance.now();
  const said = [];
  const passed = await new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: shown ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...environment },
      shell: process.platform === "win32",
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => said.push(piece));
    child.on("error", ({ message }) => {
      said.push(Buffer.from(`不能运行${command}（${message}）。`));
      resolve(false);
    });
    child.on("close", (code) => resolve(code === 0));
  });
  if (!shown) console.log(`\n── ${what}\n${Buffer.concat(said).toString().trimEnd()}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(passed ? `── ${what}：完成，${seconds}秒` : `\n✗ ${what}没有通过。`);
  return passed;
}

/**
 * Installs what the lock file names, unless exactly that is installed already: then no network is needed. A registry
 * that does not answer is given up after some minutes. When it returns, all packages are there; their own programs run
 * on, beside what opens no database: better-sqlite3 is compiled for a minute or two, nearly all of it on one core. Only
 * packages of `allowScripts` in package.json may run one; npm 11.19 and later stop at any other.
 * @returns whether all is installed, when that is known
 */
export function install() {
  if (isInstalled()) return Promise.resolve(true);
  const waiting = ["--fetch-timeout=60000", "--fetch-retries=2", "--fetch-retry-maxtimeout=10000"];
  console.log("依赖要从npm的登记处下载；连不上时，最多几分钟后停止并说明。");
  const fetched = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", ...waiting];
  const again = "请检查网络和npm的registry设置，然后再次运行同一命令，会接着做。";
  run("下载依赖", "npm", fetched, {}, again);
  setRecordAside();
  return runScripts(again);
}

async function runScripts(again) {
  console.log("better-sqlite3可能需要编译一两分钟，同时做用不到它的事。");
  const environment = { JOBS: process.env.JOBS ?? "max" };
  const passed = await begin("装好依赖", "npm", ["rebuild", "--strict-allow-scripts"], { environment });
  if (passed) putRecordBack();
  if (passed && isInstalled()) return true;
  console.error(passed ? "依赖没有装全。请删除node_modules文件夹，再次运行同一命令。" : again);
  return false;
}
