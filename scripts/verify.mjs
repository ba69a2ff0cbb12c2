/** `npm run verify`: from a fresh clone through every check and test. Can be run again. */
import { readFileSync } from "node:fs";
import { ensureChromium } from "./find-chromium.mjs";
import { requireNode } from "./node-version.mjs";
import { install, run, stop } from "./prepare.mjs";

requireNode();
install();
run("检查写法和各层的引用", "npm", ["run", "-s", "lint"]);
run("检查类型", "npm", ["run", "-s", "types"]);
run("查找无用的代码和依赖", "npm", ["run", "-s", "unused"]);
run("单元测试", "npx", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  "--outputFile.json=build/unit-tests.json",
]);
run("构建网站", "npm", ["run", "-s", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
if (!(await ensureChromium()))
  stop("浏览器测试需要Chromium：请安装系统的chromium，或用环境变量CHROMIUM_PATH指明位置。");
run("浏览器测试", "npm", ["run", "-s", "e2e"], { NEXT_TELEMETRY_DISABLED: "1" });
// The whole of them on PostgreSQL: E2E_ENGINE=postgres npm run e2e
const sample = ["e2e/report.spec.ts", "e2e/embed.spec.ts", "e2e/downloads.spec.ts"];
run("浏览器测试，PostgreSQL上抽样", "npx", ["playwright", "test", ...sample], {
  NEXT_TELEMETRY_DISABLED: "1",
  E2E_ENGINE: "postgres",
});

const unit = JSON.parse(readFileSync("build/unit-tests.json", "utf8"));
const browsers = ["", "-postgres"].map(
  (engine) => JSON.parse(readFileSync(`build/browser-tests${engine}.json`, "utf8")).stats,
);
const sum = (count) => browsers.reduce((all, stats) => all + count(stats), 0);
const passed = unit.numPassedTests + sum(({ expected }) => expected);
const failed = unit.numFailedTests + sum(({ unexpected, flaky }) => unexpected + flaky);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0 || !unit.success) process.exitCode = 1;
