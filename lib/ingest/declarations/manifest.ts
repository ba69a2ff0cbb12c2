import { kindOfWord, kindWords } from "@/lib/agencies/agency-kind";
import { parseCsv } from "@/lib/agencies/csv";
import type { RefusalReason } from "../reading";
import { tidyAddress, tidyDay } from "../structured/tidy-columns";
import type { CollectionStatement, StatementLine } from "./collection-list";

/** What whoever brings a file says about it. It settles what the file leaves open, and is held against what it says. */
export type Declaration = {
  /** Division code of the agency, or its whole name. */
  agency?: string;
  year?: number;
  /** ISO day. */
  publishedOn?: string;
  sourceUrl?: string;
};

/** The columns of a manifest; only `file` and one other are required. */
const columns = {
  file: ["file", "文件"],
  agency: ["agency", "机关"],
  year: ["year", "年度"],
  publishedOn: ["published_on", "公布日期"],
  sourceUrl: ["source_url", "来源网址"],
  complete: ["complete", "完整"],
} as const;
type Column = keyof typeof columns;
const names = new Map<string, Column>(
  (["file", "agency", "year", "publishedOn", "sourceUrl", "complete"] as const).flatMap((column) =>
    columns[column].map((name) => [name, column] as const),
  ),
);

export type ManifestLine = { line: number; file: string; declared: Declaration };

/** Where each column of a manifest stands; null if the first row is no head of one. */
function manifestHead(cells: readonly string[]): ReadonlyMap<Column, number> | null {
  const head = new Map<Column, number>();
  for (const [at, cell] of cells.entries()) {
    const column = names.get(cell.trim().toLowerCase());
    if (!column || head.has(column)) return null;
    head.set(column, at);
  }
  return head.has("file") && head.size > 1 ? head : null;
}

type Manifest = {
  lines: ManifestLine[];
  /** Lines without a file: that all reports of an agency's region and year, of the kind in `complete`, are here. */
  statements: StatementLine[];
  problems: RefusalReason[];
};

/**
 * A list of files with what is declared of each (CSV: file, agency, year, published_on, source_url, complete); null if
 * the text is no such list. A file is named as it lies below the list's own folder; one in an archive
 * `a.zip/inner.docx`. A line at fault is left out and named.
 */
export function parseManifest(text: string): Manifest | null {
  const { rows, brokenAt } = parseCsv(text);
  const [first, ...rest] = rows;
  const head = first ? manifestHead(first.cells) : null;
  if (!head) return null;
  const problems: RefusalReason[] =
    brokenAt === null ? [] : [`第${brokenAt}行的引号没有配对，从这里起没有采用；请改正后再导入`];
  const lines: ManifestLine[] = [];
  const statements: StatementLine[] = [];
  for (const { line, cells } of rest) {
    const at = (column: Column) => cells[head.get(column) ?? -1]?.trim() ?? "";
    const file = at("file")
      .replaceAll("\\", "/")
      .replace(/^(?:\.\/)+/, "")
      .normalize("NFC");
    const found = declaredFrom({
      agency: at("agency"),
      year: at("year"),
      publishedOn: at("publishedOn"),
      sourceUrl: at("sourceUrl"),
    });
    const complete = at("complete");
    if (file === "" && complete !== "" && !("fault" in found)) {
      const said = completeOf(found.declared, complete);
      if ("fault" in said) problems.push(`第${line}行${said.fault}，没有采用；请改正后再导入`);
      else statements.push({ line, statement: said.statement });
    } else if (file === "" && !("fault" in found)) problems.push(`第${line}行没有写文件名，没有采用；请补上`);
    else if ("fault" in found) problems.push(`第${line}行的${found.fault}，没有采用；请改正后再导入`);
    else if (lines.some((other) => other.file === file))
      problems.push(`第${line}行的文件“${file}”重复，没有采用；请只留一行`);
    else {
      lines.push({ line, file, declared: found.declared });
      if (complete !== "")
        problems.push(`第${line}行写了文件，“完整”没有采用；请另起一行，写明机关和年度，不写文件`);
    }
  }
  return { lines, statements, problems };
}

function completeOf(
  { agency: region, year }: Declaration,
  word: string,
): { statement: CollectionStatement } | { fault: string } {
  const kind = kindOfWord(word);
  if (region === undefined || year === undefined) return { fault: "写了完整，没有写明机关和年度" };
  if (kind === null) return { fault: `的完整“${word}”应为${kindWords}之一` };
  return { statement: { region, kind, years: [year], complete: true } };
}

type Stated = Record<keyof Declaration, string>;

/** What was written about a file, blanks left out; or what is wrong with it, as a part of a sentence. */
export function declaredFrom({
  agency,
  year,
  publishedOn,
  sourceUrl,
}: Stated): { declared: Declaration } | { fault: string } {
  const digits = /^(20\d\d)年?度?$/.exec(year.trim())?.[1];
  const day = tidyDay(publishedOn);
  const address = tidyAddress(sourceUrl);
  if (year.trim() !== "" && (digits === undefined || Number(digits) < 2008))
    return { fault: `年度“${year}”应为四位年份，如2023` };
  if (day === undefined) return { fault: `公布日期“${publishedOn}”应为日期，如2024-01-26` };
  if (address === undefined) return { fault: `来源网址“${sourceUrl}”应以http开头` };
  return {
    declared: {
      ...(agency.trim() === "" ? {} : { agency: agency.trim() }),
      ...(digits === undefined ? {} : { year: Number(digits) }),
      ...(day === null ? {} : { publishedOn: day }),
      ...(address === null ? {} : { sourceUrl: address }),
    },
  };
}
