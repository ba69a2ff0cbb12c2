import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { chengkou, qingyan } from "./site-pages";

const line = `/compare?region=990101&units=${qingyan}`;
const bars = "/compare?region=990101&how=bar";
const foreign = `/briefing?${new URLSearchParams({ title: "别处的简报", item: `units=${chengkou}&region=990101` })}`;

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 3, name });
const headings = (page: Page) => page.getByRole("article").getByRole("heading", { level: 3 });

async function collect(page: Page, path: string, said: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("link", { name: "加入简报" }).click();
  await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
}

/** Two views collected on the compare page, and their briefing opened. */
async function openTwo(page: Page): Promise<void> {
  await collect(page, line, "已加入简报，共1项");
  await collect(page, bars, "已加入简报，共2项");
  await page.getByRole("link", { name: "打开", exact: true }).click();
  await expect(headings(page)).toHaveText([
    /^一、清晏街道新收申请/,
    /^二、临溪区街道、乡镇新收申请/,
    "数据说明",
  ]);
  await standsStill(page, "这是本机收集的清单");
}

/** Waits for what a page says when it has become live, which moves all below it: a click meanwhile may be lost. */
const standsStill = (page: Page, said: string) => expect(page.getByText(said)).toBeVisible();

async function write(page: Page, place: number, words: { heading: string; note: string }): Promise<void> {
  const section = page
    .getByRole("article")
    .getByRole("region")
    .nth(place - 1);
  await section.getByText("写标题和备注").click();
  await section.getByRole("textbox", { name: "标题" }).fill(words.heading);
  await section.getByRole("textbox", { name: "备注" }).fill(words.note);
}

test("views are collected without leaving their pages, put in order, titled and noted", async ({ page }) => {
  await openTwo(page);
  await write(page, 1, { heading: "清晏街道的申请", note: "第一段。\n第二段。" });
  await page.getByRole("button", { name: "下移第1项" }).click();
  await expect(headings(page)).toHaveText([/^一、临溪区/, "二、清晏街道的申请", "数据说明"]);
  await page.getByRole("form", { name: "简报" }).getByRole("textbox", { name: "标题" }).fill("一季度简报");
  await page.getByRole("button", { name: "应用修改" }).first().click();
  await expect(page.getByRole("heading", { level: 2, name: "一季度简报" })).toBeVisible();
  await expect(page).toHaveTitle(/^一季度简报/);

  const address = page.url();
  await page.reload();
  await expect(page).toHaveURL(address);
  await expect(headings(page)).toHaveText([/^一、临溪区/, "二、清晏街道的申请", "数据说明"]);
  await expect(page.getByRole("paragraph").filter({ hasText: "第一段。" })).toBeVisible();
  await expect(page.getByRole("figure").getByRole("heading")).toHaveText(["图1　新收申请", "图2　新收申请"]);

  await page.goBack();
  await expect(page.getByRole("heading", { level: 2, name: "一季度简报" })).toHaveCount(0);
  await expect(headings(page)).toHaveText([/^一、临溪区/, "二、清晏街道的申请", "数据说明"]);
  await page.goForward();
  await expect(page.getByRole("heading", { level: 2, name: "一季度简报" })).toBeVisible();
  await standsStill(page, "这是本机收集的清单");
  await page.getByRole("button", { name: "移去第1项" }).click();
  await expect(headings(page)).toHaveText(["一、清晏街道的申请", "数据说明"]);
});

test("a change on the page is a change of the list that is collected", async ({ page }) => {
  await openTwo(page);
  await page.getByRole("button", { name: "移去第2项" }).click();
  await expect(page.getByText("这是本机收集的清单")).toBeVisible();
  await collect(page, "/compare?region=990101&how=slope", "已加入简报，共2项");
});

test("a double click adds a view once", async ({ page }) => {
  await page.goto(line);
  await page.getByRole("link", { name: "加入简报" }).dblclick();
  await expect(page.getByText("已在简报中，共1项")).toBeVisible();
  await expect(page).toHaveURL(line);
});

test("two tabs do not destroy each other's list", async ({ page, context }) => {
  await openTwo(page);
  const other = await context.newPage();
  await collect(other, "/compare?region=990101&how=slope", "已加入简报，共3项");
  await page.getByRole("button", { name: "下移第1项" }).click();
  await expect(page.getByText("本机收集的清单有3项，与这份简报不同。")).toBeVisible();
  await page.getByRole("link", { name: "打开清单" }).click();
  await expect(headings(page)).toHaveText([/^一、临溪区/, /^二、清晏/, /^三、/, "数据说明"]);
});

