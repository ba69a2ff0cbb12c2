import writeExcelFile from "write-excel-file/node";
import type { StoredFinding } from "@/db/queries/reports/report-findings";
import { findCell } from "@/lib/catalogue/cells";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import type { Refusal } from "@/lib/ingest/reading";
import { codeOf, type ResolvedReport } from "@/lib/ingest/resolve-report";
import { placesTaken } from "../read/places-taken";

type Row = (string | number | null)[];

const heads = {
  报告: [
    "文件",
    "结果",
    "入库",
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
  报告: [40, 12, 24, 36, 12, 8, 14, 12, 12, 8, 8, 8, 8],
  问题: [40, 36, 8, 8, 16, 36, 80],
  未读入: [40, 80],
} as const;

type Finding = Pick<StoredFinding, "check" | "severity" | "cells" | "message">;
type ReportRow = {
  name: string;
  agency: string;
  year: number;
  became: string;
  facts: Row;
  findings: readonly Finding[];
};

/** What became of every report of an import, to send back to the agencies: 报告, 问题 and 未读入, a sheet each. */
export class SummaryWorkbook {
  private readonly reports: ReportRow[] = [];
  private readonly waiting = new Map<string, ReportRow[]>();
  private readonly refused: Row[] = [];

  readonly add = (name: string, outcome: ResolvedReport | Refusal): void => {
    if (outcome.status === "refused") {
      this.refused.push([name, `${outcome.reason}。`]);
      return;
    }
    const { agency, year, form, scope, publishedOn, problems, resolution } = outcome;
    const cells = [...outcome.cells.values()];
    const numbers = cells.filter(({ kind }) => kind === "number").length;
    const facts = [
      ...[agency, codeOf(resolution), year, formFacts[form].zh, scopeNames[scope], publishedOn],
      ...[numbers, cells.length - numbers],
    ];
    const row = { name, agency, year, became: "", facts, findings: problems };
    this.reports.push(row);
    const waiting = this.waiting.get(name);
    if (waiting) waiting.push(row);
    else this.waiting.set(name, [row]);
  };

  /** What is found in a report once all are stored, beside other years too, in place of what it showed by itself. */
  readonly complete = (name: string, findings: readonly Finding[], became: string): void => {
    const row = this.waiting.get(name)?.shift();
    if (row) Object.assign(row, { findings, became });
  };

  private rows(): Record<keyof typeof heads, Row[]> {
    const 报告 = this.reports.map(({ name, became, facts, findings }): Row => {
      const having = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
      const [errors, warnings] = [having("error"), having("warning")];
      return [name, errors + warnings > 0 ? "有问题待核" : "读入", became, ...facts, errors, warnings];
    });
    const 问题 = this.reports.flatMap(({ name, agency, year, findings }) =>
      findings.map(({ severity, check, cells, message }): Row => {
        const labels = cells.map((id) => findCell(id)?.zh ?? id).join("；");
        return [name, agency, year, severityNames[severity], checks[check].zh, labels, message];
      }),
    );
    return { 报告, 问题, 未读入: this.refused };
  }

  /** The workbook as an .xlsx file. Text is written as text, so that no name becomes a formula. */
  async bytes(): Promise<Uint8Array> {
    const rows = this.rows();
    const sheets = (["报告", "问题", "未读入"] as const).map((sheet) => ({
      sheet,
      data: [
        heads[sheet].map((value) => ({ value, fontWeight: "bold" as const })),
        ...rows[sheet].map((row) => sheetRow(row, widths[sheet])),
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
