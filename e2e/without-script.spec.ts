import { expect } from "@playwright/test";
import { test } from "./shared-browser";
import { beigong, chengkou, qingyan, shudaicao, sitePages } from "./site-pages";

test.use({ javaScriptEnabled: false });

for (const { name, path, heading, status = 200 } of sitePages)
  test(`“${name}” answers with its heading`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(status);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeAttached();
    await expect(page).toHaveTitle(/年报通/);
    await expect(page.getByRole("main")).not.toContainText("正在读取");
  });

test("the overview of all kinds begins with who filed and what is wrong, a line for each kind", async ({
  page,
}) => {
  await page.goto("/");
  const main = page.getByRole("main");
  await expect(main).toContainText(
    /澄湾市2025年报：街道、乡镇48个中47个已公开，各级部门28个中26个已公开，各级政府3个均已公开；迟报5个，未报送3个。\d+个机关有错误\d+项未处理。/,
  );
  const figures = main.getByRole("region", { name: "2025年的主要数字" }).getByRole("table");
  await expect(figures.getByRole("rowheader")).toHaveText([/^街道、乡镇48个/, /^部门16个/, /^政府2个/]);
  const trends = main.getByRole("region", { name: "走势" });
  for (const name of [/新收申请/, /公开率/])
    await expect(trends.getByRole("img", { name }).filter({ visible: true })).toHaveCount(1);
  await expect(trends).toContainText("口径不同，不能直接比较或相加");
  const coverage = main.getByRole("region", { name: "报送情况" }).getByRole("table");
  await expect(coverage.getByRole("row", { name: /^已公开/ })).toContainText("76/79");
  await figures.getByRole("link", { name: "街道、乡镇" }).click();
  await expect(page).toHaveURL(/kind=towns/);
  await expect(main).toContainText(
    /澄湾市街道、乡镇48个中47个已公开2025年报，新收申请\d+件（含\d+个待核的数[^）]*）；可比\d+个，比上年(?:增加|减少)\d+件/,
  );
  await expect(main.getByText("1个未报送", { exact: true })).toBeVisible();
  await expect(main.getByRole("link", { name: /^\d+个迟报$/ })).toBeVisible();
  await expect(main.getByRole("img", { name: /新收申请/ }).filter({ visible: true })).toHaveCount(1);
  await expect(coverage.getByRole("row", { name: /^已公开/ })).toContainText("47/48");
  await expect(coverage.getByRole("row", { name: /^书带草街道/ })).toContainText("未报送");
});

