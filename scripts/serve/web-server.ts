import { createServer, get } from "node:http";
import { setFlagsFromString } from "node:v8";
import next from "next";
import { paths } from "@/lib/view/addresses";
import type { WebMessage } from "./web-process";

/** The program of a web process: the built site, answering at a socket that only the front server knows. */
const { WEB_SOCKET = "", PORT } = process.env;
const reported = 1_000;
/** A large database may take longer: then the first reader waits for the rest. */
const longestWarming = 20_000;

// There is a process for each core: threads that help one of them take the time of another. What runs rarely is not
// worth compiling twice.
setFlagsFromString("--no-parallel-scavenge");
setFlagsFromString("--interrupt-budget=500000");

const say = (message: WebMessage) => process.send?.(message);

process.title = "nianbao-web";
// The front server has ended, however it did.
process.on("disconnect", () => process.exit(0));
// Ctrl+C and the like reach all processes: the front server ends first, and this one with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);

const site = next({ dev: false, dir: process.cwd(), hostname: "localhost", port: Number(PORT) });
await site.prepare();
const handle = site.getRequestHandler();
const server = createServer((incoming, response) => void handle(incoming, response));
// A connection that the other side is about to use must not be closed.
server.keepAliveTimeout = 0;
server.listen(WEB_SOCKET, async () => {
  await warm();
  say({ ready: true });
});
setInterval(() => say({ resident: process.memoryUsage.rss() }), reported).unref();

/** Answers once what takes the longest: the first answer loads the site, and no reader shall wait for that. */
function warm(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestWarming).unref();
    get({ socketPath: WEB_SOCKET, path: paths.overview }, (answer) =>
      answer.resume().once("end", resolve),
    ).once("error", () => resolve());
  });
}
