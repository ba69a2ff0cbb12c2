import { readFile } from "node:fs/promises";
import { type APIRequestContext, expect } from "@playwright/test";
import { checks } from "@/lib/catalogue/checks";
import { city } from "@/lib/specimen/demo/places";
import { plantedErrors } from "@/lib/specimen/demo/planted-errors";
import { test } from "./shared-browser";
import { beigong, chengkou } from "./site-pages";

test("the tables of 北宫镇 2021 stand as printed, with their figures", async ({ page }) => {
  await page.goto(`/reports/${beigong}/2021`);
  const requests = page.getByRole("region", { name: "三、收到和处理政府信息公开申请情况" }).last();
  await expect(requests.getByRole("row", { name: /^一、本年新收/ }).getByRole("cell")).toHaveText([
    "34",
    "2",
    "0",
    "0",
    "0",
    "0",
    "36",
  ]);
  await expect(
    requests
      .getByRole("row", { name: /^（七）总计/ })
      .getByRole("cell")
      .last(),
  ).toHaveText("35");
  const disclosure = page.getByRole("region", { name: "二、主动公开政府信息情况" }).last();
  await expect(disclosure.getByRole("row", { name: /^行政处罚/ })).toContainText("447");
  await expect(disclosure.getByRole("row", { name: /^行政规范性文件/ }).getByRole("cell")).toHaveText([
    "1",
    "8",
    "1",
  ]);
  const disputes = page.getByRole("region", { name: "四、政府信息公开行政复议、行政诉讼情况" }).last();
  await expect(disputes.getByRole("cell")).toHaveCount(15);
  await expect(page.getByText("未发现问题")).toBeVisible();
});

test("a click on a figure shows its place and raw text in the source", async ({ page }) => {
  await page.goto(`/reports/${beigong}/2021`);
  const requests = page.getByRole("region", { name: "三、收到和处理政府信息公开申请情况" }).last();
  await requests
    .getByRole("row", { name: /^一、本年新收/ })
    .getByRole("link", { name: /36$/ })
    .click();
  const place = page.getByRole("status").filter({ hasText: "读作" });
  await expect(place).toContainText("“新收申请”读作36，原文“36”");
  await expect(place).toContainText(/第\d+段第\d+行第\d+格/);
  const target = page.getByRole("article").locator("[aria-current]");
  await expect(target).toHaveText("36");
  await expect(target).toBeInViewport();
});

test("a missing figure says why, in the report and at its place", async ({ page }) => {
  await page.goto(await addressOf(page.request, "临溪区云上畲族乡", 2021));
  const closed = page
    .getByRole("row", { name: /^（七）总计/ })
    .getByRole("cell")
    .last();
  await expect(closed).toHaveText("空白");
  await closed.getByRole("link").click();
  await expect(page.getByRole("status").filter({ hasText: "原因" })).toContainText("没有数，原因：空白");
});

test("the original comes back byte for byte, as an attachment", async ({ page }) => {
  await page.goto(`/reports/${beigong}/2021`);
  const link = page.getByRole("link", { name: "下载原件" });
  const response = await page.request.get((await link.getAttribute("href")) ?? "");
  const fixture = await readFile("lib/specimen/fixtures/beigong-2021.txt");
  expect((await response.body()).equals(fixture)).toBe(true);
  expect(response.headers()).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment; .*filename\*=UTF-8''beigong-2021\.txt$/),
  });
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("beigong-2021.txt");
});

test("a faulty figure is marked, with what is wrong in its name and title", async ({ page }) => {
  await page.goto(`/reports/${chengkou}/2025`);
  await expect(page.getByRole("region", { name: "核对发现2处" })).toContainText("收办平衡");
  const figure = page.getByRole("link", { name: "新收申请45，有问题" });
  await expect(figure).toHaveAttribute("title", /收办平衡：/);
  await expect(figure).toBeVisible();
});

test("every planted error is found on its report's page", async ({ page, request }) => {
  const addresses = await reportAddresses(request);
  for (const { key, year, check, also } of plantedErrors) {
    // A district's own key does not say which city it is of.
    const address = addresses.get(`${key} ${year}`) ?? addresses.get(`${city.name}${key} ${year}`);
    expect.soft(address, `${key} ${year}`).toBeDefined();
    if (!address) continue;
    await page.goto(address);
    const findings = page.getByRole("region", { name: /^核对发现\d+处$/ });
    for (const id of [check, ...also])
      await expect.soft(findings, `${key} ${year}: ${id}`).toContainText(checks[id].zh);
  }
});

async function addressOf(request: APIRequestContext, key: string, year: number): Promise<string> {
  return (await reportAddresses(request)).get(`${key} ${year}`) ?? `no report of ${key} for ${year}`;
}

/** The address of each report by place, name and year, from the pages of the list. */
async function reportAddresses(request: APIRequestContext): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  for (let page = 1; ; page++) {
    const html = await (await request.get(`/reports?page=${page}`)).text();
    const rows = html.matchAll(
      /<td><a href="(\/reports\/[^"]+)">(\d{4})(?:<!-- -->)?年报告<\/a><\/td><td><a [^>]*>([^<]+)<\/a><\/td><td>([^<]*)<\/td>/g,
    );
    let found = 0;
    for (const [, href, year, name, parent] of rows) {
      found += 1;
      addresses.set(`${parent}${name} ${year}`, `${href}`);
    }
    if (found === 0) return addresses;
  }
}
