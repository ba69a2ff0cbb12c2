import { request as rawRequest } from "node:http";
import { expect, test } from "@playwright/test";
import { beigong } from "./site-pages";

const paths = [
  "/",
  "/compare",
  `/agencies/${beigong}`,
  "/export/csv",
  "/embed/compare",
  "/api/oembed",
  "/briefing/docx",
  "/healthz",
  `/reports/${beigong}/2021`,
  `/reports/${beigong}/2021/original`,
  "/icon.svg",
  "/no-such-page",
];

for (const method of ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
  test(`${method} is refused everywhere, and what is allowed is said`, async ({ baseURL }) => {
    for (const path of paths) {
      const { status, headers, body } = await send(baseURL, method, path);
      expect.soft(status, path).toBe(405);
      expect.soft(headers, path).toMatchObject({
        allow: "GET, HEAD",
        "x-content-type-options": "nosniff",
        "content-security-policy": expect.stringContaining("default-src 'none'"),
      });
      expect.soft(body, path).toBe("这个网址只供读取，只接受GET和HEAD。");
    }
  });

test("OPTIONS is answered, and scripts of other sites may read under /api alone", async ({ baseURL }) => {
  for (const path of [...paths, "*"]) {
    const { status, headers, body } = await send(baseURL, "OPTIONS", path);
    expect.soft([status, body, headers.allow], path).toEqual([204, "", "GET, HEAD, OPTIONS"]);
    expect
      .soft(headers["access-control-allow-origin"], path)
      .toBe(path.startsWith("/api/") ? "*" : undefined);
  }
});

test("HEAD has the headers of GET and no body", async ({ request }) => {
  for (const path of ["/compare", "/export/csv", "/agencies/nobody", "/?region=nowhere"]) {
    const [get, head] = [await request.get(path), await request.head(path)];
    expect(head.status(), path).toBe(get.status());
    expect(await head.text(), path).toBe("");
    expect(head.headers()["content-type"], path).toBe(get.headers()["content-type"]);
    expect(head.headers().etag, path).toBe(get.headers().etag);
  }
});

type Answer = { status: number; headers: Record<string, unknown>; body: string };

/** Any method, which browsers and their kin refuse to send. */
function send(base: string | undefined, method: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(base ?? "");
  return new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path, method, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        body += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on("error", reject)
      .end();
  });
}
