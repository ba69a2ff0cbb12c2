import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openForReading, openForWriting, openVersion } from "@/db/client";
import { findReport } from "@/db/queries/reports/report";
import { decidableFindings } from "@/db/queries/verdicts/decidable-findings";
import { type DatabasePlace, emptyDatabase, importing } from "@/db/test-database";
import { exportedReview } from "@/db/views/imports/exported-review";
import { type ImportReview, importList, importReview } from "@/db/views/imports/import-review";
import { giveVerdicts } from "@/db/write/give-verdicts";
import { publish } from "@/db/write/publish";
import { parseCsv } from "@/lib/agencies/csv";
import { cellById } from "@/lib/catalogue/cells";
import { listCsv } from "@/lib/export/list-files";
import { reviewLists } from "@/lib/export/review-lists";
import { usesPostgres } from "@/lib/settings";
import { drawYear } from "@/lib/specimen/draw-year";
import { asCells, type Figures, onForm } from "@/lib/specimen/figures";
import type { Profile } from "@/lib/specimen/profile";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { renderText } from "@/lib/specimen/text";
import { filesBelow } from "../files";
import { type ImportSummary, importFiles } from "./import-files";
import { review as reviewCommand } from "./review";

const beigong = "北京市丰台区北宫镇人民政府";
const profile: Profile = {
  requests: 40,
  licences: 30,
  penalties: 60,
  documents: 1,
  fees: 2,
  makesRules: false,
};
const first = drawYear(seededRandom("first"), profile, null);
const second = drawYear(seededRandom("second"), profile, first);
/** What the first year is corrected to: what it carries out is no longer what the second carries in. */
const corrected = drawYear(seededRandom("corrected"), profile, null);

let folder = "";
let place: DatabasePlace;
const summaries: ImportSummary[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "review-"));
  mkdirSync(path.join(folder, "in"));
  place = await emptyDatabase();
  put("22.txt", beigong, 2022, first);
  put("23.txt", beigong, 2023, second);
  await run();
  writeFileSync(path.join(folder, "in", "空.txt"), "");
  put("22改.txt", beigong, 2022, corrected, { publishedOn: "2023-05-06", general: "公开栏每日更新一次。" });
  put("新.txt", "北京市丰台区王佐镇人民政府", 2023, second);
  await run();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await place.remove();
});

function put(
  name: string,
  agency: string,
  year: number,
  figures: Figures,
  { publishedOn = `${year + 1}-01-20`, general = "公开栏每月更新一次。" } = {},
): void {
  const plain = plainSpecimen("2021", { year, cells: asCells(onForm(figures, "2021")) });
  const specimen = { ...plain, agency, publishedOn, sections: { ...plain.sections, general: [general] } };
  writeFileSync(path.join(folder, "in", name), renderText(specimen, "line-per-row"));
}

async function run(): Promise<void> {
  summaries.push(await importFiles(filesBelow([path.join(folder, "in")]).files, { database: place.address }));
}

const versionOf = (at: number) => summaries[at]?.version ?? "";

async function review(at: number): Promise<ImportReview> {
  const db = await openForReading(place.address);
  const found = await importReview(db, versionOf(at), { page: 1 });
  await db.close();
  if (!found) throw new Error(`no review of import ${at}`);
  return found;
}

it("of a first import has nothing to compare, and lists what came", async () => {
  const found = await review(0);
  expect(found).toMatchObject({ isFirst: true, counts: ["新增2份"], previous: null });
  expect(found.replaced.total + found.others.total + found.refused.total).toBe(0);
  expect(found.new.items.map(({ name, region }) => `${region.name} ${name}`)).toEqual([
    "丰台区 北宫镇2022年报告",
    "丰台区 北宫镇2023年报告",
  ]);
});