test("the agencies with errors can all be listed, each once, and lead to what is wrong", async ({ page }) => {
  await page.goto("/");
  const errors = page.getByRole("region", { name: /个机关有错误\d+项未处理$/ });
  const [agencies, items] = ((await errors.getByRole("heading").textContent())?.match(/\d+/g) ?? []).map(
    Number,
  );
  await errors.getByRole("link", { name: /^列出全部/ }).click();
  await expect(page).toHaveURL(/all=1/);
  await expect(errors.getByRole("link", { name: /^列出全部/ })).toHaveCount(0);
  const rows = await errors.getByRole("listitem").allInnerTexts();
  expect(rows.length).toBe(agencies);
  expect(rows.map((row) => Number(/^(\d+)项/.exec(row)?.[1])).reduce((sum, n) => sum + n)).toBe(items);
  const [first] = await errors.getByRole("listitem").getByRole("link").all();
  const name = (await first?.textContent()) ?? "";
  await first?.click();
  await expect(page.getByRole("heading", { level: 1, name: "核查" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(name);
  await expect(page.getByText(/^共\d+项，其中错误\d+项/)).toBeVisible();
});

test("a ranking sorts by its heads, and names those without any case apart", async ({ page }) => {
  await page.goto("/compare?how=rank&what=rate.disclosed");
  const table = page.getByRole("figure").getByRole("table");
  await table.getByRole("link", { name: /^2025年/ }).click();
  await expect(page).toHaveURL(/sort=high/);
  await expect(table.getByRole("row").nth(1)).toContainText("第1位");
  await table.getByRole("link", { name: /^2025年/ }).click();
  await expect(page).toHaveURL(/sort=low/);
  await table.getByRole("link", { name: /^2025年/ }).click();
  await expect(page).not.toHaveURL(/sort=/);
  await expect(page.getByText(/^无申请的\d+个，没有列入上表$/)).toBeVisible();
});

test("a heat map of several indicators is a table that is ordered by its heads", async ({ page }) => {
  await page.goto("/compare?region=990101&what=requests.received.total,rate.disclosed&how=heat");
  const figure = page.getByRole("figure");
  const first = () => figure.getByRole("table").getByRole("rowheader").first();
  const head = figure.getByRole("columnheader", { name: /^新收申请/ });
  await head.getByRole("link").click();
  await expect(page).toHaveURL(/sort=high&by=requests.received.total/);
  const largest = await first().textContent();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await head.getByRole("link").click();
  await expect(page).toHaveURL(/sort=low/);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect(first()).not.toHaveText(largest ?? "");
  await head.getByRole("link").click();
  await expect(page).not.toHaveURL(/sort=|by=/);
});

test("a funnel says who lies outside its limits in its table, a ranking whose change is beyond chance", async ({
  page,
}) => {
  await page.goto("/compare?how=funnel&what=rate.disclosed");
  await page.getByRole("figure").getByText("表格", { exact: true }).click();
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "雁栖坪土家族苗族乡" }) });
  await expect(row).toContainText("远高于");
  await page.goto("/compare?how=funnel");
  await expect(page.getByText(/漏斗图只用于占比：新收申请没有全部/)).toBeVisible();
  await page.goto("/compare?how=rank");
  const moved = page.getByRole("region", { name: /^超出偶然的变动/ });
  await expect(moved.getByText(/^检验了\d+个机关中\d+个比上年的变动/)).toBeVisible();
  await expect(moved.getByRole("row").nth(1)).toContainText("雁栖坪土家族苗族乡");
});

test("each form of comparison draws its figures and has them in a table", async ({ page }) => {
  for (const [how, form] of [
    ["line", "折线图"],
    ["bar", "条形图"],
    ["stacked", "堆积柱形图"],
    ["share", "百分比堆积柱形图"],
    ["grouped", "并列柱形图"],
    ["slope", "首尾两年连线图"],
    ["heat", "色块表"],
    ["scatter&what=requests.received.total,rate.disclosed", "散点图"],
    ["multiples", "分机关小图"],
    ["funnel&what=rate.disclosed", "漏斗图"],
  ]) {
    await page.goto(`/compare?how=${how}`);
    const figure = page.getByRole("figure");
    await expect(figure.getByRole("img").filter({ visible: true }), how).toHaveCount(1);
    await expect(figure.getByRole("img").filter({ visible: true }), how).toContainText(`${form}，`);
    await figure.getByText("表格", { exact: true }).click();
    await expect(figure.getByRole("cell").first()).toBeVisible();
  }
});

test("a heat table names what is missing in the drawing and in its table", async ({ page }) => {
  await page.goto("/compare?how=heat&region=990102");
  const figure = page.getByRole("figure");
  await expect(figure.getByRole("img").filter({ visible: true })).toContainText("未报送");
  await expect(figure.getByRole("img").filter({ visible: true })).toContainText("中位数");
  await figure.getByText("表格", { exact: true }).click();
  await expect(
    figure
      .getByRole("row", { name: /^书带草街道/ })
      .getByRole("cell")
      .last(),
  ).toHaveText("未报送");
});

test("several indicators stand in one table, each with its unit", async ({ page }) => {
  await page.goto(
    "/compare?how=heat&region=990101&what=requests.received.total,rate.disclosed&from=2019&to=2025",
  );
  const figure = page.getByRole("figure");
  await expect(figure.getByRole("heading")).toHaveText("新收申请、公开率");
  await expect(figure.getByRole("columnheader")).toHaveText([
    "2025年",
    /^新收申请（件）/,
    /^公开率（部分\/全部）/,
  ]);
  await expect(figure.getByRole("row", { name: /^清晏街道/ }).getByRole("cell")).toHaveText([
    "4",
    /^样本过少/,
  ]);
});

