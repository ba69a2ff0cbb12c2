import { expect, type Page, test } from "@playwright/test";
import { chengkou, qingyan } from "./site-pages";

/** Hears of faults on the page: what the console calls an error, and what nobody caught. */
function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return faults;
}

test("the picker narrows by initials, pinyin and characters, and keeps what was checked", async ({
  page,
}) => {
  const faults = faultsOf(page);
  await page.goto("/compare");
  await page.getByText("选择机关").click();
  const field = page.getByRole("searchbox", { name: "名称、拼音或首字母" });
  for (const [query, name] of [
    ["ckz", "澄口镇"],
    ["qingyan", "清晏街道"],
  ] as const) {
    await field.fill(query);
    await page.getByRole("checkbox", { name }).check();
    await expect(page.getByRole("checkbox").filter({ visible: true })).toHaveCount(1);
  }
  await field.fill("没有");
  await expect(page.getByText("没有与“没有”相符的机关")).toBeVisible();
  await expect(page.getByText("已选2个机关")).toBeVisible();
  await page.getByRole("button", { name: "查看所选机关" }).click();
  await expect(page.getByRole("list", { name: "已选机关" }).getByRole("listitem")).toHaveCount(4);
  expect(new URL(page.url()).searchParams.has("add")).toBe(false);
  expect(faults).toEqual([]);
});

test("an indicator is found by pinyin, told by its definition, and chosen by keys", async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto("/compare");
  await page.getByRole("button", { name: "查找第二项" }).click();
  const dialog = page.getByRole("dialog", { name: "查找第二项" });
  await dialog.getByRole("combobox").fill("gongkailv");
  await expect(dialog.getByRole("option").first()).toContainText("rate.disclosed");
  await expect(dialog).toContainText("（予以公开＋部分公开）÷ 办结总计");
  await dialog.getByRole("combobox").press("ArrowDown");
  await dialog.getByRole("combobox").press("ArrowUp");
  await dialog.getByRole("combobox").press("Enter");
  await expect(dialog).toBeHidden();
  const field = page.getByRole("combobox", { name: "第二项", exact: true });
  await expect(field).toHaveValue("rate.disclosed");
  await expect(field).toBeFocused();
  expect(faults).toEqual([]);
});

test("a chart under the pointer tells a figure, and a click leads to its report", async ({ page }) => {
  const faults = faultsOf(page);
  await page.goto(`/compare?units=${chengkou}&against=none`);
  const drawing = page.getByRole("figure").getByRole("img").filter({ visible: true });
  const box = await drawing.boundingBox();
  if (!box) throw new Error("no drawing on the page");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole("application")).toBeVisible();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const card = page.getByRole("status").filter({ hasText: "澄口镇 2022年" });
  await expect(card).toContainText("34件");
  await card.getByRole("link", { name: "查看原文" }).click();
  await expect(page).toHaveURL(`/reports/${chengkou}/2022`);
  expect(faults).toEqual([]);
});

for (const { how, more, mark, tells } of [
  { how: "grouped", more: "", mark: "45", tells: ["澄口镇 2025年", "45件", "点击后可查看原文"] },
  { how: "slope", more: "", mark: "澄口镇 45", tells: ["澄口镇 2025年", "45件"] },
  { how: "heat", more: "", mark: "45", tells: ["澄口镇 2025年", "45件"] },
  {
    how: "scatter",
    more: "&what=requests.received.total,requests.closed.total",
    mark: "澄口镇",
    tells: ["澄口镇 2025年", "新收申请", "45件", "办结", "46件"],
  },
  { how: "multiples", more: "", mark: "澄口镇", tells: ["澄口镇 2019年", "42件"] },
])
  test(`pointing at a mark of the form ${how} tells its figure`, async ({ page }) => {
    const faults = faultsOf(page);
    await page.goto(`/compare?how=${how}${more}&region=990101&units=${chengkou},${qingyan}&against=none`);
    const drawing = page.getByRole("figure").getByRole("img").filter({ visible: true });
    // ※ stands behind a figure that a check questions.
    const box = await drawing
      .getByText(new RegExp(`^${mark}※?$`))
      .first()
      .boundingBox();
    if (!box) throw new Error(`no mark "${mark}" in the drawing`);
    // Left of a name stands its dot; a figure stands in its cell or upon its column.
    const [x, y] = [how === "scatter" || how === "slope" ? box.x - 6 : box.x + 4, box.y + box.height + 2];
    await page.mouse.move(x, how === "grouped" || how === "multiples" ? y + 8 : box.y + box.height / 2);
    await expect(page.getByRole("application")).toBeVisible();
    await page.mouse.move(x + 1, how === "grouped" || how === "multiples" ? y + 8 : box.y + box.height / 2);
    const card = page.getByRole("application").getByRole("status");
    for (const words of tells) await expect(card).toContainText(words);
    expect(faults).toEqual([]);
  });

test("the keyboard goes through a chart and out of it", async ({ page }) => {
  await page.goto(`/compare?units=${chengkou},${qingyan}&against=none`);
  await page.getByRole("button", { name: "逐个查看图中的数" }).focus();
  await page.keyboard.press("Enter");
  const chart = page.getByRole("application");
  await expect(chart).toBeFocused();
  await page.keyboard.press("ArrowRight");
  const card = chart.getByRole("status");
  await expect(card).toContainText("2025年");
  await page.keyboard.press("ArrowLeft");
  await expect(card).toContainText("2024年");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card.getByRole("link", { name: "查看原文" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await expect(chart).toBeFocused();
});

test("on a phone the figure's card stays on the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/compare?units=${chengkou}&against=none`);
  await page.getByRole("button", { name: "逐个查看图中的数" }).press("Enter");
  await expect(page.getByRole("application")).toBeFocused();
  for (const key of ["ArrowRight", ...Array<string>(6).fill("ArrowLeft")]) {
    await page.keyboard.press(key);
    const card = await page.getByRole("application").getByRole("status").boundingBox();
    expect(card && card.x >= 0 && card.x + card.width <= 390, key).toBe(true);
  }
});

test("a reader by keyboard can skip to the content and reach the search by a slash", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "搜索机构" })).toBeFocused();
});

test("the program of the live chart is fetched only when it is wanted", async ({ page }) => {
  const scripts = new Map<string, number>();
  let drawn = 0;
  page.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    const text = await response.text();
    scripts.set(response.url(), text.length);
    if (text.includes("recharts")) drawn += 1;
  });
  await page.goto("/compare", { waitUntil: "networkidle" });
  expect(drawn).toBe(0);
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((entry): entry is PerformanceResourceTiming => entry.name.endsWith(".js"))
      .map(({ encodedBodySize }) => encodedBodySize),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  await page.getByRole("button", { name: "逐个查看图中的数" }).press("Enter");
  await expect(page.getByRole("application")).toBeVisible();
  expect(drawn).toBeGreaterThan(0);
});
