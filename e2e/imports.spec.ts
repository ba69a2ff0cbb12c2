import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { demonstrationFile, type OwnSite, openOwnSite } from "./own-site";
import { axeFaults } from "./shared-browser";
import { beigong } from "./site-pages";

test.skip(process.env.E2E_ENGINE === "postgres", "the demonstration is restored from its file");
const fixture = "lib/specimen/fixtures/beigong-2021.txt";

let site: OwnSite;
test.beforeAll(async () => {
  site = await openOwnSite();
});
test.afterAll(() => site.close());

test("after an import with a changed report the review shows old and new, and opens the old one", async ({
  page,
}) => {
  expect(site.nianbao("restore", demonstrationFile)).toMatchObject({ status: 0 });
  const changed = path.join(site.folder, "北宫镇2021改.txt");
  writeFileSync(changed, readFileSync(fixture, "utf8").replace(/\t34$/m, "\t35").replace(/\t36$/m, "\t37"));
  const empty = path.join(site.folder, "空.txt");
  writeFileSync(empty, "");
  const { status, said } = site.nianbao("import", changed, empty, fixture);
  expect(status).toBe(1);
  expect(said).toContain("变动　丰台区北宫镇2021年报告：改变的数2格，未变");
  expect(said).toContain("  新收申请：36件 → 37件");
  const health = () =>
    page.request.get(`${site.origin}/healthz`).then(
      (answer) => answer.status(),
      () => 0,
    );
  await expect.poll(health).toBe(200);

  // A version is shown when it has been verified.
  const row = page.getByRole("row").nth(1);
  await expect(async () => {
    await page.goto(`${site.origin}/imports`);
    await expect(row).toContainText("变动1份，未变1份，拒收1份", { timeout: 1_000 });
  }).toPass();
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("导入 ");
  await expect(page.getByRole("region", { name: "拒收的文件1份" })).toContainText("《空.txt》是空文件");
  const cells = page.getByRole("region", { name: "改变的数2格" });
  await expect(cells.getByRole("row", { name: /^新收申请（自然人）/ }).getByRole("cell")).toHaveText([
    "34件",
    "35件",
  ]);
  await expect(cells.getByRole("row").nth(2).getByRole("cell")).toHaveText(["36件", "37件"]);
  await expect(page.getByRole("list", { name: "核对发现的变化" })).toContainText("新出现错误收办平衡");
  expect.soft(await seenFaults(page)).toEqual([]);

  await page.getByRole("link", { name: "打开改前的报告" }).click();
  await expect(page.getByText(/^这是数据版本.*的报告，不随以后的导入改变/)).toContainText("已有另一份取代它");
  const received = page.getByRole("row", { name: /^一、本年新收/ }).getByRole("link", { name: /36$/ });
  await expect(received).toBeVisible();
  const original = await page.getByRole("link", { name: "下载原件" }).getAttribute("href");
  const file = await page.request.get(`${site.origin}${original}`);
  expect((await file.body()).equals(readFileSync(fixture))).toBe(true);
  expect.soft(await seenFaults(page)).toEqual([]);
  await received.click();
  await expect(page.getByText("读作36，原文“36”")).toBeVisible();

  await page.goto(`${site.origin}/reports/${beigong}/2021`);
  const versions = page.getByRole("region", { name: "各版本" });
  await expect(versions.getByRole("listitem")).toHaveCount(2);
  await versions.getByRole("link", { name: "与前一版对照" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("丰台区北宫镇2021年报告两版对照");
  await expect(page.getByRole("region", { name: "改变的数2格" })).toContainText("36件");
  expect.soft(await seenFaults(page)).toEqual([]);
  expect((await page.request.get(`${site.origin}/imports/2020-01-01.1`)).status()).toBe(404);
  expect((await page.request.get(`${site.origin}/reports/${beigong}/2021?v=x`)).status()).toBe(404);
});

test("a report that is kept and not used opens from its import and says that it counts nowhere", async ({
  page,
}) => {
  expect(site.nianbao("restore", demonstrationFile)).toMatchObject({ status: 0 });
  const later = path.join(site.folder, "北宫镇2021后.txt");
  const earlier = path.join(site.folder, "北宫镇2021先.txt");
  const withReceived = (value: string) => readFileSync(fixture, "utf8").replace(/\t36$/m, `\t${value}`);
  writeFileSync(later, `${withReceived("36")}\n`);
  writeFileSync(earlier, withReceived("7654"));
  site.nianbao("import", later, "--published", "2022-03-01");
  const { said } = site.nianbao("import", earlier, "--published", "2022-01-15");
  expect(said).toContain("只存不用");
  const label = said.match(/review (\S+)/)?.[1] ?? "";
  const listed = page.getByRole("row").filter({ hasText: "只存不用1份" }).getByRole("link", { name: label });
  await expect(async () => {
    await page.goto(`${site.origin}/imports`);
    await expect(listed).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await listed.click();
  await page.getByRole("link", { name: /^打开.*《北宫镇2021先\.txt》$/ }).click();
  const notice = page.getByRole("region", { name: "只存不用，不计入任何统计" });
  await expect(notice).toContainText("它公布于2022-03-01，晚于本份的2022-01-15，以后公布的为准");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const received = page.getByRole("row", { name: /^一、本年新收/ }).getByRole("link", { name: /7,?654$/ });
  expect.soft(await seenFaults(page)).toEqual([]);
  const own = page.url();
  await received.click();
  await expect(page.getByText("这一份只存不用，不计入任何统计。")).toBeVisible();
  await expect(page.getByText(/读作7,?654，原文“7654”/)).toBeVisible();
  await page.goto(own);
  await notice.getByRole("link", { name: "查看在用的报告" }).click();
  await expect(
    page.getByRole("row", { name: /^一、本年新收/ }).getByRole("link", { name: /36$/ }),
  ).toBeVisible();
  await expect(page.getByRole("region", { name: "只存不用，不计入任何统计" })).toHaveCount(0);
  await page.getByRole("link", { name: "北宫镇2021先.txt" }).click();
  await expect(notice).toBeVisible();
  for (const wrong of [`${own}&v=2020-01-01.1`, `${own}0`, own.replace(/unused=\d+/, "unused=x")])
    expect((await page.request.get(wrong)).status()).toBe(404);
  expect((await page.request.get(own.replace("/2021?", "/2020?"))).status()).toBe(404);
});

/** What axe finds on a screen and on a phone, and whether anything scrolls sideways. */
async function seenFaults(page: Parameters<typeof axeFaults>[0]): Promise<string[]> {
  const faults: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`${over} too wide at ${width}`);
    faults.push(...(await axeFaults(page)));
  }
  // On a phone the names of the rows stay in view and may lie over the figure that is clicked next.
  await page.setViewportSize({ width: 1440, height: 900 });
  return faults;
}
