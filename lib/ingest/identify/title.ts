import { isScopeRemark } from "@/lib/agencies/kind-of-name";
import type { Token } from "../extract/token";
import { isAgencyName } from "./agency-beside-title";
import { arabicYears } from "./dates";
import { isIssuing, nameInWords } from "./name-in-words";

export type Title = { text: string; agency: string | null; year: number | null };

const phrase = /(?:年度)?政(?:府|务)信息公开[工作情况总结及和暨年度的]{0,14}报告/;
/** Shorter names of it, and the year in its middle: a title only with agency and year, else a place on a menu. */
const shortPhrase =
  /(?:年度)?(?:政(?:府|务)信息|政务|信息)公开[工作情况年度的]{0,12}(?:20\d\d年?[工作情况年度的]{0,8})?(?:报告|年报)/;
const yearPattern = /(?:公元)?((?:19|20)\d\d)(?:年度|年)?/g;
/** A school year counts as the calendar year in which it ends. */
const schoolYear = /20\d\d年?[-—–－~～至]{1,2}(20\d\d)年?学年度?/;
/** What is said about the title: a version, a day, a column of the site. */
const remarks =
  /[（(][^）)]*(?:版|稿|附件|格式)[^）)]*[）)]|[（(]20\d\d年\d{1,2}月(?:\d{1,2}日)?[）)]|^[【[][^】\]]*[】\]]/g;
export const longestTitleLine = 60;

/** …报告2022-01-26, as a list prints a link and its day side by side. */
export const endingInDay = /[[（(]?20\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?:\d{2}:\d{2}(?::\d{2})?)?[\]）)]?$/;

/** A full stop, or the words with which a report is announced: 现将2021年…报告公布如下： */
const isSentence = /[。；]|^(?:现将|现公布|特向社会)|(?:公布|公开|发布|报告)如下|予以公布/;

/** The name of a file as a report's title, or null if it is none. */
export const titleOfPath = (path: string) =>
  parseTitle(path.replace(/^.*[\\/]/, "").replace(/\.\w{2,5}$/, ""));

const parsed = new Map<string, Title | null>();
const remembered = 200;

/**
 * A text as a report's title, or null if it is none: what is left beside phrase and year is the agency. With memory,
 * as the few lines of a report that may be titles are asked about again and again.
 */
export function parseTitle(printed: string): Title | null {
  if (!printed.includes("报") || !printed.includes("公")) return null;
  if (printed.length > longestTitleLine * 2) return titleIn(printed);
  const known = parsed.get(printed);
  if (known !== undefined) return known;
  const title = titleIn(printed);
  if (parsed.size === remembered) parsed.clear();
  // A copy: a piece of a text keeps the whole text in memory.
  parsed.set(` ${printed}`.slice(1), title);
  return title;
}