test("somebody else's briefing does not replace the list unless asked to", async ({ page }) => {
  await openTwo(page);
  await page.goto(foreign);
  await page.getByRole("button", { name: "应用修改" }).first().click();
  await expect(page.getByText("本机收集的清单有2项，与这份简报不同。")).toBeVisible();
  await page.getByRole("button", { name: "用这份简报替换清单" }).click();
  await expect(page.getByText("这是本机收集的清单")).toBeVisible();
  await collect(page, line, "已加入简报，共2项");
});

test("a briefing is frozen to the present version, and follows the data again", async ({ page }) => {
  await openTwo(page);
  await page.getByRole("button", { name: /^固定为数据版本/ }).click();
  await expect(page.getByText("各数固定在所标的数据版本")).toBeVisible();
  for (const item of new URL(page.url()).searchParams.getAll("item")) expect(item).toMatch(/v=20\d\d-/);
  await expect(page.getByText("这是本机收集的清单")).toBeVisible();
  await page.getByRole("button", { name: "改用最新数据" }).click();
  await expect(page.getByText("随最新数据变化")).toBeVisible();
  expect(page.url()).not.toMatch(/v%3D/);
});

test("a briefing is kept under a name, opened and deleted", async ({ page }) => {
  await page.goto(foreign);
  await page.getByText("保存在本机").first().click();
  await page.getByRole("button", { name: "保存在本机" }).click();
  await expect(page.getByText("已保存为“别处的简报”")).toBeVisible();
  await page.goto("/briefing");
  await page.getByText("本机保存的简报1份").click();
  await page.getByRole("link", { name: "别处的简报" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "别处的简报" })).toBeVisible();
  await page.getByText("本机保存的简报1份").click();
  await page.getByRole("button", { name: "删除别处的简报" }).click();
  await expect(page.getByText("已删除“别处的简报”")).toBeVisible();
  await expect(page.getByRole("list", { name: "本机保存的简报" })).toHaveCount(0);
});

