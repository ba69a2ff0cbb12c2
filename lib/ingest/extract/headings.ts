import type { StatutoryTable } from "@/lib/catalogue/cell";
import type { CellReading, Problem, Section } from "../reading";
import type { Token } from "./token";

const subjects: readonly [RegExp, number][] = [
  [/收到和处理|申请(?:办理)?情况/, 3],
  [/行政复议|行政诉讼|被申请/, 4],
  [/问题/, 5],
  [/其他.{0,4}报告/, 6],
  [/主动公开/, 2],
  [/总体|概述|基本情况/, 1],
];

const numbered = /^[一二三四五六七八九十]{1,2}[、.．]/;
const longestHeading = 40;

/**
 * The prose between the headings, tables left out. A heading is numbered, or says what the form says; a table of
 * contents gives headings with nothing below, which are dropped.
 */
export function sectionsOf(tokens: readonly Token[], inTable: (at: number) => boolean): Section[] {
  const sections: { heading: string; number: number | null; lines: string[] }[] = [];
  tokens.forEach((token, at) => {
    if (inTable(at) || (token.mode !== "paragraph" && !isProseInTable(token.text))) return;
    const number = headingNumber(token.text);
    if (number !== undefined) sections.push({ heading: token.text.trim(), number, lines: [] });
    else sections.at(-1)?.lines.push(token.text.trim());
  });
  const repeated = (index: number) => {
    const number = sections[index]?.number ?? null;
    return number !== null && sections.some((other, at) => at > index && other.number === number);
  };
  const listed = (index: number) => repeated(index) && sections[index]?.lines.length === 0;
  return sections
    .map(({ heading, number, lines }, index) => {
      // What follows a table of contents stands before the first section, not in the last one listed.
      const endsList = repeated(index) && listed(index - 1) && listed(index - 2);
      return { heading: endsList ? "" : heading, number: endsList ? null : number, text: lines.join("\n") };
    })
    .filter(({ text }, index) => text !== "" || !repeated(index));
}

/** Where a whole report is one table, the last sections and their text are boxes of it. */
const isProseInTable = (text: string) =>
  /^\s*[五六][、.．]/.test(text)
    ? headingNumber(text) !== undefined
    : text.length > 15 && text.includes("。");

/** Whether a text is a numbered heading of a section of the form. */
export const isSectionHeading = (text: string) => numbered.test(text.trim()) && Boolean(headingNumber(text));

/** The number of the section a line opens, null for a heading of its own making, undefined for ordinary text. */
function headingNumber(text: string): number | null | undefined {
  const line = text.trim();
  if (line.length > longestHeading || /[。；;：:，,]$/.test(line)) return undefined;
  const isNumbered = numbered.test(line);
  const subject = subjects.find(([words]) => words.test(line))?.[1];
  if (isNumbered) return subject ?? null;
  return subject !== undefined &&
    line.length <= 24 &&
    /(?:情况|概述|事项)$/.test(line) &&
    !/^[（(]/.test(line)
    ? subject
    : undefined;
}

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
