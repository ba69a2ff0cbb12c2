import { arabicYears } from "./chinese-year";

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