test("lists that were damaged are reported, and the address is still shown", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto("/briefing");
  await page.evaluate(() => {
    localStorage.setItem("nianbaotong.briefing", "{");
    localStorage.setItem("nianbaotong.briefings", "[1]");
  });
  await page.goto(line);
  await page.getByRole("link", { name: "加入简报" }).click();
  await expect(page.getByText("本机的简报清单已损坏，没有加入")).toBeVisible();
  await page.goto(foreign);
  await expect(heading(page, "一、澄口镇新收申请")).toBeVisible();
  await page.getByRole("button", { name: "清除本机清单" }).click();
  await page.getByRole("button", { name: "清除保存的简报" }).click();
  await expect(page.getByText("已损坏")).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("each file holds the whole briefing", async ({ page }) => {
  await openTwo(page);
  await write(page, 1, { heading: "清晏街道的申请", note: "一段备注。" });
  await page.getByRole("form", { name: "简报" }).getByRole("textbox", { name: "标题" }).fill("一季度简报");
  await page.getByRole("button", { name: "应用修改" }).first().click();
  await expect(heading(page, "一、清晏街道的申请")).toBeVisible();

  const word = await downloaded(page, "Word（公文版式）");
  expect(word.name).toMatch(/^一季度简报_演示数据_.*\.docx$/);
  expect(partOf(word.bytes, "word/document.xml")).toContain("一季度简报");
  expect(partOf(word.bytes, "word/document.xml")).toContain("一段备注。");
  expect(namesOf(word.bytes).filter((name) => /charts\/chart[^/]*\.xml$/.test(name))).toHaveLength(2);

  const slides = await downloaded(page, "PPT");
  expect(namesOf(slides.bytes).filter((name) => /charts\/chart[^/]*\.xml$/.test(name))).toHaveLength(2);

  const pictures = await downloaded(page, "公众号图片（ZIP）");
  const inside = unzipSync(pictures.bytes);
  expect(Object.keys(inside).map((name) => name.slice(0, 3))).toEqual(["01_", "02_"]);
  for (const picture of Object.values(inside)) expect(strFromU8(picture.slice(1, 4))).toBe("PNG");

  const web = await downloaded(page, "网页（离线可看）");
  expect(new TextDecoder().decode(web.bytes)).toContain("清晏街道的申请");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a briefing is collected, ordered and noted all the same", async ({ page, baseURL }) => {
    await page.goto(line);
    await page.getByRole("link", { name: "加入简报" }).click();
    await expect(headings(page)).toHaveText([/^一、清晏街道新收申请/, "数据说明"]);
    await page.getByRole("textbox", { name: "加入视图" }).fill(`${baseURL}${bars}`);
    await page.getByRole("button", { name: "应用修改" }).first().click();
    await write(page, 2, { heading: "各街镇", note: "按件数排列。" });
    await page.getByRole("button", { name: "上移第2项" }).click();
    await expect(headings(page)).toHaveText(["一、各街镇", /^二、清晏街道/, "数据说明"]);
    await expect(page.getByRole("paragraph").filter({ hasText: "按件数排列。" })).toBeVisible();
    await expect(page.getByRole("figure").getByRole("img").filter({ visible: true })).toHaveCount(2);
    await expect(page.getByRole("button", { name: /本机/ })).toHaveCount(0);
    await expect(page.getByText("用浏览器的“打印”")).toBeVisible();
  });

  test("an address that is no view is said and kept for mending", async ({ page }) => {
    await page.goto("/briefing");
    await page.getByRole("textbox", { name: "加入视图" }).fill("/compare?how=pie");
    await page.getByRole("button", { name: "加入", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("粘贴的网址没有加入：图形不能是“pie”，可以是line");
    await expect(page.getByRole("textbox", { name: "加入视图" })).toHaveValue("/compare?how=pie");
  });
});

test("a malformed item is named by its number on the page and refuses a file", async ({ page, request }) => {
  const query = "item=region%3D990101&item=how%3Dpie&item=units%3Dnobody";
  expect((await page.goto(`/briefing?${query}`))?.status()).toBe(400);
  await expect(page.getByRole("alert").first()).toContainText("第2项没有列入：图形不能是“pie”");
  await expect(page.getByRole("alert").first()).toContainText("第3项没有列入：没有机关“nobody”");
  await expect(page.getByRole("figure")).toHaveCount(1);
  const refused = await request.get(`/briefing/docx?${query}`);
  expect(refused.status()).toBe(400);
  expect(await refused.text()).toContain("第2项没有列入");
  expect((await request.get("/briefing/docx")).status()).toBe(400);
  expect((await request.get(`/briefing/odt?item=region%3D990101`)).status()).toBe(404);
});

test("print is the document alone, with every chart whole", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 990 });
  await page.goto(
    `/briefing?${new URLSearchParams([
      ["title", "打印的简报"],
      ["item", "region=990101&how=multiples"],
      ["item", "region=990101&how=table"],
    ])}`,
  );
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "打印的简报" })).toBeVisible();
  await expect(page.getByRole("figure").getByRole("heading")).toHaveText(["图1　新收申请", "表1　新收申请"]);
  for (const control of ["textbox", "banner", "contentinfo"] as const)
    await expect(page.getByRole(control)).toHaveCount(0);
  for (const words of ["下移", "移去", "打印为PDF", "写标题和备注", "设为本机清单"])
    await expect(page.getByText(words, { exact: true }).filter({ visible: true })).toHaveCount(0);
  const drawing = await page.locator("figure svg[role=img]").filter({ visible: true }).boundingBox();
  expect(drawing?.height).toBeLessThan(990);
});

test("a briefing as long as an address may be is read, changed, and left for another page", async ({
  page,
}) => {
  const note = "备注中的一句话，说明本季度的情况。".repeat(5);
  const items = Array.from({ length: 12 }, (_, at) => [
    "item",
    `region=990101&to=${2019 + (at % 7)}&t=${at}&n=${note}`,
  ]);
  const address = `/briefing?${new URLSearchParams(items)}`;
  expect(address.length).toBeGreaterThan(9_500);
  await page.goto(address);
  await standsStill(page, "这份简报不是本机收集的清单");
  await page.getByRole("button", { name: "下移第1项" }).click();
  await expect(headings(page).first()).toHaveText("一、1");
  await page.getByRole("navigation", { name: "主要页面" }).getByRole("link", { name: "口径" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "口径" })).toBeVisible();
});

async function downloaded(page: Page, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name, exact: true }).click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) };
}

const namesOf = (bytes: Uint8Array) => Object.keys(unzipSync(bytes));
const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
