import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { arabicYears } from "./chinese-year";

export type Title = { text: string; agency: string | null; year: number | null };

const phrase = /(?:年度)?政(?:府|务)信息公开[工作情况年度的]{0,12}报告/;
const yearPattern = /(?:公元)?((?:19|20)\d\d)(?:年度|年)?/g;
const headLines = 30;
const longestLine = 60;

/** A text as a report's title, or null if it is none: what is left beside phrase and year is the agency. */
export function parseTitle(printed: string): Title | null {
  if (!printed.includes("公")) return null;
  const text = arabicYears(printed.replace(/[\s\u00a0\u3000]+/g, ""));
  if (text.length > longestLine * 2 || !phrase.test(text) || /[。；]/.test(text)) return null;
  const years = new Set([...text.matchAll(yearPattern)].map(([, year]) => Number(year)));
  const rest = text
    .replace(phrase, "|")
    .replace(yearPattern, "|")
    .replace(/[《》〈〉“”"'「」]/g, "")
    .replace(/[（(](?:[^）)]*(?:版|稿|附件|格式)[^）)]*)[）)]/g, "");
  const parts = rest
    .split("|")
    .map((part) =>
      part
        .replace(/^.{1,6}[：:]/, "")
        .replace(/^(?:关于|的|：|:|-|_)+|(?:的|：|:|-|_|年度|\.\w{2,5})+$/g, ""),
    )
    .filter((part) => part.length >= 2);
  const [year] = years;
  const agency = parts.sort((a, b) => b.length - a.length)[0] ?? null;
  return { text, agency, year: years.size === 1 && year !== undefined ? year : null };
}

/**
 * The printed title: one to three of the first lines joined, the one that tells agency and year with the fewest
 * lines; failing that, a web page's own title.
 */
export function printedTitle(tokens: readonly Token[], document: ReportDocument): Title | null {
  const lines = tokens.slice(0, headLines).map(({ text }) => text.trim());
  let best: { title: Title; score: number } | null = null;
  const consider = (text: string, penalty: number) => {
    const title = parseTitle(text);
    if (!title) return;
    const score = (title.agency ? 4 : 0) + (title.year ? 4 : 0) - penalty;
    if (!best || score > best.score) best = { title, score };
  };
  lines.forEach((line, at) => {
    if (line.length > longestLine || line === "") return;
    consider(line, 0);
    // A line with a label, 来源：…, is no part of a title that goes on below it.
    const joined = lines
      .slice(at, at + 3)
      .filter((next) => next.length <= longestLine && !/[：:]/.test(next));
    if (joined.length > 1) consider(joined.slice(0, 2).join(""), 1);
    if (joined.length > 2) consider(joined.join(""), 2);
  });
  for (const { name, value } of document.metadata)
    if (/title/i.test(name)) for (const part of value.split(/[_|—–-]/)) consider(part, 1.5);
  const found = best as { title: Title; score: number } | null;
  return found?.title ?? null;
}
