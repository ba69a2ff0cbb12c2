import { expect, test } from "@playwright/test";
import { chengkou, qingyan } from "./site-pages";

const what = [
  ...["received", "carried_in", "closed", "carried_out", "granted", "partial"].map(
    (row) => `requests.${row}.total`,
  ),
  ...["rate.disclosed", "sum.disputes", "sum.granted", "sum.refused"],
  ...["disclosure.penalties.decisions", "disclosure.licensing.decisions"],
];
const towns = [
  ...Array.from({ length: 9 }, (_, at) => 990101001 + at),
  ...Array.from({ length: 12 }, (_, at) => 990101101 + at),
  ...Array.from({ length: 8 }, (_, at) => 990102001 + at),
  ...Array.from({ length: 10 }, (_, at) => 990102101 + at),
  990101201,
];
const many = `/compare?what=${what}&units=${towns}`;

const weightOf = (html: string) => Buffer.byteLength(html) / 1000;

test("pages are light, and a drawing stands in them once", async ({ request }) => {
  for (const [path, most] of [
    ["/", 250],
    [`/agencies/${chengkou}`, 250],
    ["/agencies/990101", 250],
    ["/agencies/990100", 250],
    [`${many}&how=table`, 400],
  ] as const) {
    const html = await (await request.get(path)).text();
    expect.soft(weightOf(html), path).toBeLessThan(most);
    const data = [...html.matchAll(/<script[^>]*>self\.__next_f[\s\S]*?<\/script>/g)].join("");
    expect.soft(data.length, path).toBeGreaterThan(0);
    expect.soft(/viewBox|"td/.test(data), path).toBe(false);
  }
});

test("a long table is read page by page without scripts, with the medians of all on each", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${many}&how=table`);
  const titles: string[] = [];
  const places = page.getByRole("navigation", { name: "分页" }).first();
  await expect(places).toContainText(/第1页，共\d页，12张表，所选40个机关/);
  await expect(places.getByRole("link", { name: /Excel|CSV/ }).first()).toHaveAttribute(
    "href",
    /^\/export\/.*units=/,
  );
  for (let at = 1; ; at += 1) {
    const tables = page.getByRole("figure");
    titles.push(...(await tables.getByRole("heading").allTextContents()));
    for (const table of await tables.all())
      await expect(table.getByRole("rowheader", { name: /^中位数/ })).toBeVisible();
    const next = places.getByRole("link", { name: "下一页" });
    if ((await next.count()) === 0) break;
    await next.click();
    expect(new URL(page.url()).searchParams.get("page")).toBe(String(at + 1));
  }
  expect(titles).toHaveLength(12);
});

test("a page that there is not is told, with the number of pages, and a file has all of them", async ({
  page,
  request,
}) => {
  for (const [path, says] of [
    ["/?page=9", "没有第9页，共2页"],
    ["/agencies?page=2", "没有第2页，共1页"],
    [`${many}&how=table&page=99`, /没有第99页，共\d页/],
    ["/compare?page=x", "页码不能是“x”"],
  ] as const) {
    const answer = await page.goto(path);
    expect.soft(answer?.status(), path).toBe(400);
    await expect.soft(page.getByRole("main"), path).toContainText(says);
  }
  const file = `/export/csv?units=${chengkou},${qingyan}`;
  const [whole, ofPage] = await Promise.all([request.get(file), request.get(`${file}&page=2`)]);
  expect(await ofPage.text()).toBe(await whole.text());
});

test("paper has the printed chart where the live one stood", async ({ page }) => {
  await page.goto(`/compare?units=${chengkou}`);
  await page.getByRole("button", { name: "逐个查看图中的数" }).press("Enter");
  await expect(page.getByRole("application")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("application")).toBeHidden();
  await expect(page.getByRole("figure").getByRole("img").filter({ visible: true })).toHaveCount(1);
});
