import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { officeFaults } from "../fixtures/office-faults";
import { sheetCells } from "../fixtures/read-office";
import type { Correction, CorrectionItem } from "./correction";
import { correctionFormats, correctionName } from "./correction-files";
import { sheetNames } from "./correction-workbook";

const item: CorrectionItem = {
  ...{ year: 2024, report: "", subject: "收办平衡", standing: "属实需改", expected: "按核对应为42，现为41" },
  problem: "“自然人”一列相差1。",
  printed: [
    { table: "三、收到和处理政府信息公开申请情况", row: "新收", column: "自然人", raw: "36" },
    { table: "三、收到和处理政府信息公开申请情况", row: "结转", column: "自然人", raw: "" },
  ],
};
const hostile = "=cmd|'/c calc'!A1\u0000\u202e<b>&\ud800";
const correction: Correction = {
  ...{ name: "甲区", span: "2024年", due: "2025-03-05", version: "2026-01-31.1", madeOn: "2026-01-31" },
  demo: true,
  sheets: [
    { unit: "东镇", items: [item] },
    { unit: hostile, items: [{ ...item, problem: hostile, printed: [], subject: "未报送" }] },
  ],
};

const textOf = (bytes: Uint8Array, part: RegExp) =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => part.test(name))
    .map(([, xml]) => strFromU8(xml));

it("is a document with a page for each unit and the figures as printed", async () => {
  const bytes = await correctionFormats.docx.write(correction);
  const [xml = ""] = textOf(bytes, /^word\/document\.xml$/);
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
  const lines = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = ""]) => text);
  for (const line of [
    ...["东镇：", "三、收到和处理政府信息公开申请情况，列“自然人”", "行“新收”：“36”", "行“结转”：空白"],
    ...["收办平衡（属实需改）", "按核对应为42，现为41", "整改情况：", "演示数据，不是真实报告的数"],
  ])
    expect(lines).toContain(line);
  expect(lines.join("\n")).toMatch(/请于2025年3月5日前/);
  expect(xml.includes("\0")).toBe(false);
  expect(officeFaults(bytes)).toEqual([]);
});

it("is a workbook with a sheet for each unit, in which nothing is a formula", async () => {
  const bytes = await correctionFormats.xlsx.write(correction);
  const sheets = textOf(bytes, /^xl\/worksheets\/sheet\d+\.xml$/);
  expect(sheets).toHaveLength(2);
  expect(sheets.join("")).not.toContain("<f>");
  for (const xml of sheets) expect(xml).toContain('fitToWidth="1"');
  const all = sheetCells(bytes).flat();
  for (const text of [
    "按核对应为42，现为41",
    "三、收到和处理政府信息公开申请情况，列“自然人”；行“新收”：“36”；行“结转”：空白",
    "整改期限：2025年3月5日",
  ])
    expect(all).toContain(text);
  expect(officeFaults(bytes)).toEqual([]);
});

it("is an archive with a document for each unit, the same bytes each time, and safe names", async () => {
  const bytes = await correctionFormats.zip.write(correction);
  expect(await correctionFormats.zip.write(correction)).toEqual(bytes);
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual([
    "1_东镇_2024年_整改单.docx",
    expect.stringMatching(/^2_[^/\\:*?"<>|'\u202e]+_2024年_整改单\.docx$/),
  ]);
  const [first] = Object.values(files);
  expect(textOf(first ?? new Uint8Array(), /^word\/document\.xml$/)[0]).toContain("行“新收”：“36”");
  expect(correctionName(correction, "zip")).toBe("整改单_甲区_2024年_演示数据_2026-01-31.1.zip");
});

it("takes a text that looks like a mark of the layout for the text that it is", async () => {
  const unit = "@@text@@$1镇";
  const bytes = await correctionFormats.docx.write({ ...correction, sheets: [{ unit, items: [item] }] });
  const [xml = ""] = textOf(bytes, /document\.xml$/);
  expect(xml).toContain(`${unit}：`);
  expect(xml.match(/@@/g)).toHaveLength(2);
});

it("has room to write the day where none was set", async () => {
  const bytes = await correctionFormats.docx.write({ ...correction, due: null });
  expect(textOf(bytes, /document\.xml$/)[0]).toContain("请于　　　　年　　月　　日前");
});

it("gives every sheet a name of its own that Excel takes", () => {
  const names = sheetNames(["东镇", "东镇", "[]:*?/\\'", "长".repeat(40), "长".repeat(40), "A", "a"]);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/u);
});
