import type { StatutoryTable } from "@/lib/catalogue/cell";
import type { CellReading, Problem } from "../reading";
import { isSectionHeading } from "./sections";
import type { Token } from "./token";

/** A year that a head or the caption of a statutory table names. */
export type PrintedYear = { table: StatutoryTable; year: number; text: string };

/** 2022年制发件数; not a day, and not a row that says what was carried over from the year before. */
const namedYear = /([12１２][09０９][\d０-９]{2})\s*年(?!\s*[\d０-９]{1,2}\s*月)/;
const longestHead = 40;
const headsAbove = 60;

/** The years that stand in the heads of a table, or above it up to the heading of its section. */
export function yearsOfTable(
  tokens: readonly Token[],
  table: StatutoryTable,
  from: number,
  to: number,
): PrintedYear[] {
  const found: PrintedYear[] = [];
  for (let at = to; at > Math.max(-1, from - headsAbove); at -= 1) {
    const text = tokens[at]?.text ?? "";
    const year = text.length <= longestHead ? namedYear.exec(text)?.[1] : undefined;
    if (year !== undefined && !/[，。；]|结转|报告|至/.test(text))
      found.push({ table, year: Number(year.normalize("NFKC")), text: text.trim() });
    if (at < from && /^\s*[一二三四]/.test(text) && isSectionHeading(text)) break;
  }
  return found.reverse();
}

const tableNames: Record<StatutoryTable, string> = {
  disclosure: "主动公开表",
  requests: "申请情况表",
  disputes: "复议诉讼表",
  y2014: "统计表",
};

/** Tables of which a head or caption names another year than the report's: all their figures are doubtful. */
export function checkPrintedYears(
  printed: readonly PrintedYear[],
  cells: ReadonlyMap<string, CellReading>,
  year: number,
): Problem[] {
  const other = printed.filter((one) => one.year !== year);
  return [...new Set(other.map(({ table }) => table))].map((table) => {
    const texts = [...new Set(other.filter((one) => one.table === table).map(({ text }) => `“${text}”`))];
    const ids = [...cells].flatMap(([id, { kind }]) =>
      kind === "number" && id.startsWith(`${table}.`) ? [id] : [],
    );
    return {
      check: "layout",
      severity: "warning",
      cells: ids,
      message: `${tableNames[table]}上写着${texts.slice(0, 3).join("、")}，不是${year}年的，其中各数可能是另一年的，请核对原件。`,
    };
  });
}
