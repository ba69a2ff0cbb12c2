import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { facetCounts } from "@/lib/agencies/filing-state";
import { type Point, plainPoint } from "@/lib/series/series";
import type { ExportedFiling, ExportedFilingRow } from "./exported-filing";
import { filingWorkbook } from "./filing-workbook";

const point = (value: number | null, more: Partial<Point> = {}): Point => ({
  ...plainPoint,
  year: 2025,
  value,
  ...more,
});

const row: ExportedFilingRow = {
  key: "991",
  name: "=1+1镇",
  parent: "甲区",
  kind: "乡镇",
  state: "迟3天",
  amended: "更正1次",
  firstPublishedOn: "2026-02-03",
  publishedOn: "2026-03-05",
  deadline: "2026-01-31",
  daysLate: 3,
  findings: 2,
  received: point(18, { flagged: 1 }),
  before: point(null, { missing: "not_filed" }),
  change: "",
};

const filing: ExportedFiling = {
  title: "甲区2025年报报送情况",
  sentences: ["甲区街道、乡镇1个均已公开2025年报，其中1个迟报。"],
  filters: ["范围：甲区", "状态：迟报，1个机关"],
  address: "https://nianbao.example/filing?region=99&year=2025&state=late&v=2026-03-06.1",
  version: "2026-03-06.1",
  madeOn: "2026-03-06",
  demo: true,
  year: 2025,
  rows: [row],
  totals: [
    {
      name: "甲区街道、乡镇",
      owed: 1,
      counts: facetCounts([
        {
          state: "late",
          corrections: 1,
          alterations: 0,
          pageChangedOn: null,
          withdrawnOn: null,
          findings: 2,
        },
      ]),
    },
  ],
  deadlines: [{ whom: "街道、乡镇1个", day: "2026-01-31", ground: "按惯例" }],
  reminders: [],
};

const partsOf = async () => {
  const parts = unzipSync(await filingWorkbook(filing));
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
};

it("has a sheet each for the agencies, the totals, the reminders and what it is, as wide as a page", async () => {
  const parts = await partsOf();
  const names = [...(parts["xl/workbook.xml"] ?? "").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(names).toEqual(["报送", "合计", "催报名单", "说明"]);
  for (const [name, xml] of Object.entries(parts))
    if (name.startsWith("xl/worksheets/sheet")) expect(xml, name).toContain('<pageSetUpPr fitToPage="1"/>');
});

it("keeps numbers numbers, names the reason of a missing one, and runs no formula", async () => {
  const parts = await partsOf();
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  expect(sheet).not.toContain("<f>");
  expect(sheet).toMatch(/<v>18<\/v>/);
  const texts = `${parts["xl/sharedStrings.xml"] ?? ""}${Object.values(parts).join("")}`;
  for (const text of ["=1+1镇", "迟3天", "未报送", "更正1次", "演示数据，不是真实报告的数", filing.version])
    expect(texts, text).toContain(text);
});

it("is the same file each time", async () => {
  expect(await filingWorkbook(filing)).toEqual(await filingWorkbook(filing));
});
