import { expect } from "@playwright/test";
import { test } from "./shared-browser";
import { beigong, chengkou, sitePages } from "./site-pages";

test.use({ javaScriptEnabled: false });

test("every page says in its frame that the database holds demonstration data", async ({ page }) => {
  for (const { path, name } of sitePages.filter((page) => !page.path.startsWith("/embed/"))) {
    await page.goto(path);
    await expect.soft(page.getByRole("banner").getByText("含演示数据"), name).toBeVisible();
  }
});

test("every chart and heading of demonstration data is marked", async ({ page }) => {
  for (const path of [
    "/",
    "/compare",
    "/compare?how=table",
    "/compare?how=bar",
    `/agencies/${chengkou}`,
    "/embed/compare",
  ]) {
    await page.goto(path);
    const figures = page.getByRole("figure");
    expect(await figures.count()).toBeGreaterThan(0);
    for (const figure of await figures.all())
      await expect.soft(figure.getByText("演示数据", { exact: true }), path).toHaveCount(1);
  }
  for (const path of [
    `/agencies/${chengkou}`,
    `/reports/${chengkou}/2025`,
    `/reports/${chengkou}/2025/source`,
  ]) {
    await page.goto(path);
    await expect.soft(page.getByRole("heading", { level: 1 }), path).toContainText("演示数据");
  }
});

test("the real report and its agency are not marked", async ({ page }) => {
  for (const path of [
    `/agencies/${beigong}`,
    `/reports/${beigong}/2021`,
    `/reports/${beigong}/2021/source`,
    "/compare?region=110106",
  ]) {
    await page.goto(path);
    await expect.soft(page.getByRole("main").getByText("演示数据"), path).toHaveCount(0);
  }
});
