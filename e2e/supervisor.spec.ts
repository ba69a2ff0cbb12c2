import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { type OwnSite, openOwnSite } from "./own-site";

/** The documents of the demonstration, which the tests' own site was made from. */
const documents = "build/演示报告";
const titled = (agency: string) => `澄湾市临溪区${agency}2025年政府信息公开工作年度报告`;

test.skip(process.env.E2E_ENGINE === "postgres", "the database of this test is a file");

let site: OwnSite;

test.beforeAll(async () => {
  site = await openOwnSite();
  const years = ["2024", "2025"];
  for (const year of years) cpSync(path.join(documents, "临溪区", year), place(year), { recursive: true });
  cpSync(path.join(documents, "机构名录.csv"), place("机构名录.csv"));
  const imported = site.nianbao("import", place("机构名录.csv"), ...years.map((year) => place(year)));
  expect(imported.said).toContain("数据版本");
});
test.afterAll(() => site.close());

const place = (...names: string[]) => path.join(site.folder, ...names);

function textOf(docx: Uint8Array): string {
  const document = unzipSync(docx)["word/document.xml"] ?? new Uint8Array();
  return strFromU8(document).replace(/<[^>]+>/g, "");
}

test("a late, a wrong, a copied and a corrected report are found, decided upon and sent back", async ({
  page,
  request,
}) => {
  // The town publishes its report again, with another number in the text.
  const name = `${titled("双槐集镇人民政府")}.html`;
  const html = readFileSync(place("2025", name), "utf8");
  mkdirSync(place("again"));
  const corrected = html.replace("发布时间：2026-01-21", "发布时间：2026-03-10").replace("341条", "351条");
  expect(corrected).not.toBe(html);
  writeFileSync(place("again", name), corrected);
  expect(site.nianbao("import", place("again")).status).toBe(0);
  await expect
    .poll(
      () =>
        request.get(`${site.origin}/healthz`).then(
          (answer) => answer.status(),
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200);

  const main = page.getByRole("main");
  const desk = async () => {
    await page.goto(`${site.origin}/?region=990101`);
    return main;
  };

  // Late: named on the overview, one click from its report.
  const exceptions = (await desk()).getByRole("region", { name: "2025年报的报送" });
  await expect(exceptions).toContainText("柳桥巷街道迟20天");
  await exceptions.getByRole("link", { name: "柳桥巷街道" }).click();
  await expect(page).toHaveURL(`${site.origin}/reports/990101003/2025`);

  // Wrong and copied: among the checks, which are one click away, and one for the kind.
  await desk();
  await page.getByRole("link", { name: "逐项核查" }).click();
  await page.getByRole("link", { name: /^收办平衡/ }).click();
  await expect(main.getByRole("link", { name: /澄口镇/ }).first()).toBeVisible();
  await expect(main).toContainText(
    "“自然人”一列：本年新收与上年结转之和为42，办结总计与结转下年度之和为41，相差1",
  );
  await desk();
  await page.getByRole("link", { name: "逐项核查" }).click();
  await page.getByRole("link", { name: /^内容雷同/ }).click();
  await expect(main).toContainText("与临溪区澄口镇2024年报告相同的文字");
  await main.getByText("与临溪区澄口镇2024年报告相同的文字").first().click();
  await main.getByRole("link", { name: "对照两份报告" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("石梓镇");

  // Corrected: two clicks to those that were.
  await desk();
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "报送" }).click();
  await page.getByRole("navigation", { name: "按状态筛选" }).getByRole("link", { name: /^更正/ }).click();
  await expect(main.getByRole("row", { name: /^双槐集镇/ })).toContainText("更正1次");

  // Decided by the command, and shown by the site.
  const listed = site.nianbao("verdict", "--unit", "澄口镇", "--year", "2025").said;
  const [id = ""] =
    /\bh[a-z\d]{9}\b/.exec(listed.split("\n").find((line) => line.includes("“总计”一列")) ?? "") ?? [];
  expect(id).not.toBe("");
  const decision = ["--as", "属实需改", "--by", "张某", "--why", "与原件核对，总计一列不平"];
  expect(site.nianbao("verdict", id, ...decision).status).toBe(0);
  await expect
    .poll(
      async () => {
        await page.goto(`${site.origin}/reports/990101101/2025`);
        return main.textContent();
      },
      { timeout: 60_000 },
    )
    .toContain("属实需改");
  await expect(main).toContainText("与原件核对，总计一列不平");

  // What the unit has to correct, as a document, read back.
  const link = main.getByRole("link", { name: "Word", exact: true });
  const address = site.origin + (await link.getAttribute("href"));
  // Files are made by another process than pages, which may come to the new version a moment later.
  await expect
    .poll(async () => textOf(await (await request.get(address)).body()), { timeout: 60_000 })
    .toContain("属实需改");
  const waiting = page.waitForEvent("download");
  await link.click();
  const text = textOf(readFileSync(await (await waiting).path()));
  for (const words of ["澄口镇", "属实需改", "按核对应为", "整改情况", "责任人"])
    expect(text).toContain(words);
});
