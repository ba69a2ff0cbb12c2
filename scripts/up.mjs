/** `npm run up`: from a fresh clone to the running site. Can be run again, and goes on where it was stopped. */
import { requireNode } from "./node-version.mjs";
import { begin, install, run, stop } from "./prepare.mjs";
import { portProblem } from "./setup/free-port.mjs";

requireNode();
const port = process.env.PORT || "3000";
const host = process.env.HOST || undefined;
const problem = await portProblem(port, host);
if (problem !== null) stop(problem);
const installed = install();
// Opens no database, so it need not wait until better-sqlite3 is compiled.
const environment = { NEXT_TELEMETRY_DISABLED: "1" };
const built = begin("构建网站", "npm", ["run", "-s", "build"], { environment, shown: true });
if ((await Promise.all([installed, built])).includes(false)) process.exit(1);
run("准备数据库", "npm", ["run", "-s", "nianbao", "--", "prepare"]);
const shownHost = host?.includes(":") ? `[${host}]` : (host ?? "localhost");
console.log(`\n年报通：http://${shownHost}:${port}　（Ctrl+C 停止）`);
run("运行网站", "npm", ["run", "-s", "start"], { NEXT_TELEMETRY_DISABLED: "1", PORT: port });
