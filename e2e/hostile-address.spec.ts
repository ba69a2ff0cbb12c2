import { request as rawRequest } from "node:http";
import { expect } from "@playwright/test";
import { test } from "./shared-browser";
import { beigong } from "./site-pages";

const leak = /node_modules|\bat \S+ \(|SqliteError|select .* from|\.ts:\d|\/build\/|file:\/\//i;
const many = Array.from({ length: 5_000 }, (_, at) => `p${at}=1`).join("&");
const units = Array.from({ length: 60 }, (_, at) => `u${at}`).join(",");

const told: readonly (readonly [path: string, sentence: string])[] = [
  ["/compare?year[]=1", "没有“year[]”这样的条件"],
  ["/compare?from=1e309", "起始年不能是“1e309”"],
  ["/compare?how=pie", "可以是line、bar"],
  ["/compare?region=%00", "没有地区"],
  ["/compare?region=nowhere", "没有地区“nowhere”"],
  ["/compare?units=%ff%fe", "没有机关“"],
  ["/compare?what=nope", "没有指标“nope”"],
  ["/compare?kind=zzz", "单位不能是“zzz”"],
  ["/compare?constructor=1", "没有“constructor”这样的条件"],
  [`/compare?units=${units}`, "机关最多50个"],
  [`/compare?region=${"x".repeat(5_000)}`, "范围不能是"],
  ["/?region=a&region=b", "范围不能是“a,b”"],
  ["/reports?page=1e309", "页码不能是“1e309”"],
  ["/reports?page=-1", "页码不能是“-1”"],
  ["/reports?region=nowhere", "没有地区“nowhere”"],
  ["/reports?sort=name", "没有“sort”这样的条件"],
  ["/agencies?q[]=1", "没有“q[]”这样的条件"],
];

for (const [path, sentence] of told)
  test(`${path.slice(0, 60)} is told what is wrong with it`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(400);
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    expect(await page.content()).not.toMatch(leak);
  });

const unknown = [
  "/agencies/__proto__",
  "/agencies/constructor",
  "/agencies/a%2Fb",
  "/agencies/%25ff",
  "/reports/nobody/2021",
  `/reports/${beigong}/1e309`,
  `/reports/${beigong}/2019`,
  `/reports/${beigong}/2021?scope=zz`,
  `/reports/${beigong}%2F2021/2021`,
  `/reports/nobody/2021/source`,
  `/reports/nobody/2021/original`,
  `/reports/${beigong}/__proto__/original`,
];
for (const path of unknown)
  test(`${path} is not found`, async ({ request }) => {
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect(await response.text()).toMatch(/没有这/);
    expect(await response.text()).not.toMatch(leak);
  });

const refused = [
  ["/%ff", 400],
  ["/agencies/%ff", 400],
  ["/agencies/%00", 400],
  ["/reports/%ff/2021", 400],
  ["/reports/%ff/2021/original", 400],
  [`/compare?region=${"x".repeat(10_000)}`, 414],
] as const;
for (const [path, status] of refused)
  test(`${path.slice(0, 60)} is refused with a sentence`, async ({ baseURL }) => {
    const answer = await rawGet(baseURL, path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(/^网址中的.+。$/);
  });

test("the server refuses a head too large to read, and goes on", async ({ baseURL, request }) => {
  for (const path of [`/compare?${many}`, `/reports?q=${"x".repeat(100_000)}`])
    expect([431, "reset"]).toContain((await rawGet(baseURL, path)).status);
  expect((await request.get("/healthz")).status()).toBe(200);
});

test("odd but harmless addresses are answered", async ({ request }) => {
  for (const path of [
    "/compare?__proto__=1",
    "/agencies?q=%00",
    "/agencies?q=%27%3B--%25_",
    `/reports/${beigong}/2021/source?cell=__proto__`,
    "/?from=2025&to=2019",
    "/?all=2",
  ]) {
    const response = await request.get(path);
    expect.soft(response.status(), path).toBe(200);
    expect.soft(await response.text(), path).not.toMatch(leak);
  }
});

/** As sent by a program: the browser would first correct the address. */
function rawGet(base: string | undefined, path: string): Promise<{ status: number | "reset"; body: string }> {
  const { hostname, port } = new URL(base ?? "");
  return new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        body += part;
      });
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      // The server may close while the rest is still being sent.
      .on("error", (error) =>
        "code" in error && error.code === "ECONNRESET"
          ? resolve({ status: "reset", body: "" })
          : reject(error),
      )
      .end();
  });
}
