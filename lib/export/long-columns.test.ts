import { expect, it } from "vitest";
import { fileColumns } from "@/lib/catalogue/codebook";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { viewSchema } from "@/lib/view/view";
import { excelFigures, tidyFigures } from "./data-files";
import type { ExportedView } from "./exported-view";

const line = sampleLine("甲街道", [400]);
const doubtful = {
  ...line,
  scope: "territory" as const,
  points: line.points.map((point) => ({
    ...point,
    flagged: 1,
    checks: ["balance", "closed-sum"] as const,
    approximate: true,
    change: { n: 1, of: 1, before: 390, now: 400, refused: null },
  })),
};
const view: ExportedView = {
  view: viewSchema.parse({}),
  address: "/compare",
  title: "",
  naming: { what: "", whom: "", when: "" },
  filters: [],
  version: "2026-01-31.1",
  madeOn: "2026-01-31",
  demo: false,
  charts: [
    {
      form: "line",
      series: sampleSeries([doubtful]),
      indicators: ["requests.received.total"],
      definitions: [],
      owner: null,
      sentence: "",
    },
  ],
  findings: [],
};
const linesOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split(/\r?\n/);

it("keeps the columns that programs know in their places, and adds after them", () => {
  const [header = "", row = ""] = linesOf(tidyFigures(view));
  expect(header).toMatch(
    /^indicator,unit,agency,agency_name,role,year,value,missing,part,whole,reported,filed,expected,version,demo,scope,/,
  );
  expect(row).toMatch(/,2026-01-31.1,0,territory,2021,0,0,1,balance closed-sum,1,1,1,390,400,$/);
});

it("says the same in Chinese, with the names of the checks", () => {
  const [header = "", row = ""] = linesOf(excelFigures(view));
  expect(header).toContain("演示数据,口径,表式,");
  expect(row).toContain("否,全域汇总,2021年格式,0,0,1,收办平衡、办结合计,是,1,1,390,400,");
});

it("has every column of both sheets in the codebook", () => {
  const [header = ""] = linesOf(tidyFigures(view));
  const known = fileColumns.map(({ id }): string => id);
  for (const id of header.split(",")) expect(known).toContain(id);
});
