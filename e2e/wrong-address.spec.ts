import { expect } from "@playwright/test";
import { mainPages } from "@/lib/site/main-pages";
import { test } from "./shared-browser";
import { beigong, qingyan } from "./site-pages";

test.use({ javaScriptEnabled: false });

/** Each with what is said, and a link among the valid values that are offered. */
const wrong: readonly (readonly [path: string, says: string, offer: string])[] = [
  ["/filing?state=lost", "状态不能是“lost”", "未报送"],
  ["/totals?kind=township", "单位不能是“township”", "政府本机关"],
  ["/?region=nowhere", "没有地区“nowhere”", "演示省澄湾市临溪区"],
  ["/?from=2030", "没有2030年的报告，库中有2019–2025年", "2025年"],
  ["/?v=2001-01-01.1", "没有数据版本“2001-01-01.1”", "最新的数据"],
  ["/compare?region=nowhere&how=bar", "没有地区“nowhere”", "演示省澄湾市"],
  ["/compare?v=zzz", "没有数据版本“zzz”", "最新的数据"],
  ["/compare?to=1999", "截止年不能是“1999”", "2025年"],
  ["/compare?how=pie", "图形不能是“pie”", "折线"],
  ["/compare?kind=zzz", "单位不能是“zzz”", "部门"],
  [`/compare?units=nobody,${qingyan}`, "没有机关“nobody”", "只看查得到的机关"],
  ["/compare?add=没有这个", "没有找到机关“没有这个”", "不加入"],
  ["/compare?add=雀舌", "“雀舌”可能是几个机关，请选择其中一个", "望岚区雀舌镇"],
  ["/share?region=nowhere", "没有地区“nowhere”", "演示省澄湾市"],
  ["/share?theme=pink", "theme可以是light、dark", "去掉不能使用的条件"],
  ["/agencies?region=nowhere", "没有地区“nowhere”", "演示省澄湾市"],
  ["/agencies?kind=zzz", "单位不能是“zzz”", "街道、乡镇"],
  ["/reports?region=nowhere", "没有地区“nowhere”", "演示省澄湾市"],
  ["/reports?year=2030", "没有2030年的报告", "2025年"],
  ["/reports?page=99", "没有第99页，共12页", "去掉不能使用的条件"],
];

for (const [path, says, offer] of wrong)
  test(`${path} shows no other figures, says why and what may be asked`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(400);
    await expect(page.getByRole("alert").filter({ hasText: says })).toBeVisible();
    const main = page.getByRole("main");
    await expect(main.getByRole("figure")).toHaveCount(0);
    await expect(main.getByRole("table")).toHaveCount(0);
    await expect(main.getByRole("heading", { level: 1 })).toBeAttached();
    const link = main.getByRole("navigation").getByRole("link", { name: offer, exact: true }).first();
    const href = await link.getAttribute("href");
    expect((await page.goto(`${href}`))?.status()).toBe(200);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

test("the filters go on from what of the address can be used", async ({ page }) => {
  await page.goto("/compare?region=nowhere&how=heat&kind=bureau&from=2021");
  const filter = (name: string) => page.getByRole("combobox", { name, exact: true });
  await expect(filter("图形")).toHaveValue("heat");
  await expect(filter("单位")).toHaveValue("bureau");
  await expect(filter("起始年")).toHaveValue("2021");
  await filter("单位").selectOption("街道、乡镇");
  await page.getByRole("button", { name: "查看", exact: true }).click();
  await expect(page.getByRole("figure")).toHaveCount(1);
});

test("an item of a briefing that cannot be shown is named, and the others are shown", async ({ page }) => {
  const response = await page.goto("/briefing?item=region%3Dnowhere&item=region%3D990101");
  expect(response?.status()).toBe(400);
  await expect(page.getByRole("alert")).toContainText("第1项没有列入：没有地区“nowhere”");
  await expect(page.getByRole("figure")).toHaveCount(1);
});

test("the region is only chosen for the reader where none was asked for", async ({ page }) => {
  for (const path of ["/", "/?region=", "/compare", "/share", "/agencies", "/reports", "/briefing"]) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await expect(page.getByRole("alert"), path).toHaveCount(0);
  }
});

for (const path of [
  "/agencies/nobody",
  "/agencies/constructor",
  "/reports/nobody/2021",
  `/reports/${beigong}/2019`,
  `/reports/${beigong}/2021?scope=territory`,
  `/reports/${beigong}/2019/source`,
  `/reports/${beigong}`,
  "/no-such-page",
  "/agencies/a/b",
  "/compare/x",
])
  test(`${path} is not there, which can be read without scripts`, async ({ page }) => {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "没有这一页" })).toBeVisible();
    const links = page.getByRole("navigation", { name: "主要页面" }).getByRole("link");
    await expect(links).toHaveText(mainPages.map(({ name }) => name));
    await expect(page.getByRole("searchbox", { name: "搜索机构" })).toBeVisible();
    await expect(page).toHaveTitle("没有这一页 · 年报通");
    await page.getByRole("main").getByRole("link", { name: "查看已收入的报告" }).click();
    await expect(page).toHaveURL("/reports");
  });

test("every link to a report leads to one, of governments too", async ({ page, request }) => {
  const found = new Set<string>();
  for (const path of ["/?kind=government&region=990100", "/reports?kind=government", "/agencies/990101"]) {
    await page.goto(path);
    const links = await page.getByRole("main").locator("a[href^='/reports/']").all();
    for (const link of links.slice(0, 6)) found.add(`${await link.getAttribute("href")}`);
  }
  expect([...found].some((href) => href.endsWith("?scope=territory"))).toBe(true);
  for (const href of found) expect.soft((await request.get(href)).status(), href).toBe(200);
});
