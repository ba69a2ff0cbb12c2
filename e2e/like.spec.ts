import { expect } from "@playwright/test";
import { test } from "./shared-browser";
import { chengkou, qingyan } from "./site-pages";

const reason = /与清晏街道相近的10个街道（同为街道，其中9个2024–2025年平均收件量[\d.–]+件）/;

test("an agency is compared with those like it, and the reason is printed", async ({ page }) => {
  await page.goto(`/compare?units=${qingyan}&how=bar`);
  await page.getByRole("combobox", { name: "比较对象", exact: true }).selectOption("收件量相近的10个");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("figure")).toContainText(reason);
  await expect(page.getByRole("figure")).toContainText("连同本机关共11个");
  await expect(page.getByRole("list", { name: "已选机关" })).toContainText("清晏街道");
  const select = page.getByRole("combobox", { name: "比较对象", exact: true });
  await expect(select.locator("option:checked")).toHaveText("收件量相近的10个");
  // Its own region is come back to.
  await select.selectOption("范围内的机关");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("combobox", { name: "范围", exact: true })).toHaveValue("990101");
});

test("each choice is a link, from the comparison and from the agency's page", async ({ page }) => {
  for (const address of [`/compare?units=${qingyan}`, `/agencies/${qingyan}`]) {
    await page.goto(address);
    const links = page.getByRole("navigation", { name: "与清晏街道相近的机关" });
    await expect(links.getByRole("link", { name: "同一上级的同类机关" })).toBeVisible();
    await links.getByRole("link", { name: "收件量相近的10个" }).click();
    await expect(page.getByRole("figure").first()).toContainText(reason);
  }
});

test("where no agency is chosen one is asked for, and the choice is kept", async ({ page }) => {
  await page.goto("/compare?how=bar");
  const select = page.getByRole("combobox", { name: "比较对象", exact: true });
  await select.selectOption("收件量相近的10个");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes("like=received")),
    page.getByRole("button", { name: "查看", exact: true }).click(),
  ]);
  expect(answer.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "先选择一个机关" })).toBeVisible();
  await expect(select.locator("option:checked")).toHaveText("收件量相近的10个");
  await expect(page.getByRole("figure")).toHaveCount(0);
  await page.getByRole("link", { name: "清晏街道", exact: true }).click();
  await expect(page.getByRole("figure")).toContainText(reason);
});

test("of several chosen agencies it is asked which others are to be like", async ({ page }) => {
  await page.goto(`/compare?units=${qingyan},${chengkou}&how=bar&like=received`);
  await expect(page.getByRole("heading", { name: "与哪一个机关相近？" })).toBeVisible();
  await page.getByRole("link", { name: "清晏街道", exact: true }).click();
  await expect(page.getByRole("figure")).toContainText(reason);
  await expect(page.getByRole("list", { name: "已选机关" })).toContainText("澄口镇");
});

test("several agencies are a group of one's own under its name", async ({ page }) => {
  await page.goto(`/compare?units=${qingyan},${chengkou}&how=bar`);
  await page.getByRole("textbox", { name: "分组名称" }).fill("城区街镇");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("figure")).toContainText("自选分组“城区街镇”2个");
  await page.getByRole("link", { name: "移去清晏街道" }).click();
  await expect(page.getByRole("figure")).not.toContainText("自选分组");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("an agency is named and compared with those like it at once", async ({ page }) => {
    await page.goto("/compare");
    await page.getByText("选择机关").click();
    await page.getByRole("searchbox", { name: "名称、拼音或首字母" }).fill("清晏街道");
    await page.getByRole("combobox", { name: "比较对象", exact: true }).selectOption("收件量相近的10个");
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await expect(page.getByRole("figure")).toContainText(reason);
  });
});