function titleIn(printed: string): Title | null {
  const line = printed.replace(/[\s\u00a0\u3000]+/g, "");
  if (line.length > longestTitleLine * 2 || !/(?:信息|政务)公开/.test(line) || isSentence.test(line))
    return null;
  const text = arabicYears(line).replace(schoolYear, "$1年");
  const words = text.replace(remarks, "").replace(endingInDay, "");
  const years = new Set([...words.matchAll(yearPattern)].map(([, year]) => Number(year)));
  const isFull = phrase.test(words);
  const known = isFull ? phrase : shortPhrase;
  if (!known.test(words)) return null;
  const rest = words
    .replace(known, "|")
    .replace(yearPattern, "|")
    .replace(/[《》〈〉“”"'「」]/g, "");
  const pieces = rest.split("|");
  // 某办公室关于2024年某厅…报告的公告: what is named behind the year reports, the office only issues.
  const behind = pieces.findIndex(isIssuing) + 1;
  const parts = pieces
    .slice(behind > 0 && isAgencyName(nameInWords(pieces[behind] ?? "") ?? "") ? behind : 0)
    .map((part) =>
      part
        .replace(/^.{1,6}[：:]/, "")
        .replace(
          /^(?:关于(?:报送|公布|发布|公开|印发|上报)?|的|：|:|-|_)+|(?:关于|的|：|:|-|_|年度|\.\w{2,5})+$/g,
          "",
        ),
    )
    .filter((part) => /\p{Script=Han}{2}/u.test(part));
  const [year] = years;
  const named = agencyAmong(parts);
  const agency = named === null ? null : nameInWords(named);
  if (!isFull && (years.size === 0 || agency === null || !isAgencyName(agency))) return null;
  return { text, agency, year: years.size === 1 && year !== undefined ? year : null };
}

const inBrackets = /^[（(]([^（()）]+)[）)]$/;

/** 政府信息公开年报, the column of a site that a title stands in. */
const namesColumn = /(?:信息|政务)公开|年报/;

/** The name, with the remark of its scope behind it: （全区汇总）. */
function agencyAmong(parts: readonly string[]): string | null {
  const remark = parts.find(isScopeRemark);
  const names = parts.flatMap((part) => {
    const inner = inBrackets.exec(part)?.[1];
    if (inner === undefined) return [part];
    return part !== remark && isAgencyName(inner) ? [inner] : [];
  });
  const [longest] = names.sort((a, b) => b.length - a.length);
  // 人民政府信息公开: one 政府 for two.
  return longest === undefined || namesColumn.test(longest)
    ? null
    : longest.replace(/人民$/, "人民政府") + (remark ?? "");
}

export const isWhole = (title: Title | null) =>
  title !== null && title.agency !== null && title.year !== null;

/** Links to the reports before and after this one. */
export const neighbour = /^\s*(?:上一篇|下一篇|上一条|下一条|相关)/;

export const isFirstHeading = (text: string) => /^\s*一[、.．]/.test(text);

const longestStatement = 600;
const firstLines = 30;

const reportOf = String.raw`[^，。；、：,;:《》“”]{2,40}?20\d\d年(?:度)?政?(?:府|务)?信息公开[^，。；、：,;:《》“”（(]{0,8}报告`;
const announced = [
  /《([^》]{6,60})》/g,
  new RegExp(
    `(?:现(?:特|就)?(?:将)?(?:向社会)?(?:公布|发布|公开)?|向社会(?:公布|公开|发布)|编制(?:了|完成)?)(${reportOf})`,
    "g",
  ),
  new RegExp(`^(${reportOf})(?=[（(]以下|由|包括|共分|共包|全文|是|根据|依据|按照)`, "g"),
];
const isOfOthers = /通知|要求|做好|格式|编制|规定|办法|意见|国务院/;

/** The report that a sentence at the beginning announces as this one: agency and year. */
export function titleInText(tokens: readonly Token[]): Title | null {
  for (const { text, mode } of tokens.slice(0, firstLines)) {
    if (mode !== "paragraph") continue;
    const line = text.replace(/[\s\u00a0\u3000]+/g, "").slice(0, longestStatement);
    for (const pattern of announced)
      for (const [, said = ""] of line.matchAll(pattern)) {
        const title = isOfOthers.test(said) ? null : parseTitle(said);
        if (title?.agency && title.year !== null) return title;
      }
  }
  return null;
}

const published =
  /(?:现(?:特|就)?(?:将|向社会)?(?:公布|发布|公开)?|向社会(?:公布|公开|发布))[^，。；：]{0,24}?(20\d\d)年(?:度)?政(?:府|务)信息公开[^，。；：]{0,8}报告/;

/** The year of the report that a sentence at the beginning publishes: 现将2021年…报告公布如下. */
export function publishedYear(tokens: readonly Token[]): number | null {
  for (const { text } of tokens.slice(0, firstLines)) {
    const year = /现|社会/.test(text) ? published.exec(text.replace(/\s/g, ""))?.[1] : undefined;
    if (year !== undefined) return Number(year);
  }
  return null;
}
