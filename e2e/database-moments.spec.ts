import { renameSync } from "node:fs";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { demonstrationFile, type OwnSite, openOwnSite } from "./own-site";

const pages = [
  "/",
  "/compare",
  "/agencies",
  "/agencies/110106",
  "/reports",
  "/share",
  "/briefing",
  "/codebook",
];
const forPrograms = ["/export/csv", "/embed/compare", "/api/oembed?url=x", "/reports/1/2023/original"];

test.skip(process.env.E2E_ENGINE === "postgres", "only a file can be replaced");

let site: OwnSite;
let origin = "";

test.beforeAll(async () => {
  site = await openOwnSite();
  origin = site.origin;
});
test.afterAll(() => site.close());

const healthy = (request: APIRequestContext) =>
  request.get(`${origin}/healthz`).then(
    (answer) => answer.status(),
    () => 0,
  );

/** What the foot of a small page says of the database. */
async function shown(request: APIRequestContext): Promise<[status: number, reports: string | null]> {
  const answer = await request.get(`${origin}/codebook`);
  const text = (await answer.text()).replaceAll("<!-- -->", "");
  return [answer.status(), /收入报告\d+份/.exec(text)?.[0] ?? null];
}

test("a running site follows its database: before there is one, restored, taken away, and back", async ({
  request,
}) => {
  await expect.poll(() => healthy(request)).toBe(503);
  for (const address of [...pages, ...forPrograms]) {
    const answer = await request.get(`${origin}${address}`);
    const text = await answer.text();
    expect([address, answer.status()]).toEqual([address, 503]);
    expect(text).toContain("npm run -s nianbao -- import 文件或文件夹");
    expect(text).not.toContain(site.folder);
    const isPage = answer.headers()["content-type"]?.startsWith("text/html") ?? false;
    expect([address, isPage]).toEqual([address, pages.includes(address)]);
  }
  // Makes the tables, and there is nothing in them.
  expect(site.nianbao("check")).toMatchObject({ status: 0 });
  await expect.poll(() => healthy(request)).toBe(200);
  for (const address of ["/", "/reports", "/export/csv"]) {
    const answer = await request.get(`${origin}${address}`);
    expect([address, answer.status()]).toEqual([address, pages.includes(address) ? 200 : 503]);
    expect(await answer.text()).toContain("数据库里还没有报告");
  }
  expect(site.nianbao("restore", demonstrationFile)).toMatchObject({ status: 0 });
  await expect.poll(() => healthy(request)).toBe(200);
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
  expect(site.nianbao("restore", demonstrationFile).said).toContain("原来的数据库移到了");
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
  renameSync(site.database, `${site.database}.away`);
  expect(await healthy(request)).toBe(503);
  expect(await shown(request)).toEqual([503, null]);
  renameSync(`${site.database}.away`, site.database);
  expect(await healthy(request)).toBe(200);
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
});
