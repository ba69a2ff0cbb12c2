import { expect, type Page } from "@playwright/test";
import { test } from "./shared-browser";

/** The number behind some words, such as `未报送 3` or `未报送3个`; 0 where nothing is said. */
const numberBehind = (text: string, words: string) =>
  Number(new RegExp(`(?:^|[^其中\\p{Script=Han}])${words}\\s*(\\d+)`, "u").exec(text)?.[1] ?? 0);

async function textsOf(page: Page, path: string) {
  const answer = await page.goto(path);
  expect([path, answer?.status()]).toEqual([path, 200]);
  return (await page.getByRole("main").textContent()) ?? "";
}

test("总览, 报送 and 核查 say the same of who is late, absent or corrected, and of errors, for every region", async ({
  page,
}) => {
  await page.goto("/filing");
  const regions = await page
    .getByRole("combobox", { name: "范围" })
    .locator("option")
    .evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
  expect(regions.length).toBeGreaterThan(4);
  let told = 0;
  for (const region of regions)
    for (const year of [2025, 2023]) {
      const at = `${region} ${year}`;
      await page.goto(`/filing?region=${region}&year=${year}`);
      const chips = (await page.getByRole("navigation", { name: "按状态筛选" }).textContent()) ?? "";
      const checks = await textsOf(page, `/checks?region=${region}&year=${year}`);
      const overview = await textsOf(page, `/?region=${region}&from=${year}&to=${year}`);
      for (const [filing, check] of [
        ["未报送", "未报送"],
        ["迟报", "迟报"],
        ["更正", "更正"],
        ["内容有变动", "内容变动"],
      ] as const) {
        const said = numberBehind(chips, filing);
        told += said;
        expect([at, filing, numberBehind(checks, check)]).toEqual([at, filing, said]);
        if (filing === "未报送" || filing === "迟报")
          expect([at, filing, numberBehind(overview, filing)]).toEqual([at, filing, said]);
      }
      const errors = Number(/个机关有错误(\d+)项未处理/.exec(overview)?.[1] ?? 0);
      told += errors;
      const listed = await textsOf(page, `/checks?region=${region}&year=${year}&severity=error&verdict=open`);
      expect([at, Number(/共(\d+)项/.exec(listed)?.[1] ?? 0)]).toEqual([at, errors]);
    }
  expect(told).toBeGreaterThan(10);
});