it("says of every cell that is other what both documents print, and of no other cell", async () => {
  const found = await review(1);
  expect(found).toMatchObject({ isFirst: false, previous: { label: versionOf(0) } });
  expect(found.counts).toEqual(["新增1份", "更正1份", "未变2份", "拒收1份"]);
  const [report] = found.replaced.items;
  expect(found.replaced.total).toBe(1);
  expect(report).toMatchObject({ name: "丰台区北宫镇2022年报告", kind: "更正" });
  const [before, after] = [onForm(first, "2021"), onForm(corrected, "2021")];
  const other = [...before].filter(([cell, value]) => after.get(cell) !== value);
  expect(other.length).toBeGreaterThan(20);
  const told = new Map(report?.cells.map(({ cell, ...states }) => [cell, states]));
  expect([...told.keys()].sort()).toEqual(other.map(([cell]) => cell).sort());
  expect(report?.same).toBe(before.size - other.length);
  const digits = (text: string | undefined) => text?.replace(/[^\d.]/g, "");
  for (const [cell, value] of other) {
    expect([cell, digits(told.get(cell)?.before.text)]).toEqual([cell, String(value)]);
    expect([cell, digits(told.get(cell)?.after.text)]).toEqual([cell, String(after.get(cell))]);
  }
  expect(report?.facts).toEqual([
    { of: "file", name: "公布日期", before: "2023-01-20", after: "2023-05-06" },
    { of: "file", name: "文件", before: "22.txt", after: "22改.txt" },
  ]);
  const texts = report?.sections.flatMap(({ paragraphs }) =>
    paragraphs.map(({ before: was, after: is }) =>
      [was, is].map((side) => side?.map(({ text }) => text).join("")),
    ),
  );
  expect(texts).toEqual([["公开栏每月更新一次。", "公开栏每日更新一次。"]]);
  expect(found.refused.items).toEqual([{ name: "空.txt", reason: expect.stringContaining("空文件") }]);
  expect(found.new.items.map(({ name }) => name)).toEqual(["王佐镇2023年报告"]);
});

it("prints the same after the import, old and new of each cell", () => {
  const lines = summaries[1]?.review ?? [];
  const cell = [...first.keys()].find(
    (id) => id.startsWith("requests.granted") && first.get(id) !== corrected.get(id),
  );
  const name = cellById(cell ?? "").zh;
  expect(lines).toContain(`  ${name}：${first.get(cell ?? "")}件 → ${corrected.get(cell ?? "")}件`);
  expect(lines).toContain("  ＋ 公开栏每【日】更新一次。");
  expect(lines.join("\n")).toContain("随之变化的其他报告1份：\n  丰台区北宫镇2023年报告");
  expect(summaries[0]?.review).toEqual([]);
});

it("names what the correction opened in a report that did not come, and what a later one closes with its verdict", async () => {
  const [other] = (await review(1)).others.items;
  expect(other).toMatchObject({ name: "丰台区北宫镇2023年报告", closed: [] });
  expect(other?.opened.map(({ check }) => check)).toContain("结转衔接");
  const db = await openForWriting(place.address);
  const finding = (await decidableFindings(db, {})).find(({ check }) => check === "carry-over");
  await giveVerdicts(db, [{ key: finding?.key ?? "", verdict: "confirmed", by: "王某", why: "上年数有误" }]);
  await db.close();
  put("22再改.txt", beigong, 2022, first, { publishedOn: "2023-06-07" });
  await run();
  const last = await review(2);
  // What the first correction opened stands no more in the report of today.
  expect((await review(1)).others.items[0]?.href).toBe(`${other?.href}?v=${versionOf(1)}`);
  expect(last.counts).toEqual(["更正1份", "未变4份", "拒收1份"]);
  const closed = last.others.items.find(({ name }) => name === "丰台区北宫镇2023年报告")?.closed;
  expect(closed?.map(({ key }) => key).sort()).toEqual(other?.opened.map(({ key }) => key).sort());
  expect(last.findings.lapsed).toBe(1);
  expect(closed?.find(({ verdict }) => verdict !== null)?.verdict).toContain("属实需改：上年数有误（王某");
});

