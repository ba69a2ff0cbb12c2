import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ToVerify } from "@/db/soundness/soundness";
import { verifyInBackground } from "@/db/soundness/verify-in-background";
import { settings } from "@/lib/settings";
import { requireNode } from "./node-version.mjs";
import { clientAddresses } from "./serve/client-address";
import { Gateway } from "./serve/gateway";
import { KeptAnswers } from "./serve/kept-answers";
import { RequestLimits } from "./serve/request-limits";
import { ServedVersion } from "./serve/served-version";
import { SharedVerifications } from "./serve/shared-verifications";
import { answerUnreadable } from "./serve/unreadable-request";
import { WebLanes } from "./serve/web-lanes";

requireNode();

/** `npm run start`: the front server at the port, and the web processes behind it. */
const { PORT, HOST, TRUSTED_PROXIES, RATE_LIMIT, WEB_PROCESSES } = settings();
/** How long those are waited for who are being answered when the server is told to end, in milliseconds. */
const lastAnswers = 3_000;
const folder = mkdtempSync(path.join(tmpdir(), "nianbao-web-"));
let sockets = 0;

const verifications = new SharedVerifications(verifyInBackground);
const verify = (what: ToVerify) => verifications.get(what);
const kept = new KeptAnswers();
const gateway = new Gateway({
  kept,
  lanes: new WebLanes(WEB_PROCESSES ?? availableParallelism(), {
    program: fileURLToPath(new URL("web-server.mjs", import.meta.url)),
    nextSocket: () => socketIn(folder, sockets++),
    verify,
  }),
  limits: new RequestLimits(RATE_LIMIT),
  clients: clientAddresses(TRUSTED_PROXIES),
  version: new ServedVersion((to) => (to === "next version" ? kept.goOn() : kept.clear()), verify),
});

const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 });
// Who takes nothing of his answer for so long has gone.
server.setTimeout(120_000);
server.on("request", (message, response) => void gateway.handle(message, response));
server.on("clientError", answerUnreadable);
server.on("error", (error) => {
  console.error(listenFailure(error));
  process.exit(1);
});
server.listen(HOST === "" ? { port: PORT } : { port: PORT, host: HOST });

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), lastAnswers).unref();
  });
// The web processes end with the channel to this one.
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function socketIn(folder: string, number: number): string {
  return process.platform === "win32"
    ? `\\\\.\\pipe\\${path.basename(folder)}-${number}`
    : path.join(folder, `${number}.sock`);
}

function listenFailure(error: Error): string {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE")
    return `✗ 端口${PORT}已被别的程序占用。请停止那个程序，或换一个端口，例如PORT=${PORT + 1}。`;
  if (code === "EACCES") return `✗ 没有使用端口${PORT}的权限，请用1024以上的端口。`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `✗ 环境变量HOST的值“${HOST}”不是这台机器的地址。`;
  return `✗ 网站不能启动：${error.message}`;
}
