import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { plantedErrors } from "@/lib/specimen/demo/planted-errors";
import { test } from "./shared-browser";

const copies = plantedErrors.filter(({ check }) => check === "same-text");

test("every planted copy is in the list, and those of one source make a group", async ({ page }) => {
  await page.goto("/likeness");
  const pairs = page.getByRole("region", { name: /^共\d+对$/ });
  // Two copies of one report are like each other as well.
  await expect(pairs.getByRole("row")).toHaveCount(1 + copies.length + 1);
  for (const { key, year } of copies) {
    const name = key.replace(/^.*[区市](?=.)/, "");
    await expect.soft(pairs, key).toContainText(`${name}${year}年报告`);
  }
  const groups = page.getByRole("region", { name: "三份以上相互雷同的1组" });
  await expect(groups.getByRole("link")).toHaveText([
    "枫香驿镇2024年报告",
    "冷杉乡2025年报告",
    "雾灵垭乡2025年报告",
  ]);
  await page.goto("/likeness?between=years");
  await expect(pairs.getByRole("row")).toHaveCount(2);
});

test("a report leads to both texts beside each other, with what both say marked", async ({ page }) => {
  await page.goto("/likeness?between=agencies&year=2025");
  await page.getByRole("link", { name: "冷杉乡2025年报告" }).first().click();
  await page.getByRole("link", { name: "对照两份报告" }).first().click();
  const [one, two] = [
    page.getByRole("region", { name: "冷杉乡2025年报告" }),
    page.getByRole("region").nth(1),
  ];
  const first = one.locator("mark").first();
  await expect(first).toBeVisible();
  const marked = async (side: typeof one) =>
    (await side.locator("mark").allInnerTexts()).join("").replace(/[^\p{Script=Han}]/gu, "");
  expect((await marked(one)).length).toBeGreaterThan(150);
  expect(await marked(two)).toBe(await marked(one));
});

test("a region lists the pairs of its agencies, and the file has those that are listed", async ({ page }) => {
  await page.goto("/likeness?region=990101");
  const pairs = page.getByRole("region", { name: "共1对" });
  await expect(pairs.getByRole("row")).toHaveCount(2);
  await expect(pairs).toContainText("石梓镇2025年报告");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^内容雷同_.*临溪区_演示数据_.*\.csv$/);
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^石梓镇,2025,本机关,澄口镇,2024,本机关,49,/);
});

test("addresses of pairs that there are not answer so", async ({ request }) => {
  expect((await request.get("/likeness/990102204/2025/990102204/2025")).status()).toBe(404);
  expect((await request.get("/likeness/x/2025/990102204/2025")).status()).toBe(404);
  expect((await request.get("/likeness?between=x")).status()).toBe(400);
  expect((await request.get("/export/likeness/csv?region=nowhere")).status()).toBe(400);
  expect((await request.get("/export/likeness/pdf")).status()).toBe(404);
});
