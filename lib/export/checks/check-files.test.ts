import { expect, it } from "vitest";
import { parseCsv } from "@/lib/agencies/csv";
import { officeFaults } from "../fixtures/office-faults";
import { sheetCells } from "../fixtures/read-office";
import { checkCsv, checkFileName, checkWorkbook } from "./check-files";
import { type CheckLine, checkColumns, type ExportedChecks } from "./check-list";

const line: CheckLine = {
  agency: "=甲镇",
  parent: "临溪区",
  agencyKey: "990101001",
  year: 2025,
  scope: "本机关",
  check: "收办平衡",
  checkId: "balance",
  severity: "错误",
  verdict: "已说明",
  decidedBy: "张三",
  decidedOn: "2026-03-01",
  reason: "表样如此",
  findings: 2,
  cells: 8,
  message: "“自然人”一列：相差1。",
  address: "/reports",
};
const list = (lines: CheckLine[]): ExportedChecks => ({
  conditions: ["临溪区", "2025年"],
  summary: "共1项",
  address: "/checks?region=990101",
  version: "2026-01-31.1",
  madeOn: "2026-01-31",
  demo: true,
  lines,
});

const text = (cell: ReturnType<typeof sheetCells>[number][number] | undefined) => String(cell ?? "");

it("has the same values in the workbook and in the CSV, and a text that begins like a formula stays one", async () => {
  const { rows } = parseCsv(new TextDecoder().decode(checkCsv(list([line]))));
  expect(rows[0]?.cells).toEqual([...checkColumns.map(({ zh }) => zh), "演示数据"]);
  expect(rows[1]?.cells.slice(0, 3)).toEqual(["'=甲镇", "临溪区", "2025"]);
  const cells = sheetCells(await checkWorkbook(list([line])));
  expect(cells[0]?.map(text)).toEqual(checkColumns.map(({ zh }) => zh));
  expect(cells[1]?.map(text)).toEqual(checkColumns.map(({ of }) => String(of(line))));
});

it("says so where nothing is listed, marks demonstration data and is named by its conditions", async () => {
  const empty = await checkWorkbook(list([]));
  expect(text(sheetCells(empty)[1]?.[0])).toBe("没有符合条件的");
  expect(text(sheetCells(empty, 1)[0]?.[0])).toBe("演示数据，不是真实报告的数");
  expect(officeFaults(empty)).toEqual([]);
  expect(checkFileName(list([]), "xlsx")).toBe("核查_临溪区_2025年_演示数据_2026-01-31.1.xlsx");
});
