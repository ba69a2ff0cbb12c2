import { expect, test } from "@playwright/test";
import { qingyan } from "./site-pages";

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a chart offers its figures, documents and pictures as files that open", async ({ page, request }) => {
    await page.goto(`/compare?units=${qingyan}`);
    await page.getByText("下载", { exact: true }).click();
    const links = page
      .getByRole("figure")
      .getByRole("link", { name: /Excel|CSV|JSON|Word|PPT|网页|公众号|高清|方图|灰度|SVG/ });
    expect(await links.count()).toBe(13);
    for (const link of await links.all()) {
      const response = await request.get((await link.getAttribute("href")) ?? "");
      expect.soft(response.status(), (await link.textContent()) ?? "").toBe(200);
      expect.soft(response.headers()["content-disposition"]).toContain("filename*=UTF-8''");
      expect.soft((await response.body()).length).toBeGreaterThan(100);
    }
    await expect(page.getByText(/^数据\d+行$/)).toBeVisible();
  });
});

test("a malformed view is refused with the reason", async ({ request }) => {
  const response = await request.get("/export/csv?how=pie");
  expect(response.status()).toBe(400);
  expect(await response.text()).toContain("图形不能是“pie”");
  expect((await request.get("/export/odt")).status()).toBe(404);
});

test("an export asked for again is answered from what the browser has", async ({ request }) => {
  const first = await request.get("/export/json");
  const again = await request.get("/export/json", {
    headers: { "If-None-Match": first.headers().etag ?? "" },
  });
  expect(again.status()).toBe(304);
});

test("the sentence of a chart is copied with a click", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`/compare?units=${qingyan}`);
  await page.getByText("下载", { exact: true }).click();
  await page.getByRole("button", { name: "复制句子" }).click();
  await expect(page.getByText("已复制句子")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^2025年清晏街道新收申请.*（演示数据）。/,
  );
});
