import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { arabicYears } from "./chinese-year";
import { neighbour } from "./title";

const labelled =
  /(发布|公开|公布|发文|撰写|生成|成文|印发)?(?:(?:日期|时间)\s*[:：]?|(?<=发布)(?:于|[:：]))\s*[[【(（]?\s*(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/g;
const labelAlone = /(?:日期|时间|发布于?)\s*[:：]?$/;
/** A page's line below its title: 2022年1月18日 15:33 来源：… */
const unlabelled =
  /^\s*()(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:(?:文章|信息)?来源|浏览|字[号体]|作者|点击|阅读|访问)/g;
/** Or behind its source: 来源：云溪镇 2022-1-18 15:33 */
const behindSource =
  /()(?:来源|作者)\s*[:：]\s*[^\d:：]{1,30}?\s(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})/g;
/** What the patterns above begin with. */
const mayTellDay = /日期|时间|发布|来源|作者|^\s*[2二]/;
/** What was updated, counted or comes into force is no publication. */
const notPublished =
  /(?:更新|统计|期限|浏览|截[止至]|有效|当前|生效|废止|失效|实施|修改|系统|现在|北京|登录|访问)[的为]?\s*$/;
/** The words that say it best come first. */
const ranks = [/^(?:发布|公开|公布|发文|印发)$/, /^$/, /^(?:撰写|生成|成文)$/];
const signature = /^(20\d\d)\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?$/;
const chineseDay = /^(20\d\d)年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/;
const reportOfYear = /(20\d\d)年(?:度)?政府信息公开[^。]{0,10}报告/;
const metaNames = /^(?:pubdate|publishdate|article:published_time|createdate)$/i;

/**
 * The day of publication as YYYY-MM-DD: the date with the best label, a page's own metadata, or a date alone at the
 * end. A day before the reported year was over is no publication: site clocks and the end of the data period are passed over.
 */
export function publishedOn(tokens: readonly Token[], document: ReportDocument, year: number): string | null {
  const earliest = `${year}-12-01`;
  const usable = (date: string | null) => (date !== null && date >= earliest ? date : null);
  // A list of other years' reports has their days beside them.
  const isOfOther = (text: string) => {
    const stated = reportOfYear.exec(text)?.[1];
    return stated !== undefined && Number(stated) !== year;
  };
  const days = [...tokens.slice(0, 40), ...tokens.slice(-12)].flatMap(({ text }, at, all) => {
    if (text.length > 160 || !mayTellDay.test(text)) return [];
    const isLink = neighbour.test(text) || isOfOther(text) || isOfOther(all[at - 1]?.text ?? "");
    return isLink ? [] : labelledDays(withNext(text, all[at + 1]?.text));
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
  const end = tokens.slice(-9);
  for (const [at, { text }] of [...end.entries()].reverse()) {
    // A link to another year's report ends in that one's day.
    const before = end[at - 1]?.text ?? "";
    if (neighbour.test(before) || isOfOther(before) || labelAlone.test(before.trim())) continue;
    const line = arabicYears(text.trim());
    const date = usable(dayOf(signature.exec(line)) ?? dayOf(inDigits(chineseDay.exec(line))));
    if (date) return date;
  }
  return null;
}

type LabelledDay = { label: string; day: readonly string[] };

function labelledDays(printed: string): LabelledDay[] {
  const text = arabicYears(printed);
  return [labelled, unlabelled, behindSource]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap((found) => {
      const [, label = "", ...day] = found;
      return notPublished.test(text.slice(0, found.index)) ? [] : [{ label, day: ["", ...day] }];
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
