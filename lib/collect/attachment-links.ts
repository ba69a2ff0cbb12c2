import { fetchableUrl } from "./fetch-address";
import type { PageWords } from "./page-words";

/** How many files of one page are looked at. */
const most = 5;

const suffix = /\.(?:docx?|pdf|wps|xlsx?|zip)(?:$|[?#&])/i;
const report = /年度?报告|年报|信息公开(?:工作)?报告|信息公开.{0,12}报告/u;
/** What stands beside reports and is none. */
const other = /指南|目录|申请表|流程|解读|办法|条例|通知|细则|规定|说明书|承诺/u;
const nameless = /^(?:附件|下载|点击|查看|原文|全文|打印版|word|pdf|doc)|^$/iu;

/**
 * The files that a page links to or shows and that may be its report of the year: those that are called so, else
 * those that have no name of their own. One that names other years and not this one is none.
 */
export function attachmentLinks(
  { links, base }: Pick<PageWords, "links" | "base">,
  address: string,
  year: number,
): string[] {
  const found = new Map<string, string>();
  const start = base === null ? address : (fetchableUrl(base, address)?.href ?? address);
  for (const { href, words } of links) {
    const url = fetchableUrl(href, start);
    if (!url || url.href === address || !suffix.test(readable(url.pathname + url.search))) continue;
    found.set(url.href, `${found.get(url.href) ?? ""} ${words}`.trim());
  }
  const named = [...found].filter(([, words]) => !other.test(words) && isOfYear(words, year));
  const called = named.filter(([url, words]) => report.test(words) || report.test(readable(url)));
  const chosen =
    called.length > 0 ? called : named.filter(([, words]) => nameless.test(words) || suffix.test(words));
  return chosen.slice(0, most).map(([url]) => url);
}

function isOfYear(words: string, year: number): boolean {
  const years = [...words.matchAll(/20\d\d(?=\s?年)/gu)].map(([found]) => Number(found));
  return years.length === 0 || years.includes(year);
}

function readable(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
