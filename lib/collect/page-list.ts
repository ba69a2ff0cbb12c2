import { parseCsv } from "@/lib/agencies/csv";
import { fetchableUrl } from "./fetch-address";

/** A page that somebody lists: whose report of which year is published there. */
export type ListedPage = { line: number; agency: string; year: number; url: string };

const columns = { agency: ["agency", "机关"], year: ["year", "年度"], url: ["url", "网址"] } as const;

/**
 * A list of pages (CSV: agency, year, url, or 机关, 年度, 网址; other columns are left). A line at fault is left out and
 * named; null where the text has no such columns.
 */
export function parsePageList(text: string): { pages: ListedPage[]; problems: string[] } | null {
  const { rows, brokenAt } = parseCsv(text);
  const [head, ...rest] = rows;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const place = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const [agencyAt, yearAt, urlAt] = [place(columns.agency), place(columns.year), place(columns.url)];
  if ([agencyAt, yearAt, urlAt].includes(-1)) return null;
  const problems = brokenAt === null ? [] : [`第${brokenAt}行的引号没有配对，从这里起没有采用。`];
  const pages: ListedPage[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rest) {
    const at = (column: number) => cells[column]?.trim() ?? "";
    const agency = at(agencyAt);
    const year = /^(20\d\d)年?度?$/.exec(at(yearAt))?.[1];
    const url = fetchableUrl(at(urlAt));
    const fault = faultOf(agency, year, url);
    if (fault !== null || year === undefined || url === null) {
      problems.push(`第${line}行${fault}，没有采用。`);
      continue;
    }
    const key = `${agency} ${year} ${url.href}`;
    if (seen.has(key)) problems.push(`第${line}行与前面的一行相同，没有采用。`);
    else pages.push({ line, agency, year: Number(year), url: url.href });
    seen.add(key);
  }
  return { pages, problems };
}

function faultOf(agency: string, year: string | undefined, url: URL | null): string | null {
  if (agency === "") return "没有写机关";
  if (year === undefined || Number(year) < 2008) return "的年度应为四位年份，如2023";
  return url === null ? "的网址应以http://或https://开头，不带用户名和密码" : null;
}