test("a scatter plot without a second indicator says what it needs", async ({ page }) => {
  await page.goto("/compare?how=scatter");
  await expect(page.getByRole("figure")).toContainText("散点图要有两项指标");
  await page.getByRole("combobox", { name: "第二项", exact: true }).selectOption("办结");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("figure").getByRole("img").filter({ visible: true })).toContainText(
    "办结（件）",
  );
});

test("a comparison as a table has its heading, source and figures", async ({ page }) => {
  await page.goto(`/compare?how=table&units=${qingyan}`);
  const figure = page.getByRole("figure");
  await expect(figure.getByRole("heading", { name: "新收申请" })).toBeVisible();
  await expect(figure).toContainText("来源：");
  const row = figure.getByRole("row", { name: /^清晏街道/ });
  await expect(row.getByRole("cell")).toHaveText(["7", "2", "8", "8", "3", "4", "4"]);
  await row.getByRole("link", { name: "7" }).click();
  await expect(page).toHaveURL(`/reports/${qingyan}/2019`);
});

test("two indicators make two charts", async ({ page }) => {
  await page.goto(`/compare?units=${qingyan}&what=requests.received.total,rate.disclosed`);
  await expect(page.getByRole("figure").getByRole("heading")).toHaveText(["新收申请", "公开率"]);
});

test("an agency is found by name, pinyin and initials", async ({ page }) => {
  for (const query of ["北宫", "beigong", "bgz", "gong", "gz"]) {
    await page.goto("/agencies");
    await page.getByRole("main").getByRole("searchbox").fill(query);
    await page.getByRole("button", { name: "查找" }).click();
    await page.getByRole("main").getByRole("link", { name: "北宫镇", exact: true }).click();
    await expect(page).toHaveURL(`/agencies/${beigong}`);
  }
});

test("the search of the frame says so when nothing is found", async ({ page }) => {
  await page.goto("/codebook");
  await page.getByRole("searchbox", { name: "搜索机构" }).fill("没有这个机关");
  await page.getByRole("button", { name: "搜索" }).click();
  await expect(page.getByRole("heading", { name: "没有找到“没有这个机关”" })).toBeVisible();
});

test("an agency shows a sentence and all its years, a missing rate by its reason", async ({ page }) => {
  await page.goto(`/agencies/${qingyan}`);
  await expect(page.getByRole("main")).toContainText(
    "2025年新收申请4件，与上年持平；临溪区街道、乡镇有数的24个的中位数为0件；办结4件，公开率样本过少。",
  );
  const years = page.getByRole("region", { name: "各年主要数据" });
  await expect(years.getByRole("row")).toHaveCount(8);
  await expect(years.getByRole("row", { name: /^2019年报告/ })).toContainText("样本过少");
});

test("an agency is added to a comparison by its name", async ({ page }) => {
  await page.goto("/compare");
  await page.getByText("选择机关").click();
  await page.getByRole("searchbox", { name: "名称、拼音或首字母" }).fill("清晏街道");
  await page.getByRole("button", { name: "查看所选机关" }).click();
  await expect(page.getByRole("list", { name: "已选机关" })).toContainText("清晏街道");
});

test("a selected agency without a report is named with its reason, not drawn as zero", async ({ page }) => {
  await page.goto(`/compare?how=bar&units=${shudaicao},${chengkou}`);
  const figure = page.getByRole("figure");
  await expect(figure.getByRole("img").filter({ visible: true })).toContainText("未报送");
  await figure.getByText("表格", { exact: true }).click();
  await expect(figure.getByRole("row", { name: /^书带草街道/ }).getByRole("cell")).toHaveText(["未报送"]);
});
