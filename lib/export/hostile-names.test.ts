import { expect, it } from "vitest";
import { parseCsv } from "@/lib/agencies/csv";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { readWorkbook } from "@/lib/ingest/read/xlsx/xlsx";
import { viewSchema } from "@/lib/view/view";
import { exportFile } from "./export-file";
import type { ExportedView } from "./exported-view";
import { dots } from "./fixtures/dot-pictures";
import { officeFaults } from "./fixtures/office-faults";
import { sheetCells } from "./fixtures/read-office";
import { plainText } from "./plain-text";

const signs = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  '"',
  "'",
  "＝",
  "＋",
  "－",
  "＠",
  "|",
  ",",
  ";",
  "%",
  "<",
  "&",
  "\0",
  "\ud800",
  " ",
];
const bodies = [
  "1+1",
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x")',
  "镇",
  "SUM(A1:A9)",
  "-2",
  "",
  "乡]]>",
  "_x000D_",
];

/** 5,000 different names that begin as formulas do, the same in every run. */
const names = Array.from({ length: 5000 }, (_, index) => {
  const digits = [
    index % signs.length,
    Math.floor(index / signs.length) % signs.length,
    Math.floor(index / 484) % bodies.length,
  ];
  return `${signs[digits[0] ?? 0]}${signs[digits[1] ?? 0]}${bodies[digits[2] ?? 0]}${index}`;
});
const starts = /^[=+\-@\t\r＝＋－＠]/;

const series = sampleSeries(names.map((name) => sampleLine(name, [-2], "series", 2025)));
const view: ExportedView = {
  view: viewSchema.parse({ how: "table" }),
  address: "/compare?how=table",
  title: names[0] ?? "",
  naming: { what: "新收申请", whom: "甲区", when: "2025年" },
  filters: [`机关：${names[1]}`],
  version: "2026-01-31.1",
  madeOn: "2026-01-31",
  demo: false,
  charts: [
    {
      form: "table",
      series,
      indicators: ["requests.received.total"],
      definitions: [],
      owner: null,
      sentence: `${names[2]}。`,
    },
  ],
  findings: [
    { agency: names[3] ?? "", year: 2025, check: names[4] ?? "", severity: "错误", message: names[5] ?? "" },
  ],
};

it.each(["csv", "tidy"] as const)("guards every name in %s and leaves −2 a number", async (format) => {
  const [header, ...rows] = parseCsv(new TextDecoder().decode(await exportFile(format, view, dots))).rows.map(
    ({ cells }) => cells,
  );
  const [name, value] = format === "csv" ? ["机关", "数值"] : ["agency_name", "value"];
  const column = (title: string) => rows.map((cells) => cells[header?.indexOf(title) ?? -1] ?? "");
  const found = column(name);
  expect(found).toEqual(names.map(plainText).map((plain) => (starts.test(plain) ? `'${plain}` : plain)));
  expect(new Set(column(value))).toEqual(new Set(["-2"]));
  // One expectation for all cells: one for each takes seconds.
  expect(rows.flat().filter((cell) => cell !== "-2" && starts.test(cell))).toEqual([]);
});

it("writes every name into the workbook as a text, and no formula", async () => {
  const bytes = await exportFile("xlsx", view, dots);
  expect(officeFaults(bytes)).toEqual([]);
  const [header, ...rows] = sheetCells(bytes, 2);
  expect(rows.map((cells) => cells[header?.indexOf("机关") ?? -1])).toEqual(names.map(plainText));
  expect(new Set(rows.map((cells) => cells[header?.indexOf("数值") ?? -1]))).toEqual(new Set([-2]));
  const read = await readWorkbook(bytes);
  expect(read.map(({ name }) => name)).toEqual(["说明", "数据（宽表）", "数据（长表）", "问题"]);
});

it("keeps Word and PowerPoint files sound under such names", async () => {
  const few = {
    ...view,
    charts: view.charts.map((chart) => ({
      ...chart,
      form: "line" as const,
      series: { ...series, lines: series.lines.slice(0, 60) },
    })),
  };
  expect(officeFaults(await exportFile("docx", few, dots))).toEqual([]);
  expect(officeFaults(await exportFile("pptx", few, dots))).toEqual([]);
});

it("puts no name into the web page as markup", async () => {
  const named = sampleSeries([sampleLine("<script>alert(1)</script>", [1])], {
    title: '"><img src=x onerror=alert(1)>',
  });
  const page = { ...view, charts: view.charts.map((chart) => ({ ...chart, series: named })) };
  const html = new TextDecoder().decode(await exportFile("html", page, dots));
  expect(html).not.toMatch(/<script|<img src=x|https?:/);
  expect(html).toContain("default-src 'none'");
});
