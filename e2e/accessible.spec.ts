import { expect, test as ownTest } from "@playwright/test";
import { axeFaults, test } from "./shared-browser";
import { sitePages } from "./site-pages";

/** Every test opens a page of its own, so that both workers can share in them. */
test.describe.configure({ mode: "parallel" });

for (const { name, path } of sitePages)
  test(`“${name}” pleases axe and never scrolls sideways`, async ({ page }) => {
    await page.goto(path);
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, `at ${width}`).toBeLessThanOrEqual(0);
      if (width !== 768) expect.soft(await axeFaults(page), `at ${width}`).toEqual([]);
    }
  });

test("axe finds nothing with filters, picker, tables and a figure open", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto("/compare");
  // By key alone: with a pointer on the page, scrolling may bring the chart under it, which makes it live before the key does.
  await page.locator("summary", { hasText: "筛选" }).press("Enter");
  await page.getByText("选择机关").press("Enter");
  await expect(page.getByRole("searchbox", { name: "名称、拼音或首字母" })).toBeVisible();
  await page.getByRole("figure").getByText("表格", { exact: true }).press("Enter");
  await expect(page.getByRole("figure").getByRole("table")).toBeVisible();
  await page.getByRole("button", { name: "逐个查看图中的数" }).press("Enter");
  await expect(page.getByRole("application")).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "关闭" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "查找指标" }).press("Enter");
  await expect(page.getByRole("dialog", { name: "查找指标" })).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
});

test("axe finds nothing with items of the checks open", async ({ page }) => {
  for (const check of ["balance", "carry-over"]) {
    await page.goto(`/checks?year=all&check=${check}`);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const item = page.locator("main li details").first();
      if ((await item.getAttribute("open")) === null) await item.locator("summary").press("Enter");
      await expect(item.getByRole("table", { name: "所印的数" })).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(over, `${check} at ${width}`).toBeLessThanOrEqual(0);
      expect.soft(await axeFaults(page), `${check} at ${width}`).toEqual([]);
    }
  }
});

ownTest(
  "axe finds nothing with a view collected, and a briefing's fields and lists open",
  async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 900 });
    await page.goto("/compare?region=990101");
    await page.getByRole("link", { name: "加入简报" }).click();
    await expect(page.getByText("已加入简报，共1项")).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("link", { name: "打开", exact: true }).click();
    await expect(page.getByText("这是本机收集的清单")).toBeVisible();
    await page.getByText("写标题和备注").click();
    await page.getByText("保存在本机").first().click();
    await page.getByRole("textbox", { name: "名称" }).fill("一季度");
    await page.getByRole("button", { name: "保存在本机" }).click();
    await expect(page.getByRole("list", { name: "本机保存的简报" })).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.goto("/briefing");
    await expect(page.getByText("本机收集的清单有1项。")).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  },
);
