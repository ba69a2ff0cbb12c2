/** `npm run verify`: from a fresh clone through every check and test. Can be run again. */
import { readFileSync } from "node:fs";
import { ensureChromium } from "./find-chromium.mjs";
import { install, requireNode, run, stop } from "./prepare.mjs";

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

const unit = JSON.parse(readFileSync("build/unit-tests.json", "utf8"));
const browser = JSON.parse(readFileSync("build/browser-tests.json", "utf8")).stats;
const passed = unit.numPassedTests + browser.expected;
const failed = unit.numFailedTests + browser.unexpected + browser.flaky;
console.log(`\n${passed} passed, ${failed} failed`);
