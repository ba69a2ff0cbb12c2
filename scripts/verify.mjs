/** `npm run verify`: from a fresh clone through every check and test. Can be run again. */
import { readFileSync } from "node:fs";
import { ensureChromium } from "./find-chromium.mjs";
import { requireNode } from "./node-version.mjs";
import { begin, install, stop } from "./prepare.mjs";

requireNode();
const installed = install();

const environment = { NEXT_TELEMETRY_DISABLED: "1" };
const script = (what, name) => begin(what, "npm", ["run", "-s", name], { environment });
const unitReport = ["--reporter=default", "--reporter=json", "--outputFile.json=build/unit-tests.json"];

// Compiling leaves a core free, and the unit tests often wait, for servers and for processes that they kill: meanwhile the
// rest, which opens no database, goes on.
await allPass([
  (async () =>
    (await installed) &&
    (await begin("单元测试", "npx", ["vitest", "run", ...unitReport], { shown: true })))(),
  (async () =>
    (await script("检查写法和各层的引用", "lint")) &&
    (await script("检查类型", "types")) &&
    (await script("查找无用的代码和依赖", "unused")) &&
    (await script("构建网站", "build")))(),
]);

if (!(await ensureChromium()))
  stop("浏览器测试需要Chromium：请安装系统的chromium，或用环境变量CHROMIUM_PATH指明位置。");
// The whole of them on PostgreSQL: E2E_ENGINE=postgres npm run e2e
const sample = ["e2e/report.spec.ts", "e2e/embed.spec.ts", "e2e/downloads.spec.ts"];
await allPass([
  begin("浏览器测试", "npm", ["run", "-s", "e2e"], { environment, shown: true }),
  begin("浏览器测试，PostgreSQL上抽样", "npx", ["playwright", "test", "--workers=1", ...sample], {
    environment: { ...environment, E2E_ENGINE: "postgres" },
  }),
]);

const unit = JSON.parse(readFileSync("build/unit-tests.json", "utf8"));
const browsers = ["", "-postgres"].map(
  (engine) => JSON.parse(readFileSync(`build/browser-tests${engine}.json`, "utf8")).stats,
);
const sum = (count) => browsers.reduce((all, stats) => all + count(stats), 0);
const passed = unit.numPassedTests + sum(({ expected }) => expected);
const failed = unit.numFailedTests + sum(({ unexpected, flaky }) => unexpected + flaky);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0 || !unit.success) process.exitCode = 1;

/** Waits for what goes on beside each other, so that all of it is told; ends the program where any did not pass. */
async function allPass(parts) {
  if ((await Promise.all(parts)).includes(false)) process.exit(1);
}
