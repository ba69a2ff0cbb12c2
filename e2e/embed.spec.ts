import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { chengkou, qingyan } from "./site-pages";

/** A portal on another origin that puts the given code into its page. */
async function portal(code: string): Promise<{ server: Server; address: string }> {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>门户</title><h1>门户</h1>${code}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://localhost:${port}/` };
}

test("the code of the share page shows the view on another site, as high as it needs", async ({ page }) => {
  await page.goto(`/share?units=${chengkou},${qingyan}`);
  const preview = page.frameLocator("iframe");
  await expect(preview.getByRole("heading", { name: /新收申请/ })).toBeVisible();
  const { server, address } = await portal(await page.getByLabel("允许嵌入网页的网站").inputValue());
  try {
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("heading", { name: /新收申请/ })).toBeVisible();
    await expect(frame.locator("svg").filter({ visible: true })).toHaveCount(1);
    await expect(frame.getByText(/数据版本/)).toBeVisible();
    await expect(async () => {
      const shown = await page.locator("iframe").evaluate(({ clientHeight }) => clientHeight);
      const needed = await frame.locator("main").evaluate((main) => main.getBoundingClientRect().height);
      expect(Math.abs(shown - needed)).toBeLessThan(3);
    }).toPass();
  } finally {
    server.close();
  }
});

test("no page but an embed can be framed", async ({ page, baseURL }) => {
  const { server, address } = await portal(
    ["/compare", "/", "/share", "/export/svg"]
      .map((path) => `<iframe src="${baseURL}${path}"></iframe>`)
      .join(""),
  );
  try {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    const shown = page.frames().filter((frame) => frame !== page.mainFrame());
    for (const frame of shown) expect(await frame.locator("figure, nav").count()).toBe(0);
  } finally {
    server.close();
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("an embed has drawing, table, sentence and source, light and dark", async ({ page }) => {
    for (const theme of ["light", "dark"]) {
      await page.goto(`/embed/compare?units=${chengkou}&theme=${theme}`);
      await expect(page.locator("svg").filter({ visible: true })).toHaveCount(1);
      await page.getByText("表格", { exact: true }).click();
      await expect(page.getByRole("table")).toBeVisible();
      await expect(page.getByText(/澄口镇新收申请/).first()).toBeVisible();
      await expect(page.getByRole("link", { name: "查看完整图表" })).toHaveAttribute("href", /\/compare\?/);
    }
  });
});

test("a malformed view is refused with the reason and the valid values", async ({ request }) => {
  const response = await request.get("/embed/compare?how=pie");
  expect(response.status()).toBe(400);
  expect(await response.text()).toContain("可以是line、bar");
});

test("oEmbed describes the frame of a view, and no other address", async ({ request, baseURL }) => {
  const url = encodeURIComponent(`${baseURL}/compare?how=bar`);
  const answer = await request.get(`/api/oembed?url=${url}&maxwidth=500`);
  expect(await answer.json()).toMatchObject({ version: "1.0", type: "rich", width: 500 });
  expect((await request.get("/api/oembed?url=https://example.com/")).status()).toBe(404);
  expect((await request.get("/api/oembed")).status()).toBe(400);
  expect((await request.get(`/api/oembed?url=${url}&format=xml`)).status()).toBe(501);
});

test("the share page freezes by default and follows when asked, the picture code with it", async ({
  page,
}) => {
  await page.goto("/share?how=bar");
  await expect(page.getByLabel("允许嵌入网页的网站")).toHaveValue(/v=\d{4}-/);
  await page.getByLabel("数据").selectOption("随新的导入更新");
  await page.getByLabel("底色").selectOption("深色");
  await page.getByRole("button", { name: "应用" }).click();
  await expect(page.getByLabel("允许嵌入网页的网站")).not.toHaveValue(/v=\d{4}-/);
  await expect(page.getByLabel("允许嵌入网页的网站")).toHaveValue(/theme=dark/);
  const code = await page.getByLabel("只允许图片的网站").inputValue();
  const source = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const picture = await page.request.get(source);
  expect(picture.headers()["content-type"]).toBe("image/png");
});

test("a view frozen to a version says which, and an unknown version is reported", async ({ page }) => {
  await page.goto("/share");
  const address = await page.getByLabel("网址").inputValue();
  await page.goto(address);
  await expect(page.getByText("是最新的版本")).toBeVisible();
  await page.getByRole("button", { name: "查看", exact: true }).click();
  expect(new URL(page.url()).searchParams.get("v")).toMatch(/^\d{4}-/);
  await page.goto("/compare?v=1999-01-01.1");
  await expect(page.getByRole("alert").filter({ hasText: "没有数据版本" })).toBeVisible();
});

test("an unknown agency is refused in embeds and files, and nobody else's figures stand in its place", async ({
  request,
}) => {
  for (const path of ["/embed/compare", "/export/csv", "/export/png"]) {
    const response = await request.get(`${path}?units=nobody`);
    expect.soft(response.status(), path).toBe(400);
    expect.soft(await response.text(), path).toContain("没有机关");
  }
});
