import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { test } from "./shared-browser";
import { shudaicao } from "./site-pages";

test.use({ javaScriptEnabled: false });

const total = (text: string | null) => Number(/共(\d+)项/.exec(text ?? "")?.[1]);

test("each number of the facets is what its link leads to", async ({ page }) => {
  await page.goto("/checks?year=all");
  const main = page.getByRole("main");
  const facets = page.getByRole("navigation", { name: "筛选" });
  for (const name of [/^收办平衡\s*\d+$/, /^乡镇\s*\d+$/, /^提醒\s*\d+$/, /^2023年\s*\d+$/]) {
    await page.goto("/checks?year=all");
    const link = facets.getByRole("link", { name });
    const promised = Number(/\d+$/.exec((await link.textContent()) ?? "")?.[0]);
    await link.click();
    expect(total(await main.getByText(/^共\d+项/).textContent())).toBe(promised);
    await expect(facets.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
  }
});

test("an item opens to the sum with its figures, each as printed, and the rows of the source", async ({
  page,
}) => {
  await page.goto("/checks?year=all&check=balance");
  const item = page.getByRole("listitem").filter({ hasText: "收办平衡" }).first();
  await item.locator("summary").click();
  await expect(item.getByRole("list", { name: "算式" })).toContainText(
    /新收申请\d+＋上年结转\d+＝\d+，办结\d+＋结转下年\d+＝\d+，相差\d+/,
  );
  const figures = item.getByRole("table", { name: "所印的数" });
  await expect(figures.getByRole("row", { name: /^新收申请（自然人）/ })).toContainText("原文第");
  await expect(item.getByRole("group", { name: /报告原文第\d+段$/ })).toContainText("新收");
  await figures.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/source\?cell=requests\.received\./);
});

test("自然人 and 总计 of one row are one item that says how many findings it holds", async ({ page }) => {
  await page.goto("/checks?year=all&check=closed-sum");
  const items = page.getByRole("list", { name: /办结合计$/ }).locator("> li");
  const findings = await items.locator("summary").allInnerTexts();
  expect(findings.some((text) => /等2处，涉及\d+个数/.test(text))).toBe(true);
});

test("a break between years shows both years side by side", async ({ page }) => {
  await page.goto("/checks?year=all&check=carry-over");
  const item = page.getByRole("listitem").filter({ hasText: "结转衔接" }).first();
  await item.locator("summary").click();
  await expect(item.getByRole("group", { name: /年报告原文第\d+段$/ })).toHaveCount(2);
  await expect(item.getByRole("list", { name: "算式" })).toContainText(
    /年结转下年\d+，\d+年上年结转\d+，相差/,
  );
});

test("who filed nothing is listed with the ground, without a link to a report", async ({ page }) => {
  await page.goto(`/checks?unit=${shudaicao}`);
  const item = page.getByRole("listitem").filter({ hasText: "未报送" });
  await expect(item).toContainText("2025年的报告已声明收齐");
  await expect(item.getByRole("link", { name: /报告$/ })).toHaveCount(0);
  await page.getByRole("link", { name: /所有机关$/ }).click();
  await expect(page).not.toHaveURL(/unit=/);
});

test("the overview leads to the same group, and every item can be paged and downloaded", async ({ page }) => {
  await page.goto("/?region=990101");
  await page.getByRole("link", { name: /^逐项核查/ }).click();
  await expect(page).toHaveURL(/\/checks\?region=990101&year=\d{4}-\d{4}&verdict=open/);
  const said = total(await page.getByText(/^共\d+项/).textContent());
  let listed = 0;
  for (;;) {
    listed += await page.locator("main > ul > li").count();
    expect(total(await page.getByText(/^共\d+项/).textContent())).toBe(said);
    const next = page.getByRole("link", { name: "下一页" });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  expect(listed).toBe(said);
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV（Excel、WPS用）" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^核查_.*演示数据_.*\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text.trim().split("\r\n")).toHaveLength(said + 1);
});

test("the overview of some years leads to the checks of these years alone", async ({ page }) => {
  const totalOf = async (address: string) => {
    await page.goto(address);
    return total(await page.getByText(/^共\d+项/).textContent());
  };
  const ofYear = (year: number) => totalOf(`/checks?region=990101&year=${year}&verdict=open`);
  const years = (await ofYear(2023)) + (await ofYear(2024));
  await page.goto("/?region=990101&from=2023&to=2024");
  await page.getByRole("link", { name: /^逐项核查/ }).click();
  await expect(page).toHaveURL(/year=2023-2024&verdict=open/);
  await expect(page.getByRole("heading", { name: /2023–2024年/ })).toBeVisible();
  expect(total(await page.getByText(/^共\d+项/).textContent())).toBe(years);
});

test("conditions that nothing meets say so and offer the way on", async ({ page }) => {
  await page.goto("/checks?year=all&check=layout&severity=error");
  await expect(page.getByRole("main")).toContainText("没有符合这些条件的");
  await page.getByRole("link", { name: "去掉其他条件" }).click();
  await expect(page.getByText(/^共\d+项/)).toBeVisible();
});
