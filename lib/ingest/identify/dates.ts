import { isAgencyName } from "./agency-beside-title";

const digits = new Map(
  [..."〇零○0一二三四五六七八九"].map((digit, index) => [digit, String(Math.max(0, index - 3))]),
);
const chinese = /([一二][〇零○0九][〇零○0一二三四五六七八九]{2})(?=年)/g;
/** Digits with a letter or a Chinese zero among them, as they are typed by mistake: 2O21年. */
const mistyped = /2(?<![\dA-Za-z]2)[0OoＯ〇○零][\dOoＯ〇○零]{2}(?=\s*年)/g;

/** Years in Chinese numerals as digits: 二〇二四年 → 2024年; full-width digits and letters for zeros as well. */
export function arabicYears(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(mistyped, (year) => year.replace(/\D/g, "0"))
    .replace(chinese, (year) => [...year].map((digit) => digits.get(digit) ?? digit).join(""));
}

/** A day in digits, as a pattern with three groups. */
export const dayPattern = String.raw`(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`;
export const clockPattern = String.raw`T?\d{1,2}\s*[:：时]\s*\d{2}(?:\s*[:：分]\s*\d{2})?[分秒]?`;

const chineseDay = /(?<=年)([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/;
const alone = new RegExp(String.raw`^[（(]?\s*${dayPattern}\s*日?\s*[)）]?$`);

/** Year, month and day as YYYY-MM-DD; null where they are no day of the calendar. */
export function isoDay(parts: readonly (string | undefined)[]): string | null {
  const [year, month, day] = parts;
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return date.toISOString().slice(0, 10);
}

/** The first day that a text states as YYYY-MM-DD. */
export const dayIn = (text: string): string | null =>
  isoDay(new RegExp(dayPattern).exec(text)?.slice(1) ?? []);

/** A line that is a day and nothing else: （2022年1月18日） or 二〇二二年一月十八日. */
export const dayAlone = (text: string): string | null => isoDay(alone.exec(inDigits(text))?.slice(1) ?? []);

/** Days in Chinese numerals as digits. */
export const inDigits = (text: string): string =>
  arabicYears(text).replace(
    chineseDay,
    (_, month: string, day: string) => `${smallNumber(month)}月${smallNumber(day)}日`,
  );

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

/**
 * Whether there can be a report on a year: from 2008 on, when the 条例 came into force. The end is far off and does
 * not move, or the same file would be refused on one day and read on another.
 */
export const isReportYear = (year: number): boolean => Number.isInteger(year) && year >= 2008 && year <= 2049;

/** What is said of a day: that of the publication, nothing, or that of the writing. */
export type DayKind = "published" | "unsaid" | "written";
type LabelledDay = { kind: DayKind; day: string };

const label = new RegExp(String.raw`(?:日\s*期|时\s*间)\s*[:：]?\s*[[【(（]?\s*${dayPattern}`, "g");
const wordsBefore = /[\p{Script=Han}\s]{0,12}$/u;
const others: readonly { pattern: RegExp; kind: DayKind }[] = [
  {
    pattern: String.raw`发布(?:于|\s*[:：]|于\s*[:：])\s*[[【(（]?\s*${dayPattern}`,
    kind: "published" as const,
  },
  // A page's line below its title: 2022年1月18日 15:33 来源：…
  {
    pattern: String.raw`^\s*${dayPattern}\s*日?\s*(?:${clockPattern})?[\s|｜]*(?:(?:文章|信息)?来源|浏览|字[号体]|作者|点击|阅读|访问)`,
    kind: "unsaid" as const,
  },
  // Or behind its source: 来源：云溪镇 2022-1-18 15:33
  { pattern: String.raw`(?:来源|作者)\s*[:：]\s*[^\d:：]{1,30}?${dayPattern}`, kind: "unsaid" as const },
].map(({ pattern, kind }) => ({ pattern: new RegExp(pattern, "g"), kind }));
/** What the patterns above begin with. */
const mayTellDay = /日\s*期|时\s*间|发布|来源|作者|^\s*[2二]/;

const kinds: readonly { word: RegExp; kind: DayKind }[] = [
  { word: /(?:发布|公开|公布|发文|印发|发表|发稿|刊发)$/, kind: "published" },
  { word: /(?:撰写|生成|成文|编制|制作|成稿)$/, kind: "written" },
  { word: /(?:信息|文章|稿件|录入|添加|加入|提交|上传|入库)$/, kind: "unsaid" },
];
/** Words that stand free before 时间 and say that the day is another: 更新 时间. */
const otherwise =
  /(?:更新|统计|浏览|截[止至]|有效|当前|生效|废止|失效|实施|修改|系统|现在|北京|登录|访问|审核)[的为]?$/;
/** 来源：云溪镇时间：…, as a page prints its parts side by side. */
const endOfUnit = /[镇乡道局办府委网室处院厅]$/;
const longestLine = 240;

export const mayStateDay = (text: string) => text.length <= longestLine && mayTellDay.test(text);

/** 发文日期 in a box of its own, with its day in the next. */
export const isDayLabel = (text: string) => /(?:日\s*期|时\s*间|发布于?)\s*[:：]?$/.test(text.trim());

/**
 * The days of a line that are said to be those of a text; what was updated, counted, printed or comes into force
 * is none.
 * @param isOther whether what stands before the day on the line makes it another text's
 */
export function labelledDays(text: string, isOther: (before: string) => boolean): LabelledDay[] {
  const line = arabicYears(text);
  const found: LabelledDay[] = [];
  const add = (kind: DayKind | null, parts: readonly (string | undefined)[], before: string) => {
    const day = kind === null ? null : isoDay(parts);
    if (kind !== null && day !== null && !isOther(before) && !isHeadline(before)) found.push({ kind, day });
  };
  for (const match of line.matchAll(label)) {
    const [, ...parts] = match;
    const before = line.slice(0, match.index);
    add(kindOf(wordsBefore.exec(before)?.[0] ?? ""), parts, before);
  }
  for (const { pattern, kind } of others)
    for (const match of line.matchAll(pattern)) {
      const [, ...parts] = match;
      add(kind, parts, line.slice(0, match.index));
    }
  return found;
}

/** 防汛工作的通知 发布时间：…: the day is that of what the line names, in a list of other texts. */
function isHeadline(before: string): boolean {
  const said = before.replace(/[\s\p{P}]*(?:发\s*布|公\s*[开布]|发文|印发|信息)?[\s\p{P}]*$/u, "").trim();
  return /\p{Script=Han}{4}/u.test(said) && !/[:：]|公开|年报/.test(said) && !isAgencyName(said);
}

/** What the words before 日期 or 时间 say; null where they say that it is the day of something else. */
function kindOf(words: string): DayKind | null {
  const compact = words.replace(/\s/g, "");
  const known = kinds.find(({ word }) => word.test(compact));
  if (known) return known.kind;
  if (otherwise.test(compact)) return null;
  return compact === "" || /\s$/.test(words) || endOfUnit.test(compact) ? "unsaid" : null;
}
