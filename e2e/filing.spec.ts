import { expect, test as ownTest } from "@playwright/test";
import { test } from "./shared-browser";
import { shudaicao } from "./site-pages";

const rows = (text: RegExp) => ({ name: text });

test("the page says of each kind who filed, and of each agency what became of its report", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "报送" }).click();
  await expect(page).toHaveURL("/filing");
  const main = page.getByRole("main");
  await expect(main).toContainText("澄湾市街道、乡镇48个中47个已公开2025年报，其中3个迟报；1个未报送。");
  await expect(main).toContainText("澄湾市各级部门28个中26个已公开2025年报");
  await expect(main).toContainText("澄湾市各级政府3个均已公开2025年报");
  const totals = page.getByRole("region", { name: "各类合计" }).getByRole("table");
  await expect(totals.getByRole("row", rows(/^街道、乡镇 48 47 3 1/))).toBeVisible();
  const list = page.getByRole("region", { name: "各机关报送情况" }).getByRole("table");
  await expect(list.getByRole("row", rows(/^柳桥巷街道 迟20天 2026-02-20 2026-01-31/))).toBeVisible();
  await expect(list.getByRole("row", rows(/^书带草街道 未报送 2026-01-31/))).toBeVisible();
  await expect(list.getByRole("link", { name: "迟20天" })).toHaveAttribute("href", "/reports/990101003/2025");
});

test("the states narrow the list, each with its number", async ({ page }) => {
  await page.goto("/filing?kind=towns&year=2025");
  const states = page.getByRole("navigation", { name: "按状态筛选" });
  await expect(states.getByRole("link", { name: "全部 48" })).toHaveAttribute("aria-current", "true");
  await states.getByRole("link", { name: "未报送 1" }).click();
  await expect(page).toHaveURL(/state=not_filed/);
  const list = page.getByRole("region", { name: "各机关报送情况" }).getByRole("table");
  await expect(list.getByRole("rowheader")).toHaveText(["书带草街道"]);
  await expect(list.getByRole("link", { name: "书带草街道" })).toHaveAttribute(
    "href",
    `/agencies/${shudaicao}`,
  );
  await page.getByRole("link", { name: "各年并列" }).click();
  const matrix = page.getByRole("region", { name: "澄湾市街道、乡镇各年报送情况" }).getByRole("table");
  await expect(matrix.getByRole("row", rows(/^书带草街道/))).toContainText("未报送");
  await expect(matrix.getByRole("columnheader")).toHaveText([
    "机关",
    "2025",
    "2024",
    "2023",
    "2022",
    "2021",
    "2020",
    "2019",
  ]);
});

ownTest(
  "those who have not filed are named in a text to copy; who is not in the collection is not accused",
  async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/filing?kind=towns&year=2025");
    const text = page.getByRole("textbox", { name: "街道、乡镇未报送的1个" });
    await expect(text).toHaveValue(
      /没有公布2025年政府信息公开工作年度报告。期限为2026-01-31的：书带草街道。/,
    );
    await page.getByRole("button", { name: "复制" }).click();
    await expect(page.getByRole("status").getByText("已复制")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await text.inputValue());
    await page.goto("/filing?region=110106&year=2025");
    await expect(page.getByRole("textbox", { name: /未报送/ })).toHaveCount(0);
    await expect(page.getByText(/未收录的街道、乡镇26个，是否公布未经核实，不列入催报/)).toBeVisible();
  },
);

test("the files are what they say, with the conditions of the page", async ({ request, baseURL }) => {
  const query = "region=990101&kind=towns&year=2025";
  const workbook = await request.get(`/filing/xlsx?${query}&state=late`);
  expect(workbook.status()).toBe(200);
  expect((await workbook.body()).subarray(0, 2).toString()).toBe("PK");
  const calendar = await request.get(`/filing/ics?${query}`);
  expect(calendar.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await calendar.text()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:20260131\r\n/);
  const feed = await request.get("/filing/atom?region=990101&kind=towns");
  expect(feed.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  expect(feed.headers()["content-security-policy"]).toContain("sandbox");
  expect(await feed.text()).toContain(`href="${baseURL}/reports/`);
  for (const wrong of ["/filing/ics?state=late", "/filing/xlsx?kind=x", "/filing/atom?units=1"])
    expect((await request.get(wrong)).status(), wrong).toBe(400);
  expect((await request.get("/filing/pdf")).status()).toBe(404);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form asks for another year and kind, and a wrong state is named with those there are", async ({
    page,
  }) => {
    await page.goto("/filing");
    await page.getByRole("combobox", { name: "单位", exact: true }).selectOption("部门");
    await page.getByRole("combobox", { name: "年度", exact: true }).selectOption("2024年");
    await page.getByRole("button", { name: "查看", exact: true }).click();
    await expect(page).toHaveURL("/filing?region=990100&kind=bureau&year=2024");
    await expect(page.getByRole("main")).toContainText(/澄湾市各级部门28个[中均]/);
    await page.goto("/filing?state=lost");
    await expect(page.getByRole("alert")).toContainText("状态不能是“lost”");
    await expect(page.getByRole("link", { name: "未报送", exact: true })).toHaveAttribute(
      "href",
      "/filing?state=not_filed",
    );
  });
});

test("forty-eight agencies are printed on one page", async ({ page }) => {
  await page.goto("/filing?kind=towns&year=2025");
  await page.emulateMedia({ media: "print" });
  const paper = await page.pdf({ preferCSSPageSize: true });
  expect(paper.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
