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

/** The years that stand in the heads of a table, or above it up to the heading of its section or another table. */
export function yearsOfTable(
  tokens: readonly Token[],
  table: StatutoryTable,
  from: number,
  to: number,
): PrintedYear[] {
  const found: PrintedYear[] = [];
  for (let at = to; at > Math.max(-1, from - headsAbove); at -= 1) {
    const token = tokens[at];
    if (!token || (at < from && isOfOtherTable(token, tokens[from]))) break;
    const year = yearNamedIn(token.text);
    if (year !== null) found.push({ table, year, text: token.text.trim() });
    if (at < from && /^\s*[一二三四]/.test(token.text) && isSectionHeading(token.text)) break;
  }
  return found.reverse();
}

const isOfOtherTable = (token: Token, first: Token | undefined) =>
  token.mode !== "paragraph" && token.at.table !== first?.at.table;

function yearNamedIn(text: string): number | null {
  const year = text.length <= longestHead ? namedYear.exec(text)?.[1] : undefined;
  return year === undefined || /[，。；]|结转|报告|至/.test(text) ? null : Number(year.normalize("NFKC"));
}

const captionLines = 4;

/** The year that the caption right above a table names; null where it names none, or several. */
export function yearOfCaption(tokens: readonly Token[], from: number): number | null {
  const above = tokens.slice(Math.max(0, from - captionLines), from);
  const last = above.findLastIndex(({ mode, text }) => mode !== "paragraph" || isSectionHeading(text));
  const years = above.slice(last + 1).flatMap(({ text }) => yearNamedIn(text) ?? []);
  return new Set(years).size === 1 ? (years[0] ?? null) : null;
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
