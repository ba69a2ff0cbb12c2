import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { arabicYears } from "./chinese-year";

const labelled =
  /(?:发布|公开|发文|撰写|生成|成文|印发)?(?:日期|时间)\s*[:：]?\s*[[【(（]?\s*(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/g;
const notPublished = /更新|统计|期限|浏览|截止|有效|当前/;
const signature = /^(20\d\d)\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?$/;
const chineseDay = /^(20\d\d)年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/;
const metaNames = /^(?:pubdate|publishdate|article:published_time|createdate)$/i;

/**
 * The day of publication as YYYY-MM-DD: a labelled date, a page's own metadata, or a date alone at the end. A day
 * before the reported year was over is no publication: site clocks and the end of the data period are passed over.
 */
export function publishedOn(tokens: readonly Token[], document: ReportDocument, year: number): string | null {
  const earliest = `${year}-12-01`;
  const usable = (date: string | null) => (date !== null && date >= earliest ? date : null);
  for (const { text } of [...tokens.slice(0, 40), ...tokens.slice(-12)]) {
    if (text.length > 160) continue;
    const date = usable(dayOf(labelledDay(arabicYears(text))));
    if (date) return date;
  }
  for (const { name, value } of document.metadata)
    if (metaNames.test(name)) {
      const date = usable(dayOf(/(20\d\d)[-/](\d{1,2})[-/](\d{1,2})/.exec(value)));
      if (date) return date;
    }
  for (const { text } of tokens.slice(-8).reverse()) {
    const line = arabicYears(text.trim());
    const date = usable(dayOf(signature.exec(line)) ?? dayOf(inDigits(chineseDay.exec(line))));
    if (date) return date;
  }
  return null;
}

/** What was updated, counted or is current is told by the words before the label, not by the rest of the line. */
function labelledDay(text: string): RegExpExecArray | null {
  for (const found of text.matchAll(labelled))
    if (!notPublished.test(text.slice(Math.max(0, found.index - 6), found.index))) return found;
  return null;
}

function dayOf(match: readonly (string | undefined)[] | null): string | null {
  const [, year, month, day] = match ?? [];
  if (!year || !month || !day) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
  return date.toISOString().slice(0, 10);
}

function inDigits(match: RegExpExecArray | null): string[] | null {
  if (!match) return null;
  const [whole, year = "", month = "", day = ""] = match;
  return [whole, year, String(smallNumber(month)), String(smallNumber(day))];
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
