import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * Kills `npm run up` at moments spread over each of its steps, each time in a copy of the tree without what it makes,
 * and starts it again: the site must show the whole demonstration. A kill after the installation begins with a copy of
 * what one left that was not killed. `UP_KILLS` says how often, `UP_STEPS` in which steps (1–4), `PORT` where.
 */
const stepNames = ["下载依赖", "构建网站", "准备数据库", "运行网站"];
/** The second step compiles what was downloaded, beside the building. */
const stepsOfInstallation = 2;
const kills = Number(process.env.UP_KILLS ?? 20);
const port = Number(process.env.PORT ?? 3999);
const root = fileURLToPath(new URL("../..", import.meta.url));
const made = ["node_modules", ".next", "build", "data", ".git"];
const expected = 555;
const patience = 3_600_000;
const copying = { recursive: true, verbatimSymlinks: true };

const installed = copyOfTree();
const whole = up(installed);
console.log(`not killed: ${await reportsShown(whole.exited)} reports`);
end(whole.pid);
const begun = whole.steps().filter(({ name }) => stepNames.includes(name));
const steps = [...begun, { name: "the site shows its reports", at: performance.now() }];
for (const name of made.slice(1)) rmSync(path.join(installed, name), { recursive: true, force: true });

const chosen = (process.env.UP_STEPS ?? "1,2,3,4").split(",").map(Number);
const rounds = Math.ceil(kills / chosen.length);
let wholeAfter = 0;
for (const number of chosen) {
  const [step, next] = [steps[number - 1], steps[number]];
  if (!step || !next) throw new Error(`there is no step ${number}`);
  for (let round = 1; round <= rounds; round += 1) {
    const share = round / (rounds + 1);
    const folder = copyOfTree();
    if (number > stepsOfInstallation)
      cpSync(path.join(installed, "node_modules"), path.join(folder, "node_modules"), copying);
    const first = up(folder);
    await first.begins(step.name);
    await pause((next.at - step.at) * share);
    end(first.pid);
    const again = up(folder);
    const reports = await reportsShown(again.exited);
    end(again.pid);
    rmSync(folder, { recursive: true, force: true });
    if (reports === expected) wholeAfter += 1;
    else process.exitCode = 1;
    console.log(`killed at ${(share * 100).toFixed(0)} % of “${step.name}”; then ${reports} reports`);
  }
}
rmSync(installed, { recursive: true, force: true });
console.log(`${wholeAfter} of ${rounds * chosen.length} whole`);

function copyOfTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "up-"));
  for (const name of readdirSync(root))
    if (!made.includes(name)) cpSync(path.join(root, name), path.join(folder, name), copying);
  return folder;
}

function up(folder: string) {
  const child = spawn("npm", ["run", "up"], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), DATABASE_PATH: "data/nianbao.sqlite" },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  let hasExited = false;
  const begun: { name: string; at: number }[] = [];
  child.stdout.on("data", (text) => {
    said += String(text);
    const names = [...said.matchAll(/── ([^\n：]+)\n/g)].map(([, name = ""]) => name);
    for (const name of names.slice(begun.length)) begun.push({ name, at: performance.now() });
  });
  child.stderr.on("data", (text) => {
    said += String(text);
  });
  child.on("exit", () => {
    hasExited = true;
  });
  return {
    pid: child.pid,
    steps: () => begun,
    begins: async (step: string) => {
      while (!hasExited && !begun.some(({ name }) => name === step)) await pause(20);
    },
    exited: () => (hasExited ? said.slice(-400) : null),
  };
}

/** The whole group, as a terminal that is closed or a machine that is switched off would. */
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {}
}

/** How many reports the site says it shows, as soon as it answers. */
async function reportsShown(exited: () => string | null): Promise<number | string> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const last = exited();
    if (last !== null) return `ended: ${last}`;
    try {
      const page = await fetch(`http://127.0.0.1:${port}/reports`);
      const text = (await page.text()).replaceAll("<!-- -->", "");
      const found = /收入报告([\d,]+)份/.exec(text)?.[1];
      if (page.status === 200) return found === undefined ? "none" : Number(found.replaceAll(",", ""));
    } catch {}
    await pause(500);
  }
  return "no answer";
}
