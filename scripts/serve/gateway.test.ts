import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientAddresses } from "./client-address";
import { Gateway } from "./gateway";
import { KeptAnswers } from "./kept-answers";
import { RequestLimits } from "./request-limits";
import { answerUnreadable } from "./unreadable-request";
import { WebLanes } from "./web-lanes";

const folder = mkdtempSync(path.join(tmpdir(), "nianbao-gateway-"));
const shown = { version: 1, readable: true };
const kept = new KeptAnswers();
let server: Server;
let port = 0;

beforeAll(async () => {
  let sockets = 0;
  const program = fileURLToPath(new URL("test-web-server.mjs", import.meta.url));
  const gateway = new Gateway({
    kept,
    lanes: new WebLanes(1, {
      program,
      nextSocket: () => path.join(folder, `${sockets++}`),
      verify: () => ({ base: Promise.resolve([]), all: Promise.resolve([]) }),
    }),
    limits: new RequestLimits(20),
    clients: clientAddresses(["loopback"]),
    version: {
      current: async () => shown.version,
      isReadable: async () => shown.readable,
      isShownBy: () => true,
    },
  });
  server = createServer((message, response) => void gateway.handle(message, response));
  server.on("clientError", answerUnreadable);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

let readers = 0;

/** Each test asks from addresses of its own. */
const reader = () => `203.0.113.${readers++}`;

type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(address: string, headers: Record<string, string> = {}, method = "GET"): Promise<Got> {
  const all = { "x-forwarded-for": reader(), ...headers };
  return new Promise((resolve, reject) => {
    request({ port, path: address, method, headers: all, agent: false }, async (answer) =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) }),
    )
      .on("error", reject)
      .end();
  });
}

it("renders a page once for a version, and anew for the next", async () => {
  const [first, second] = [await ask("/page"), await ask("/page")];
  expect(second.body).toEqual(first.body);
  expect((await ask("/page?x=1")).body).not.toEqual(first.body);
  shown.version += 1;
  expect((await ask("/page")).body).not.toEqual(first.body);
});

it("makes the list of imports anew, as an import that changed nothing makes no version", async () => {
  const [first, second] = [await ask("/imports"), await ask("/imports")];
  expect(second.body).not.toEqual(first.body);
  const [one, again] = [await ask("/imports/2026-01-31"), await ask("/imports/2026-01-31")];
  expect(again.body).toEqual(one.body);
});

it("sends a page with its hashes, and not again to who has it", async () => {
  const { headers, body } = await ask("/page");
  expect(String(body)).not.toContain("n1");
  expect(headers).toMatchObject({
    "cache-control": "public, no-cache",
    "content-security-policy": expect.stringMatching(/^script-src 'self' 'sha256-[^']+'$/),
  });
  const again = await ask("/page", { "if-none-match": String(headers.etag) });
  expect([again.status, again.body.length]).toEqual([304, 0]);
  expect(again.headers["content-security-policy"]).toBe(headers["content-security-policy"]);
});

it("has the same headers for HEAD, and no body", async () => {
  const [get, head] = [await ask("/page"), await ask("/page", {}, "HEAD")];
  expect(head.body).toHaveLength(0);
  expect([head.status, head.headers.etag, head.headers["content-length"]]).toEqual([
    get.status,
    get.headers.etag,
    get.headers["content-length"],
  ]);
});

it("tells a page nothing of its reader, and names the site only as this machine", async () => {
  const { body } = await ask("/headers", {
    cookie: "a=1",
    host: "evil.example",
    "user-agent": "x",
    rsc: "1",
  });
  const told: Record<string, string> = JSON.parse(String(body));
  expect(told).toMatchObject({ host: "localhost:3000", "x-forwarded-proto": "http" });
  expect(Object.keys(told).sort()).toEqual(["connection", "host", "x-forwarded-proto"]);
});

it("leads to where a page has moved by a path alone", async () => {
  expect((await ask("/moved", { host: "localhost:3000" })).headers.location).toBe("/there");
});

it("counts the requests of an address, and answers who asks too much with when to come again", async () => {
  const from = { "x-forwarded-for": reader() };
  const statuses: number[] = [];
  for (let time = 0; time < 21; time++) statuses.push((await ask("/page", from)).status);
  expect(statuses).toEqual([...Array(20).fill(200), 429]);
  const refused = await ask("/page", from);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect(String(refused.body)).toContain("请求太多");
  expect((await ask("/healthz", from)).status).toBe(200);
  expect((await ask("/page")).status).toBe(200);
});

it("stops a page that takes more than a second of work, and does not begin it again", async () => {
  const first = await ask("/work?1");
  expect([first.status, first.headers["retry-after"]]).toEqual([503, "60"]);
  expect(String(first.body)).toContain("请减少机关、指标或年份");
  const began = performance.now();
  expect((await ask("/work?1")).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(900);
  expect((await ask("/page")).status).toBe(200);
});

it("makes one of the main pages however long it takes, and keeps it", async () => {
  const page = await ask("/codebook");
  expect([page.status, String(page.body)]).toEqual([200, "codebook"]);
  expect((await ask("/codebook")).headers.etag).toBe(page.headers.etag);
});

it("goes on after a process that ended, and says so where no other answers it", async () => {
  const refused = await ask("/end");
  expect(refused.status).toBe(500);
  expect(String(refused.body)).toContain("记录编号");
  expect((await ask("/page")).status).toBe(200);
});

it("says whether the database can be read, without asking a process", async () => {
  expect((await ask("/healthz")).status).toBe(200);
  shown.readable = false;
  expect((await ask("/healthz")).status).toBe(503);
  shown.readable = true;
});

it("packs a long text for who takes it so", async () => {
  const plain = await ask("/long");
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const packed = await ask("/long", { "accept-encoding": "gzip" });
  expect([packed.headers["content-encoding"], packed.headers.vary]).toEqual(["gzip", "Accept-Encoding"]);
  expect(gunzipSync(packed.body)).toEqual(plain.body);
  expect(packed.headers.etag).toBe(`W/${plain.headers.etag}`);
});

it.each([
  { what: "a method that nobody knows", line: "FOO / HTTP/1.1", status: 405 },
  { what: "TRACE", line: "TRACE / HTTP/1.1", status: 405 },
  { what: "an endless address", line: `GET /?${"x".repeat(20_000)} HTTP/1.1`, status: 431 },
  { what: "what is no request", line: "GET nonsense", status: 400 },
])("answers $what with a sentence", async ({ line, status }) => {
  const socket = connect(port, "127.0.0.1");
  socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toMatch(/。$/);
});
