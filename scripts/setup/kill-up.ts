import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * Kills `npm run up` at moments spread over all that it does, each time in a copy of the tree without what it makes,
 * and starts it again: the site must show the whole demonstration. `UP_KILLS` says how often, `PORT` where.
 */
const kills = Number(process.env.UP_KILLS ?? 20);
const port = Number(process.env.PORT ?? 3999);
const root = fileURLToPath(new URL("../..", import.meta.url));
const made = ["node_modules", ".next", "build", "data", ".git"];
const expected = 555;
const patience = 3_600_000;

let lasts = Number(process.env.UP_SECONDS ?? 0) * 1_000;
const results: string[] = [];
if (lasts === 0) lasts = await timeOf(copyOfTree());
for (let round = 1; round <= kills; round += 1) {
  const folder = copyOfTree();
  const after = (lasts * round) / (kills + 1);
  const first = up(folder);
  await pause(after);
  end(first.pid);
  const step = first.step();
  const started = performance.now();
  const again = up(folder);
  const reports = await reportsShown(again.exited);
  end(again.pid);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  results.push(
    `${round}: killed after ${(after / 1_000).toFixed(1)} s in “${step}”; then ${reports} reports after ${seconds} s`,
  );
  console.log(results.at(-1));
  rmSync(folder, { recursive: true, force: true });
  if (reports !== expected) process.exitCode = 1;
}
const whole = results.filter((line) => line.includes(`then ${expected} reports`)).length;
console.log(`${whole} of ${kills} whole`);

function copyOfTree(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "up-"));
  for (const name of readdirSync(root))
    if (!made.includes(name)) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
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
  child.stdout.on("data", (text) => {
    said += String(text);
  });
  child.stderr.on("data", (text) => {
    said += String(text);
  });
  child.on("exit", () => {
    hasExited = true;
  });
  return {
    pid: child.pid,
    step: () =>
      said
        .match(/── [^\n]+/g)
        ?.at(-1)
        ?.slice(3) ?? "start",
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

async function timeOf(folder: string): Promise<number> {
  const started = performance.now();
  const whole = up(folder);
  const reports = await reportsShown(whole.exited);
  end(whole.pid);
  rmSync(folder, { recursive: true, force: true });
  const took = performance.now() - started;
  console.log(`not killed: ${reports} reports after ${(took / 1_000).toFixed(0)} s`);
  return took;
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
