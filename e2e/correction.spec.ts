import { expect } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { checks } from "@/lib/catalogue/checks";
import { sheetCells } from "@/lib/export/fixtures/read-office";
import { plantedErrors } from "@/lib/specimen/demo/planted-errors";
import { test } from "./shared-browser";

const query = "region=990101&kind=towns&year=2025";

/** What was planted in the towns of 临溪区 for the year, as far as it is more than a note. */
const planted = plantedErrors
  .filter(({ key, year, check }) => year === 2025 && /^临溪区.+(?:街道|镇|乡)$/.test(key) && isOpen(check))
  .map(({ key, check }) => ({ unit: key.replace("临溪区", ""), check: checks[check].zh }));

function isOpen(check: (typeof plantedErrors)[number]["check"]): boolean {
  return checks[check].severity !== "note";
}

const textOf = (docx: Uint8Array) => {
  const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
  return [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = ""]) => text);
};
/** The units of a document, each with its lines. */
function unitsOf(docx: Uint8Array): Map<string, string[]> {
  const units = new Map<string, string[]>();
  let lines: string[] = [];
  for (const text of textOf(docx)) {
    const unit = /^(.+(?:街道|镇|乡))：$/.exec(text)?.[1];
    if (unit !== undefined) {
      lines = [];
      units.set(unit, lines);
    }
    lines.push(text);
  }
  return units;
}

test("整改单 of a district has in each kind of file the same units, with what was planted in each", async ({
  page,
  request,
}) => {
  await page.goto("/agencies/990101");
  const link = page
    .getByRole("region", { name: /^下级机关/ })
    .getByRole("link", { name: "Word（每单位一页）" });
  await expect(link).toHaveAttribute("href", "/correction/docx?region=990101");
  const download = page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toMatch(/^整改单_临溪区_2025年_演示数据_.+\.docx$/);

  const file = async (format: string) => {
    const answer = await request.get(`/correction/${format}?${query}`);
    expect(answer.status(), format).toBe(200);
    return new Uint8Array(await answer.body());
  };
  const units = unitsOf(await file("docx"));
  expect(planted.length).toBeGreaterThan(2);
  for (const { unit, check } of planted)
    expect.soft(units.get(unit)?.join("\n"), unit).toMatch(new RegExp(`${check}（(?:待核对|属实需改)）`));

  const workbook = await file("xlsx");
  const names = [
    ...strFromU8(unzipSync(workbook)["xl/workbook.xml"] ?? new Uint8Array()).matchAll(
      /<sheet [^>]*name="([^"]*)"/g,
    ),
  ].map(([, name]) => name);
  expect(names).toEqual([...units.keys()]);
  for (const { unit, check } of planted)
    expect.soft(sheetCells(workbook, names.indexOf(unit)).flat().join("\n"), unit).toContain(check);

  const documents = unzipSync(await file("zip"));
  expect(Object.keys(documents).map((name) => name.split("_")[1])).toEqual([...units.keys()]);
  for (const [name, docx] of Object.entries(documents)) {
    const [unit = ""] = unitsOf(docx).keys();
    expect.soft(unitsOf(docx).get(unit), name).toEqual(units.get(unit)?.filter((text) => !isTitle(text)));
  }
});

/** A title stands before the unit that it is of. */
const isTitle = (text: string) => /整改单$|不是真实报告的数$/.test(text);

test("where nothing is to be corrected, or the conditions are wrong, a sentence says so", async ({
  request,
}) => {
  const none = await request.get("/correction/docx?unit=990101004&year=2021");
  expect(none.status()).toBe(404);
  expect(await none.text()).toContain("2021年没有需要整改的：没有待核、迟报或未报送的报告。");
  expect((await request.get("/correction/xlsx?region=nowhere")).status()).toBe(404);
  expect((await request.get("/correction/xlsx?year=last")).status()).toBe(400);
  const kind = await request.get("/correction/pdf");
  expect(kind.status()).toBe(404);
  expect(await kind.text()).toContain("可以下载的有docx、xlsx、zip");
});
