import { expect } from "@playwright/test";
import { sheetCells } from "@/lib/export/fixtures/read-office";
import { test } from "./shared-browser";

test("a district's statutory table is the sum of its agencies, beside the report for all of it", async ({
  page,
}) => {
  await page.goto("/filing?region=990102&year=2024");
  await page.getByRole("link", { name: "统计表各格的合计" }).click();
  await expect(page).toHaveURL("/totals?region=990102&year=2024");
  const main = page.getByRole("main");
  await expect(main).toContainText("望岚区2024年：");
  await expect(main).toContainText("不加任何全域汇总年报");
  await expect(main).toContainText("与全域汇总年报比较：200格中");
  await expect(page.getByRole("region", { name: "计入合计的机关" }).getByRole("row")).toHaveCount(4);
  const requests = page.getByRole("region", { name: "三、收到和处理政府信息公开申请情况" });
  const received = requests
    .getByRole("cell")
    .filter({ has: page.getByRole("link", { name: /^新收申请\d/ }) });
  await expect(received).toContainText("差 +6");
  const [shown = ""] = await received.getByRole("link").allInnerTexts();
  const sum = Number(shown.replaceAll(",", ""));
  await received.getByRole("link").click();
  await expect(page).toHaveURL(/cell=requests\.received\.total/);
  const list = page.getByRole("region", { name: "新收申请的各机关数" });
  const figures = await list.locator("tbody td:nth-child(3)").allInnerTexts();
  const counted = figures
    .filter((text) => /^[\d,]+$/.test(text))
    .map((text) => Number(text.replaceAll(",", "")));
  expect(counted.reduce((all, one) => all + one, 0)).toBe(sum);
  await page.getByRole("link", { name: "返回统计表" }).click();
  await expect(page.getByRole("heading", { name: "二、主动公开政府信息情况" })).toBeVisible();
});

test("the workbook has the figures of the page, and wrong conditions no file", async ({ page, request }) => {
  const query = "region=990101&year=2025";
  await page.goto(`/totals?${query}`);
  const shown = await page.locator("main table a[href*='cell=']").allInnerTexts();
  expect(shown).toHaveLength(200);
  const workbook = await request.get(`/totals/xlsx?${query}`);
  expect(workbook.status()).toBe(200);
  const bytes = await workbook.body();
  const stored = [0, 1, 2].flatMap((sheet) =>
    sheetCells(bytes, sheet)
      .slice(3)
      .flat()
      .filter((cell) => typeof cell === "number"),
  );
  expect(stored).toEqual(shown.map((text) => Number(text.replaceAll(",", ""))));
  const document = await request.get(`/totals/docx?${query}&kind=towns`);
  expect((await document.body()).subarray(0, 2).toString()).toBe("PK");
  expect(decodeURIComponent(document.headers()["content-disposition"] ?? "")).toContain(
    "临溪区街道、乡镇2025年政府信息公开统计合计_演示数据_",
  );
  expect((await request.get("/totals/xlsx?region=nowhere")).status()).toBe(400);
  expect((await request.get("/totals/pdf")).status()).toBe(404);
  const none = await request.get("/totals/xlsx?region=110106&year=2019");
  expect(none.status()).toBe(404);
  expect(await none.text()).toContain("没有可以合计的年报");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form sums one kind alone, which is not held against the whole", async ({ page }) => {
    await page.goto("/totals?region=990102&year=2024");
    await page.getByRole("combobox", { name: "合计", exact: true }).selectOption("部门");
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await expect(page.getByRole("main")).toContainText("未能判断：只合计部门，不是全域");
    await page.goto("/totals?region=990102&year=2024&cell=growth");
    await expect(page.getByRole("alert")).toContainText("统计表中没有“growth”这一格");
  });
});
