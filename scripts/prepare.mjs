/** What `up` and `verify` share before anything is installed: plain Node, no dependencies. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "node_modules/.nianbao-lock";

/** Ends the program with one sentence. */
export function stop(message) {
  console.error(`\n✗ ${message}`);
  process.exit(1);
}

/** Runs a command with its output shown; ends the program if it fails. */
export function run(what, command, args, environment = {}) {
  console.log(`\n── ${what}`);
  const started = performance.now();
  const { status, error } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...environment },
    shell: process.platform === "win32",
  });
  if (error) stop(`${what}：不能运行${command}（${error.message}）。`);
  if (status === null) process.exit(130);
  if (status !== 0) stop(`${what}没有通过。`);
  console.log(`── ${what}：完成，${((performance.now() - started) / 1000).toFixed(1)}秒`);
}

/**
 * Installs what the lock file names, unless exactly that is installed already. Only packages of `allowScripts` in
 * package.json may run a program when they are installed; npm 11.19 and later stop at any other.
 */
export function install() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  run("安装依赖（better-sqlite3可能需要编译一两分钟）", "npm", [
    "ci",
    "--no-audit",
    "--no-fund",
    "--strict-allow-scripts",
  ]);
  writeFileSync(stamp, lock);
}
