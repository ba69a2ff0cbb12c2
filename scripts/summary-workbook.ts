import writeExcelFile from "write-excel-file/node";
import { findCell } from "@/lib/catalogue/cells";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import type { Refusal } from "@/lib/ingest/reading";
import { codeOf, type SettledReport } from "@/lib/ingest/settle";
import { placesTaken } from "./places-taken";

type Row = (string | number | null)[];

const heads = {
  报告: [
    "文件",
    "结果",
    "机关",
    "区划代码",
    "年度",
    "表式",
    "范围",
    "公布日期",
    "有数",
    "无数",
    "错误",
    "警告",
  ],
  问题: ["文件", "机关", "年度", "程度", "核对项", "数据项", "说明"],
  未读入: ["文件", "原因"],
} as const;
const widths = {
  报告: [40, 12, 36, 12, 8, 14, 12, 12, 8, 8, 8, 8],
  问题: [40, 36, 8, 8, 16, 36, 80],
  未读入: [40, 80],
} as const;

/** What became of every report of an import, to send back to the agencies: 报告, 问题 and 未读入, a sheet each. */
export class SummaryWorkbook {
  private readonly rows: Record<keyof typeof heads, Row[]> = { 报告: [], 问题: [], 未读入: [] };

  readonly add = (name: string, outcome: SettledReport | Refusal): void => {
    if (outcome.status === "refused") {
      this.rows.未读入.push([name, `${outcome.reason}。`]);
      return;
    }
    const { agency, year, form, scope, publishedOn, problems } = outcome;
    const cells = [...outcome.cells.values()];
    const numbers = cells.filter(({ kind }) => kind === "number").length;
    const having = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
    this.rows.报告.push([
      ...[
        name,
        outcome.status === "accepted" ? "读入" : "有问题待核",
        agency,
        codeOf(outcome.resolution),
        year,
      ],
      ...[formFacts[form].zh, scopeNames[scope], publishedOn, numbers, cells.length - numbers],
      ...[having("error"), having("warning")],
    ]);
    for (const { severity, check, cells: ids, message } of problems)
      this.rows.问题.push([
        ...[name, agency, year, severityNames[severity], checks[check].zh],
        ...[ids.map((id) => findCell(id)?.zh ?? id).join("；"), message],
      ]);
  };

  /** The workbook as an .xlsx file. Text is written as text, so that no name becomes a formula. */
  async bytes(): Promise<Uint8Array> {
    const sheets = (["报告", "问题", "未读入"] as const).map((sheet) => ({
      sheet,
      data: [
        heads[sheet].map((value) => ({ value, fontWeight: "bold" as const })),
        ...this.rows[sheet].map((row) => sheetRow(row, widths[sheet])),
      ],
      columns: widths[sheet].map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape" as const,
    }));
    return new Uint8Array(await writeExcelFile(sheets).toBuffer());
  }
}

const pointsOfLine = 15;

/** Not every program gives a row the height of its text when it opens a file. */
function sheetRow(row: Row, columns: readonly number[]) {
  const lines = row.map((value, at) => Math.ceil(placesTaken(String(value ?? "")) / (columns[at] ?? 1)));
  const height = Math.min(Math.max(1, ...lines), 20) * pointsOfLine;
  return row.map((value) => {
    if (value === null) return null;
    const look = { height, alignVertical: "top" as const };
    return typeof value === "number"
      ? { ...look, value, type: Number }
      : { ...look, value: value.slice(0, 32_000), type: String, wrap: true };
  });
}
