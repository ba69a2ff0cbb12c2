import { createServer, request, type Server, type ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { prepareRequests } from "./server-requests";

const answers: Record<string, (response: ServerResponse) => void> = {
  "/empty-page": (response) => {
    response.statusCode = 500;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Encoding", "gzip");
    response.write(gzipSync("<html id='__next_error__'>"));
    response.end(gzipSync("</html>"));
  },
  "/nothing": (response) => {
    response.statusCode = 500;
    response.end();
  },
  "/own-words": (response) => {
    response.writeHead(500, { "X-Own": "1" });
    response.end();
  },
  "/json": (response) => {
    response.statusCode = 500;
    response.setHeader("Content-Type", "application/json");
    response.end("{}");
  },
  "/page": (response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Encoding", "gzip");
    response.end(gzipSync("<p>好</p>"));
  },
};

let server: Server;
let port = 0;
let stopPreparing: () => void;

beforeAll(async () => {
  stopPreparing = prepareRequests();
  server = createServer((incoming, response) => {
    const answer = answers[incoming.url ?? ""];
    if (answer) answer(response);
    else response.end(`${incoming.method} ${incoming.url}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.close();
  stopPreparing();
});

function ask(path: string, method = "GET") {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request({ port, path, method, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}

it("puts a whole page in place of an empty one that reports a failure, compressed or not", async () => {
  const { status, headers, body } = await ask("/empty-page");
  expect(status).toBe(500);
  expect(headers).not.toHaveProperty("content-encoding");
  expect(String(body)).toMatch(/这一页没有显示出来[\s\S]*href="\/empty-page"[\s\S]*<\/html>\s*$/);
});

it("says so in a sentence where a file failed", async () => {
  for (const path of ["/nothing", "/own-words"])
    expect(String((await ask(path)).body)).toMatch(/^读取数据时出了错/);
});

it("leaves alone what a route says of its failure, and everything that did not fail", async () => {
  expect(String((await ask("/json")).body)).toBe("{}");
  const page = await ask("/page");
  expect(gunzipSync(page.body).toString()).toBe("<p>好</p>");
  expect(page.headers).toMatchObject({ "content-length": String(page.body.length) });
});
