/** Where a Chromium for the browser tests is, and how one is got where there is none. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The path of a Chromium, or undefined for Playwright's own. */
export function systemChromium() {
  return [process.env.CHROMIUM_PATH, ...usual].find((path) => path && existsSync(path));
}

/** Whether the browser tests can run; tries Playwright's download first, then the system's packages. */
export async function ensureChromium() {
  if (systemChromium() || (await playwrightsOwn())) return true;
  console.log("没有Chromium，先试Playwright的下载，再试系统的软件包。");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
  if (await playwrightsOwn()) return true;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const command of [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "chromium"],
  ]) {
    const [program, ...args] = [...asRoot, ...command];
    spawnSync(program, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  return systemChromium() !== undefined;
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}
