import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type APIRequestContext, expect, test } from "@playwright/test";

/** The database of the demonstration, which the tests' own site has open. */
const demonstration = "build/e2e.sqlite";
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

let folder = "";
let site: ChildProcess;
let origin = "";

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "moments-"));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), DATABASE_PATH: place(), WEB_PROCESSES: "1" };
  site = spawn("npm", ["run", "-s", "start"], { env, stdio: "ignore", detached: true });
});
test.afterAll(() => {
  if (site.pid !== undefined) process.kill(-site.pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const place = () => path.join(folder, "site.sqlite");

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}

const nianbao = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "-s", "nianbao", "--", ...args], {
    env: { ...process.env, DATABASE_PATH: place() },
    encoding: "utf8",
  });
  return { status, said: `${stdout}${stderr}` };
};

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
    expect(text).not.toContain(folder);
    const isPage = answer.headers()["content-type"]?.startsWith("text/html") ?? false;
    expect([address, isPage]).toEqual([address, pages.includes(address)]);
  }
  // Makes the tables, and there is nothing in them.
  expect(nianbao("check")).toMatchObject({ status: 0 });
  await expect.poll(() => healthy(request)).toBe(200);
  for (const address of ["/", "/reports", "/export/csv"]) {
    const answer = await request.get(`${origin}${address}`);
    expect([address, answer.status()]).toEqual([address, pages.includes(address) ? 200 : 503]);
    expect(await answer.text()).toContain("数据库里还没有报告");
  }
  expect(nianbao("restore", demonstration)).toMatchObject({ status: 0 });
  await expect.poll(() => healthy(request)).toBe(200);
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
  expect(nianbao("restore", demonstration).said).toContain("原来的数据库移到了");
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
  renameSync(place(), `${place()}.away`);
  expect(await healthy(request)).toBe(503);
  expect(await shown(request)).toEqual([503, null]);
  renameSync(`${place()}.away`, place());
  expect(await healthy(request)).toBe(200);
  expect(await shown(request)).toEqual([200, "收入报告555份"]);
});
