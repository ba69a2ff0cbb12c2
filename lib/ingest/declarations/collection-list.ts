import { type GroupKind, kindOfWord, kindWords } from "@/lib/agencies/agency-kind";
import { parseCsv } from "@/lib/agencies/csv";
import { parseYearList, yearListExample } from "@/lib/agencies/filing";
import type { RefusalReason } from "../reading";
import { tidyDay } from "../structured/tidy-columns";

/** What somebody says of the reports of a region: that all are here, until when they were due, or both. */
export type CollectionStatement = {
  /** Code or whole name of the region, which may be a single agency. */
  region: string;
  kind: GroupKind | "all";
  /** The years of the reports; those of the imported ones, or every one so far. */
  years: readonly number[] | "imported" | "every";
  complete?: boolean;
  /** The local deadline, as `MM-DD` of the year after, or an ISO day. */
  deadline?: string;
};

const columns = {
  region: ["region", "地区代码"],
  kind: ["kind", "类别"],
  years: ["year", "年度"],
  complete: ["complete", "收齐"],
  deadline: ["deadline", "截止日期"],
} as const;
type Column = keyof typeof columns;
const names = new Map<string, Column>(
  (["region", "kind", "years", "complete", "deadline"] as const).flatMap((column) =>
    columns[column].map((name) => [name, column] as const),
  ),
);

export type StatementLine = { line: number; statement: CollectionStatement };

/**
 * A list of what is declared complete and of local deadlines (CSV: 地区代码, 类别, 年度, 收齐, 截止日期; or region, kind,
 * year, complete, deadline); null if the text is no such list. Without a year a line is said of every year. A line at
 * fault is left out and named.
 */
export function parseCollectionList(
  text: string,
): { lines: StatementLine[]; problems: RefusalReason[] } | null {
  const { rows, brokenAt } = parseCsv(text);
  const [first, ...rest] = rows;
  const head = first ? headOf(first.cells) : null;
  if (!head) return null;
  const problems: RefusalReason[] =
    brokenAt === null ? [] : [`第${brokenAt}行的引号没有配对，从这里起没有采用；请改正后再导入`];
  const lines: StatementLine[] = [];
  for (const { line, cells } of rest) {
    const read = statementOf((column) => cells[head.get(column) ?? -1]?.trim() ?? "");
    if ("fault" in read) problems.push(`第${line}行${read.fault}，没有采用；请改正后再导入`);
    else lines.push({ line, statement: read.statement });
  }
  return { lines, problems };
}

function headOf(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  const head = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const column = names.get(cell.trim().toLowerCase());
    if (!column || head.has(column)) return null;
    head.set(column, at);
  }
  return head.has("region") && (head.has("complete") || head.has("deadline")) ? head : null;
}

function statementOf(at: (column: Column) => string): { statement: CollectionStatement } | { fault: string } {
  const region = at("region");
  const kind = kindOfWord(at("kind"));
  const years = parseYearList(at("years"));
  const complete = yesOrNo(at("complete"));
  const deadline = deadlineOf(at("deadline"));
  if (region === "") return { fault: "没有写地区代码" };
  if (kind === null) return { fault: `的类别“${at("kind")}”应为${kindWords}之一` };
  if (years === null) return { fault: `的年度“${at("years")}”应为${yearListExample}，空缺表示各年` };
  if (complete === null) return { fault: `的收齐“${at("complete")}”应为是或否` };
  if (deadline === null) return { fault: `的截止日期“${at("deadline")}”应为日期，如2024-02-15或02-15` };
  if (complete === undefined && deadline === undefined) return { fault: "既没有写收齐，也没有写截止日期" };
  const dayYear = deadline !== undefined && deadline.length > 5 ? Number(deadline.slice(0, 4)) : null;
  if (dayYear !== null && (years.length !== 1 || years[0] !== dayYear - 1))
    return {
      fault: `的截止日期“${at("deadline")}”应在年度的次年；适用于几年或各年的，只写月日，如02-15`,
    };
  return {
    statement: {
      region,
      kind,
      years: years.length > 0 ? years : "every",
      ...(complete === undefined ? {} : { complete }),
      ...(deadline === undefined ? {} : { deadline }),
    },
  };
}

/** Undefined where nothing is written, null for anything else than yes and no. */
function yesOrNo(text: string): boolean | undefined | null {
  if (text === "") return undefined;
  if (/^(是|已?收齐|y|yes|true|1|√)$/i.test(text)) return true;
  return /^(否|未收齐|n|no|false|0)$/i.test(text) ? false : null;
}

/** `MM-DD` or an ISO day; undefined where nothing is written, null for what is no day of every year. */
function deadlineOf(text: string): string | undefined | null {
  if (text === "") return undefined;
  const whole = tidyDay(text);
  if (typeof whole === "string") return whole;
  const [, month, day] = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize("NFKC")) ?? [];
  if (!month || !day) return null;
  return tidyDay(`2023-${month}-${day}`)?.slice(5) ?? null;
}

/** `地区代码[/类别[/年度]]` as a statement that the collection is complete, or what is wrong with it. */
export function completeOption(text: string): { statement: CollectionStatement } | { fault: string } {
  const [region = "", kindWord = "", yearWord = "", ...more] = text.split("/").map((part) => part.trim());
  const kind = kindOfWord(kindWord);
  const years = parseYearList(yearWord);
  if (region === "" || more.length > 0)
    return { fault: `“${text}”应写成“地区代码/类别/年度”，如110106/街镇/2023，后两项可以不写` };
  if (kind === null) return { fault: `“${text}”中的类别“${kindWord}”应为${kindWords}之一` };
  if (years === null) return { fault: `“${text}”中的年度“${yearWord}”应为${yearListExample}` };
  return { statement: { region, kind, years: years.length > 0 ? years : "imported", complete: true } };
}
