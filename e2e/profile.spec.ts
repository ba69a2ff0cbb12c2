import { expect, test } from "@playwright/test";
import { chengkou, qingyan, shudaicao } from "./site-pages";

test("a profile says first how the agency filed and what is open, then where its rates stand", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`/agencies/${chengkou}`);
  const main = page.getByRole("main");
  await expect(main).toContainText(/2025年报告于\d{4}-\d\d-\d\d公开，比规定日期2026-01-31迟\d+天。/);
  const strip = page.getByRole("list", { name: "各年报送" });
  await expect(strip.getByRole("listitem")).toHaveCount(7);
  await expect(strip.getByRole("link", { name: "2025年", exact: true })).toHaveAttribute(
    "href",
    `/reports/${chengkou}/2025`,
  );
  await expect(page.getByRole("heading", { level: 2 }).first()).toHaveText(/^待核查\d+项$/);
  await expect(main.getByRole("link", { name: "收办平衡" })).toHaveAttribute(
    "href",
    `/checks?year=all&unit=${chengkou}&check=balance`,
  );
  const spine = page.getByRole("region", { name: /各项比率/ }).getByRole("table");
  await expect(spine.getByRole("row", { name: /^公开率 / })).toContainText(/\d+%（\d+\/\d+）/);
  await expect(spine.getByRole("row", { name: /^复议纠错率/ })).toContainText("样本过少");
  await expect(spine.getByRole("row", { name: /^诉讼纠错率/ })).toContainText("无申请");
  await expect(page.getByRole("heading", { name: "存在的主要问题及改进情况" })).toBeVisible();
  await strip.getByRole("link", { name: "2025年与2024年对照" }).click();
  await expect(page).toHaveURL(`/agencies/${chengkou}/2024-2025`);
  const totals = page.getByRole("region", { name: /申请情况：总计/ }).getByRole("table");
  await expect(totals.getByRole("row", { name: /^新收申请/ })).toContainText("+6");
  await expect(page.getByRole("main").locator("ins", { hasText: "2025" }).first()).toBeVisible();
});

test("a profile of seven years prints on one sheet", async ({ page }) => {
  for (const key of [chengkou, qingyan, shudaicao, "990101"]) {
    await page.goto(`/agencies/${key}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect.soft(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), key).toHaveLength(1);
  }
});

test("a profile with very many findings prints on one sheet, a line for each check", async ({ page }) => {
  await page.goto(`/agencies/${chengkou}`);
  const causes = page.getByRole("region", { name: "待核查" }).getByRole("list").first();
  // More than an agency of the demonstration has: each of its checks three times, and a dozen checks.
  await causes.evaluate((list) => {
    for (const item of list.querySelectorAll("li > ul > li"))
      item.parentElement?.append(item.cloneNode(true), item.cloneNode(true));
    while (list.children.length < 12) list.append(list.children[0]?.cloneNode(true) ?? "");
  });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  await expect(causes.locator("> li").filter({ visible: true })).toHaveCount(4);
});

test("agencies stand beside each other with the reason where one has no report, and the way back", async ({
  page,
}) => {
  await page.goto(`/compare?units=${chengkou},${shudaicao}&to=2025`);
  await page.getByRole("link", { name: "并列各张表" }).click();
  await expect(page).toHaveURL(`/beside?units=${chengkou},${shudaicao}&year=2025`);
  const requests = page.getByRole("region", { name: /申请情况：总计/ }).getByRole("table");
  const row = requests.getByRole("row", { name: /^一、本年新收/ });
  await expect(row.getByRole("cell").last()).toHaveText("未报送");
  await page.getByRole("link", { name: "自然人", exact: true }).click();
  await expect(page.getByRole("heading", { name: /申请情况：自然人/ })).toBeVisible();
});

test("what cannot be set beside each other is said in a sentence", async ({ page }) => {
  for (const [path, says] of [
    [`/agencies/${chengkou}/2024-2031`, "没有澄口镇2031年的报告，有报告的是2019、"],
    [`/agencies/${chengkou}/2024-2024`, "两个年份相同"],
    [`/agencies/${chengkou}/latest`, "“latest”不是两个年份"],
    [`/beside?units=${chengkou}`, "并列的机关应是2至5个，网址中有1个"],
    [`/beside?units=${chengkou},nobody`, "没有机关“nobody”"],
    [`/beside?units=${chengkou},${qingyan}&applicant=x`, "申请人不能是“x”"],
  ] as const) {
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(400);
    await expect.soft(page.getByRole("main"), path).toContainText(says);
  }
  expect((await page.goto("/agencies/nobody/2024-2025"))?.status()).toBe(404);
});
