import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { endOfReport, signatureLine } from "./agency-beside-title";
import { arabicYears } from "./chinese-year";
import { isFirstHeading, neighbour, parseTitle } from "./title";

const day = String.raw`(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
const printed = [
  String.raw`(发布|公开|公布|发文|撰写|生成|成文|印发)?(?:(?:日期|时间)\s*[:：]?|(?<=发布)(?:于|[:：]))\s*[[【(（]?\s*${day}`,
  // A page's line below its title: 2022年1月18日 15:33 来源：…
  String.raw`^\s*()${day}\s*日?\s*(?:${clock})?\s*(?:(?:文章|信息)?来源|浏览|字[号体]|作者|点击|阅读|访问)`,
  // Or behind its source: 来源：云溪镇 2022-1-18 15:33
  String.raw`()(?:来源|作者)\s*[:：]\s*[^\d:：]{1,30}?\s${day}`,
].map((pattern) => new RegExp(pattern, "g"));
const labelAlone = /(?:日期|时间|发布于?)\s*[:：]?$/;
/** What the patterns above begin with. */
const mayTellDay = /日期|时间|发布|来源|作者|^\s*[2二]/;
/** A day and nothing else, below the title: （2022年1月18日） or 2022-01-18 15:33 */
const alone = new RegExp(String.raw`^[（(]?\s*${day}\s*日?\s*(?:${clock})?\s*[)）]?$`);
/** What was updated, counted or comes into force is no publication. */
const notPublished =
  /(?:更新|统计|期限|浏览|截[止至]|有效|当前|生效|废止|失效|实施|修改|系统|现在|北京|登录|访问)[的为]?\s*$/;
/** The words that say it best come first. */
const ranks = [/^(?:发布|公开|公布|发文|印发)$/, /^$/, /^(?:撰写|生成|成文)$/];
const chineseDay = /(?<=年)([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/;
const reportOfYear = /(20\d\d)年?(?:度)?(?:年报|(?:政(?:府|务))?信息公开[^。]{0,10}(?:报告|年报))/;
const breadcrumb = /[>＞»›]/;
const metaNames = /^(?:pubdate|publishdate|article:published_time|createdate)$/i;
const headLines = 40;
const linesAboveText = 25;
const linesBelowTitle = 3;

/**
 * The day of publication as YYYY-MM-DD: the date with the best label, a page's own metadata, a date alone below the
 * title or at the end. A day before the reported year was over is no publication: site clocks and the end of the
 * data period are passed over, and so are the days of other reports that a page lists.
 */
export function publishedOn(
  tokens: readonly Token[],
  document: ReportDocument,
  year: number,
  agency: string | null,
): string | null {
  const usable = (date: string | null) => (date !== null && date >= `${year}-12-01` ? date : null);
  // A day that nothing is said about may be that of a visit: none but a timely one is believed.
  const timely = (date: string | null) => (date !== null && date < `${year + 2}-01-01` ? usable(date) : null);
  const isOfOther = (text: string) => isOtherReport(text, year, agency);
  const head = headOf(tokens);
  const days = [...head, ...tokens.slice(-12)].flatMap(({ text }, at, all) => {
    if (text.length > 160 || !mayTellDay.test(text)) return [];
    // A link may have its day on the next line, unless it has it beside it.
    const above = all[at - 1]?.text ?? "";
    const isLink = neighbour.test(text) || (isOfOther(above) && !mayTellDay.test(above));
    return isLink ? [] : labelledDays(withNext(text, all[at + 1]?.text), isOfOther);
  });
  for (const rank of ranks)
    for (const { label, day } of days) {
      const date = rank.test(label) ? usable(dayOf(day)) : null;
      if (date) return date;
    }
  for (const { name, value } of document.metadata)
    if (metaNames.test(name)) {
      const date = usable(dayOf(/(20\d\d)[-/](\d{1,2})[-/](\d{1,2})/.exec(value)));
      if (date) return date;
    }
  const date = timely(belowTitle(head, isOfOther));
  if (date) return date;
  const end = endOfReport(tokens);
  for (const [at, { text }] of [...end.entries()].reverse()) {
    // A link to another year's report ends in that one's day.
    const before = end[at - 1]?.text ?? "";
    if (neighbour.test(before) || isOfOther(before) || labelAlone.test(before.trim())) continue;
    const date = timely(dayAlone(signatureLine(text.trim()).day));
    if (date) return date;
  }
  return null;
}

/** The lines in which a page tells its day: the first, and behind a long menu those above the first heading. */
function headOf(tokens: readonly Token[]): Token[] {
  const text = tokens.findIndex((token) => isFirstHeading(token.text));
  return [
    ...tokens.slice(0, headLines),
    ...tokens.slice(Math.max(headLines, text - linesAboveText), Math.max(headLines, text)),
  ];
}

/** Whether a line names a report of another year or another agency, as lists of reports do. */
function isOtherReport(text: string, year: number, agency: string | null): boolean {
  if (breadcrumb.test(text)) return false;
  const stated = reportOfYear.exec(text)?.[1];
  if (stated !== undefined && Number(stated) !== year) return true;
  const other = agency === null ? null : (parseTitle(text)?.agency ?? null);
  return other !== null && agency !== null && !other.includes(agency) && !agency.includes(other);
}

/** A day that stands alone shortly below the title. */
function belowTitle(head: readonly Token[], isOfOther: (text: string) => boolean): string | null {
  for (const [at, { text }] of head.entries()) {
    const date = /\d|年/.test(text) ? dayAlone(text.trim()) : null;
    if (date === null) continue;
    const above = head.slice(Math.max(0, at - linesBelowTitle), at).reverse();
    const title = above.find((token) => parseTitle(token.text) !== null);
    const isLink = above.some((token) => neighbour.test(token.text));
    if (title && !isLink && !isOfOther(title.text)) return date;
  }
  return null;
}

type LabelledDay = { label: string; day: readonly string[] };

function labelledDays(text: string, isOfOther: (text: string) => boolean): LabelledDay[] {
  const line = arabicYears(text);
  return printed
    .flatMap((pattern) => [...line.matchAll(pattern)])
    .flatMap((found) => {
      const [, label = "", ...day] = found;
      const before = line.slice(0, found.index);
      return notPublished.test(before) || isOfOther(before) ? [] : [{ label, day: ["", ...day] }];
    });
}

/** 发文日期 in a box of its own, with its day in the next. */
const withNext = (text: string, next: string | undefined) =>
  labelAlone.test(text.trim()) && next ? `${text} ${next}` : text;

function dayOf(match: readonly (string | undefined)[] | null): string | null {
  const [, year, month, day] = match ?? [];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return date.toISOString().slice(0, 10);
}

/** A line that is a day and nothing else, also in Chinese numerals. */
function dayAlone(text: string): string | null {
  const inDigits = arabicYears(text).replace(
    chineseDay,
    (_, month: string, day: string) => `${smallNumber(month)}月${smallNumber(day)}日`,
  );
  return dayOf(alone.exec(inDigits));
}

/** 十二 → 12, 三十一 → 31; up to 99. */
function smallNumber(text: string): number {
  const digit = (character: string | undefined) =>
    character ? "〇一二三四五六七八九".indexOf(character) : -1;
  const ten = text.indexOf("十");
  if (ten === -1) return digit(text);
  const tens = ten === 0 ? 1 : digit(text[0]);
  const ones = ten === text.length - 1 ? 0 : digit(text.at(-1));
  return tens * 10 + ones;
}
