import { expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { finishOutcome } from "@/lib/ingest/packed-reading";
import { readWorkbook } from "@/lib/ingest/read/xlsx/xlsx";
import { readReport } from "@/lib/ingest/read-file";
import { resolveReport } from "@/lib/ingest/resolve-report";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { renderText } from "@/lib/specimen/text";
import { SummaryWorkbook } from "./summary-workbook";

it("holds each report, each problem and each refusal, and no formula from a hostile name", async () => {
  const agency = "北京市丰台区北宫镇人民政府";
  const text = renderText({ ...plainSpecimen("2021"), agency, year: 2023 }, "line-per-row");
  const outcome = await readReport(new TextEncoder().encode(text), "a.txt");
  const workbook = new SummaryWorkbook();
  const register = { tree: nationalDivisions(), agencies: [] };
  const settled = resolveReport(finishOutcome(outcome), register, "a.txt", { agency: "110106005" });
  const found = settled.status === "refused" ? [] : settled.problems;
  workbook.add('=HYPERLINK("x")', settled);
  workbook.complete('=HYPERLINK("x")', [...found], "更正：2024-01-20 → 2024-05-15");
  workbook.add("坏.pdf", { status: "refused", reason: "是空文件，请重新下载" });
  const sheets = await readWorkbook(await workbook.bytes());
  const rows = Object.fromEntries(
    sheets.map(({ name, rows: own }) => [name, own.map(({ cells }) => cells.map(({ text }) => text))]),
  );
  expect(rows.报告?.[1]?.slice(0, 6)).toEqual([
    ...['=HYPERLINK("x")', "有问题待核", "更正：2024-01-20 → 2024-05-15"],
    ...[agency, "110106005", "2023"],
  ]);
  expect(rows.问题?.flat()).toContainEqual(expect.stringContaining("导入时指定为"));
  expect(rows.未读入?.[1]).toEqual(["坏.pdf", "是空文件，请重新下载。"]);
  expect(
    sheets.flatMap(({ rows: own }) => own.flatMap(({ cells }) => cells)).some((cell) => cell.formula),
  ).toBe(false);
});

it("shows at the end what was found beside other years, in the place of what the report shows by itself", async () => {
  const agency = "北京市丰台区北宫镇人民政府";
  const text = renderText({ ...plainSpecimen("2021"), agency, year: 2023 }, "line-per-row");
  const outcome = finishOutcome(await readReport(new TextEncoder().encode(text), "a.txt"));
  const workbook = new SummaryWorkbook();
  const settled = resolveReport(outcome, { tree: nationalDivisions(), agencies: [] }, "a.txt");
  if (settled.status === "refused") throw new Error(settled.reason);
  workbook.add("甲.txt", { ...settled, problems: [], status: "accepted" });
  workbook.complete(
    "甲.txt",
    [
      {
        check: "carry-over",
        severity: "error",
        cells: ["requests.carried_in.total"],
        message: "两数应当相等。",
      },
    ],
    "新增",
  );
  const sheets = await readWorkbook(await workbook.bytes());
  const rowsOf = (name: string) =>
    sheets.find((sheet) => sheet.name === name)?.rows.map(({ cells }) => cells.map(({ text }) => text));
  expect(rowsOf("报告")?.[1]?.slice(0, 2)).toEqual(["甲.txt", "有问题待核"]);
  expect(rowsOf("报告")?.[1]?.slice(-2)).toEqual(["1", "0"]);
  expect(rowsOf("问题")?.[1]).toContain("结转衔接");
});
