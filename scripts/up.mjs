/** `npm run up`: from a fresh clone to the running site. Can be run again. */
import { requireNode } from "./node-version.mjs";
import { install, run, stop } from "./prepare.mjs";

requireNode();
install();
run("准备数据库", "npm", ["run", "-s", "nianbao", "--", "prepare"]);
run("构建网站", "npm", ["run", "-s", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
const port = process.env.PORT || "3000";
if (!/^\d+$/.test(port)) stop(`环境变量PORT的值“${port}”不是端口号。`);
console.log(`\n年报通：http://localhost:${port}　（Ctrl+C 停止）`);
run("运行网站", "npm", ["run", "-s", "start"], { NEXT_TELEMETRY_DISABLED: "1", PORT: port });
