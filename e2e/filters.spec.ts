import { expect, type Locator } from "@playwright/test";
import { test } from "./shared-browser";
import { chengkou, qingyan } from "./site-pages";

test("what is chosen stands in the address and in the form, and back goes back", async ({ page }) => {
  await page.goto("/compare");
  await page.getByRole("combobox", { name: "范围", exact: true }).selectOption({ label: "　　临溪区（32）" });
  await page.getByRole("combobox", { name: "单位", exact: true }).selectOption("街道");
  await page.getByRole("combobox", { name: "指标", exact: true }).selectOption("公开率");
  await page.getByRole("combobox", { name: "第二项", exact: true }).selectOption("办结");
  await page.getByRole("combobox", { name: "图形", exact: true }).selectOption("折线");
  await page.getByRole("combobox", { name: "参照", exact: true }).selectOption("不加参照");
  await page.getByRole("combobox", { name: "起始年", exact: true }).selectOption("2021");
  await page.getByRole("combobox", { name: "截止年", exact: true }).selectOption("2024");
  await page.getByText("选择机关").click();
  await page.getByRole("checkbox", { name: "清晏街道" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByText("已选1个机关")).toBeFocused();
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await page.waitForURL(/units=/);

  const chosen = new URL(page.url()).searchParams;
  expect(Object.fromEntries(chosen)).toMatchObject({
    region: "990101",
    kind: "subdistrict",
    how: "line",
    against: "none",
    from: "2021",
    to: "2024",
    units: qingyan,
  });
  expect(chosen.getAll("what")).toEqual(["rate.disclosed", "requests.closed.total"]);
  await expect(page.getByRole("combobox", { name: "指标", exact: true })).toHaveValue("rate.disclosed");
  await expect(page.getByRole("combobox", { name: "第二项", exact: true })).toHaveValue(
    "requests.closed.total",
  );
  await expect(page.getByRole("combobox", { name: "参照", exact: true })).toHaveValue("none");
  await expect(page.getByRole("combobox", { name: "起始年", exact: true })).toHaveValue("2021");
  await expect(page.getByRole("list", { name: "已选机关" })).toContainText("清晏街道");
  await expect(page.getByRole("figure").first()).toContainText("临溪区街道9个 · 2021–2024年");

  await page.goBack();
  await expect(page).toHaveURL("/compare");
  await expect(page.getByRole("combobox", { name: "指标", exact: true })).toHaveValue(
    "requests.received.total",
  );
});

test("the page opens on the agencies ranked in the latest year", async ({ page }) => {
  await page.goto("/compare");
  await expect(page.getByRole("combobox", { name: "图形", exact: true })).toHaveValue("bar");
  await expect(page.getByRole("figure").getByRole("img").filter({ visible: true })).toContainText("清晏街道");
});

test("an agency can be left out again", async ({ page }) => {
  await page.goto(`/compare?units=${qingyan},${chengkou}&how=bar`);
  await page.getByRole("link", { name: "移去清晏街道" }).click();
  await expect(page).toHaveURL(`/compare?region=990100&units=${chengkou}&how=bar`);
  await page.getByRole("link", { name: "全部移去，看合计" }).click();
  await expect(page).toHaveURL("/compare?region=990100&how=bar");
});

test("a region with agencies that did not file shows n of N and no zero in their place", async ({ page }) => {
  await page.goto("/?kind=towns&region=990102&to=2025");
  const main = page.getByRole("main");
  await expect(main).toContainText("望岚区街道、乡镇24个中23个已公开2025年报");
  await page.goto("/compare?how=bar&region=990102");
  const figure = page.getByRole("figure");
  await figure.getByText("表格", { exact: true }).click();
  await expect(figure.getByRole("row", { name: /^书带草街道/ }).getByRole("cell")).toHaveText(["未报送"]);
  await page.goto("/compare?region=990102");
  await expect(page.getByRole("figure")).toContainText(/未报送：[^，]*2025年1个，不计入合计/);
});

test("a table without chosen agencies lists them all, and their sum below", async ({ page }) => {
  await page.goto("/compare?how=table&region=990102");
  const rows = page.getByRole("figure").getByRole("row");
  await expect(rows.filter({ hasText: "书带草街道" }).getByRole("cell").last()).toHaveText("未报送");
  // ※, or how many gave it, may follow a figure.
  const figureOf = (row: Locator) =>
    row
      .getByRole("cell")
      .last()
      .evaluate((cell) => Number(/^\d+$/.exec(cell.firstChild?.textContent ?? "")?.[0]));
  let counted = 0;
  for (const row of await rows.filter({ hasNotText: /单位|合计/ }).all()) {
    const figure = await figureOf(row);
    if (!Number.isNaN(figure)) counted += figure;
  }
  expect(counted).toBe(await figureOf(rows.filter({ hasText: "合计" })));
});

test("the change of form is drawn and explained", async ({ page }) => {
  await page.goto("/compare?how=line");
  const figure = page.getByRole("figure");
  await expect(figure.getByRole("img").filter({ visible: true })).toContainText("2021年起改用新格式");
  await expect(figure.getByRole("listitem").filter({ hasText: "2021年起改用新格式：" })).toBeVisible();
  await page.goto("/compare?from=2021");
  await expect(figure.getByRole("img").filter({ visible: true })).not.toContainText("改用新格式");
});

test("a reference is the median of the group, of the region above, or none", async ({ page }) => {
  const drawing = page.getByRole("figure").getByRole("img").filter({ visible: true });
  const address = `/compare?region=990101&units=${chengkou}`;
  await page.goto(address);
  await expect(drawing).toContainText("中位数 0");
  await page.goto(`${address}&against=parent`);
  await expect(drawing).toContainText("澄湾市街道、乡镇中位数");
  await page.goto(`${address}&against=none`);
  await expect(drawing).not.toContainText("中位数");
});

test("a year without reports and an agency without a division are told, not drawn", async ({ page }) => {
  await page.goto("/compare?from=2030");
  await expect(page.getByRole("alert").first()).toContainText("没有2030年的报告，库中有2019–2025年");
  await page.goto("/compare?units=nobody");
  await expect(page.getByRole("alert").first()).toContainText("没有机关“nobody”");
});

test("an agency that was merged is named where its bar would be", async ({ page }) => {
  await page.goto("/agencies?q=三岔雾乡");
  await page.getByRole("main").getByRole("link", { name: "三岔雾乡" }).click();
  await page.getByRole("link", { name: "与其他机关逐个比较" }).click();
  await page.getByRole("combobox", { name: "图形", exact: true }).selectOption({ label: "条形（截止年）" });
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("figure").first()).toContainText(
    "三岔雾乡在这些年份还没有设立或已经撤并，没有列入",
  );
});

test("the list of reports can be filtered and paged", async ({ page }) => {
  await page.goto("/reports");
  await expect(page.getByRole("heading", { name: /^共555份$/ })).toBeVisible();
  await page.getByRole("link", { name: "下一页" }).click();
  await expect(page.getByText("第2页，共12页")).toBeVisible();
  await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2021年");
  await page.getByRole("combobox", { name: "范围", exact: true }).selectOption("北京市丰台区");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("heading", { name: "共1份" })).toBeVisible();
  await expect(page.getByRole("row", { name: /北宫镇/ })).toContainText("未发现问题");
  await page.getByRole("combobox", { name: "核对", exact: true }).selectOption("有问题待核");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByText("没有符合条件的报告，请放宽条件。")).toBeVisible();
  expect(new URL(page.url()).searchParams.get("year")).toBe("2021");
});