it("keeps the review of a version as it was, and of imports that change nothing the last one", async () => {
  const before = await review(1);
  const other = await openForWriting(place.address);
  const files = { unchanged: 1, refused: [] };
  expect((await importing(other, (by) => publish(other, by, { files }))).version).toBeNull();
  await other.close();
  await run();
  expect(summaries.at(-1)?.version).toBeNull();
  const links = (text: string) => text.replace(/[?&](?:amp;)?v=[\d.-]+/g, "");
  expect(links(JSON.stringify(await review(1)))).toBe(links(JSON.stringify(before)));
  const db = await openForReading(place.address);
  const list = await importList(db, { offset: 0, limit: 10 });
  expect(list.changeless).toMatchObject({ unchanged: 5, refused: [{ name: "空.txt" }] });
  expect(list.items.map(({ counts }) => counts.join("，"))).toEqual([
    "更正1份，未变4份，拒收1份",
    "结论1条",
    "新增1份，更正1份，未变2份，拒收1份",
    "新增2份",
  ]);
  await db.close();
});

it("opens the report before a correction in the version before, with its own figures", async () => {
  const old = await openVersion(place.address, versionOf(0));
  const cell = "requests.received.total";
  const figureOf = async (db: NonNullable<typeof old>) =>
    (await findReport(db, "110106100", 2022, "own"))?.figures.get(cell)?.value;
  expect(old && (await figureOf(old))).toBe(first.get(cell));
  await old?.close();
  const then = await openVersion(place.address, versionOf(1));
  expect(then && (await figureOf(then))).toBe(corrected.get(cell));
  await then?.close();
});

it("gives as files all that the page says: each cell, each finding opened or closed, each file refused", async () => {
  const found = await review(1);
  const db = await openForReading(place.address);
  const list = await exportedReview(db, versionOf(1));
  expect(await exportedReview(db, "2001-01-01")).toBeNull();
  await db.close();
  if (!list) throw new Error("no list");
  const [head, ...written] = parseCsv(new TextDecoder().decode(listCsv(reviewLists, list))).rows;
  const rows = written.map(
    ({ cells }): Record<string, string> =>
      Object.fromEntries(cells.map((cell, at) => [head?.cells[at], cell])),
  );
  const having = (column: string, value: RegExp) => rows.filter((row) => value.test(row[column] ?? ""));
  const [replaced] = found.replaced.items;
  if (!replaced) throw new Error("nothing was replaced");
  expect(having("变化", /^数$/).map((row) => [row.项目, row.改前, row.改后])).toEqual(
    replaced.cells.map(({ name, before, after }) => [name, before.text, after.text]),
  );
  expect(replaced.cells.length).toBeGreaterThan(10);
  expect(having("变化", /^新出现/)).toHaveLength(found.findings.opened);
  expect(having("变化", /^不再有$/)).toHaveLength(found.findings.closed);
  expect(having("状态", /^拒收$/).map((row) => row.文件)).toEqual(
    found.refused.items.map(({ name }) => name),
  );
  expect(having("状态", /^新增$/).map((row) => row.报告)).toEqual(
    found.new.items.map(({ nameAlone }) => nameAlone),
  );
  expect(having("状态", /^新增$/)[0]?.文件).toContain("新.txt");
  expect(list.summary).toBe([...found.counts, ...found.beside].join("，"));
});

it("writes the same from the command line", async () => {
  vi.stubEnv(usesPostgres() ? "DATABASE_URL" : "DATABASE_PATH", place.address);
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const target = path.join(folder, "核对.csv");
  const db = await openForReading(place.address);
  const list = await exportedReview(db, versionOf(1));
  await db.close();
  if (!list) throw new Error("no list");
  expect(await reviewCommand([versionOf(1), "--to", target])).toBe(0);
  expect(readFileSync(target).equals(Buffer.from(listCsv(reviewLists, list)))).toBe(true);
  await expect(reviewCommand([versionOf(1), "--to", path.join(folder, "核对.pdf")])).rejects.toThrow("后缀");
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});
