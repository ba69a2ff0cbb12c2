/** A web process for tests: what it does stands in the path. */
import { createServer } from "node:http";

process.on("disconnect", () => process.exit(0));
const paths = {
  "/pid": (response) => response.end(String(process.pid)),
  "/end": () => process.exit(1),
  "/page": (response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", "script-src 'self' 'nonce-n1'");
    response.setHeader("Cache-Control", "private, no-store");
    response.end(`<script nonce="n1">go(${Math.random()})</script>`);
  },
  "/work": (response) => {
    const end = Date.now() + 20_000;
    while (Date.now() < end);
    response.end("done");
  },
  "/codebook": (response) => {
    const end = Date.now() + 1_600;
    while (Date.now() < end);
    response.end("codebook");
  },
  "/grow": (response) => {
    process.send({ resident: 10_000_000_000 });
    response.end(String(process.pid));
  },
  "/long": (response) => {
    response.setHeader("Content-Type", "text/plain; charset=utf-8");
    response.end("年报".repeat(1_000));
  },
  "/headers": (response, request) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(request.headers));
  },
  "/moved": (response) => response.writeHead(308, { location: "http://localhost:3000/there" }).end(),
};
for (const path of ["/imports", "/imports/2026-01-31"]) paths[path] = paths["/page"];
const server = createServer((request, response) => {
  const [path] = request.url.split("?");
  if (paths[path]) paths[path](response, request);
  else response.writeHead(404).end("none");
});
server.listen(process.env.WEB_SOCKET, () => process.send({ ready: true }));
