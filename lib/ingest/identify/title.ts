import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { isUnitName } from "./agency-beside-title";
import { arabicYears } from "./chinese-year";

export type Title = { text: string; agency: string | null; year: number | null };

const phrase = /(?:年度)?政(?:府|务)信息公开[工作情况总结及和暨年度的]{0,14}报告/;
/** Shorter names of it, and the year in its middle: a title only with agency and year, else a place on a menu. */
const shortPhrase =
  /(?:年度)?(?:政(?:府|务)信息|政务|信息)公开[工作情况年度的]{0,12}(?:20\d\d年?[工作情况年度的]{0,8})?(?:报告|年报)/;
const yearPattern = /(?:公元)?((?:19|20)\d\d)(?:年度|年)?/g;
/** What is said about the title: a version, a day, a column of the site. */
const remarks =
  /[（(][^）)]*(?:版|稿|附件|格式)[^）)]*[）)]|[（(]20\d\d年\d{1,2}月(?:\d{1,2}日)?[）)]|^[【[][^】\]]*[】\]]/g;
const headLines = 30;
const longestLine = 60;
const longestStatement = 600;

/** A full stop, or the words with which a report is announced: 现将2021年…报告公布如下： */
const isSentence = /[。；]|^(?:现将|现公布|特向社会)|(?:公布|公开|发布|报告)如下|予以公布/;

/** A text as a report's title, or null if it is none: what is left beside phrase and year is the agency. */
export function parseTitle(printed: string): Title | null {
  if (!printed.includes("公")) return null;
  const line = printed.replace(/[\s\u00a0\u3000]+/g, "");
  if (line.length > longestLine * 2 || !/(?:信息|政务)公开/.test(line) || isSentence.test(line)) return null;
  const text = arabicYears(line);
  const named = text.replace(remarks, "");
  const years = new Set([...named.matchAll(yearPattern)].map(([, year]) => Number(year)));
  const isFull = phrase.test(named);
  const known = isFull ? phrase : shortPhrase;
  if (!known.test(named)) return null;
  const rest = named
    .replace(known, "|")
    .replace(yearPattern, "|")
    .replace(/[《》〈〉“”"'「」]/g, "");
  const parts = rest
    .split("|")
    .map((part) =>
      part
        .replace(/^.{1,6}[：:]/, "")
        .replace(
          /^(?:关于(?:报送|公布|发布|公开|印发|上报)?|的|：|:|-|_)+|(?:关于|的|：|:|-|_|年度|\.\w{2,5})+$/g,
          "",
        ),
    )
    .filter((part) => part.length >= 2);
  const [year] = years;
  const agency = agencyAmong(parts);
  if (!isFull && (years.size === 0 || agency === null || !isUnitName(agency))) return null;
  return { text, agency, year: years.size === 1 && year !== undefined ? year : null };
}

/** （全区汇总）, behind the rest of the title, belongs to the agency's name. */
const scopeRemark = /^[（(](?:全[省市区县旗州盟关系].{0,3}|.{0,4}(?:汇总|本级)|.{0,2}(?:机关|系统))[）)]$/;

const inBrackets = /^[（(]([^（()）]+)[）)]$/;

function agencyAmong(parts: readonly string[]): string | null {
  const remark = parts.find((part) => scopeRemark.test(part));
  const names = parts.flatMap((part) => {
    const inner = inBrackets.exec(part)?.[1];
    if (inner === undefined) return [part];
    return part !== remark && isUnitName(inner) ? [inner] : [];
  });
  const [longest] = names.sort((a, b) => b.length - a.length);
  // 人民政府信息公开: one 政府 for two.
  return longest === undefined ? null : longest.replace(/人民$/, "人民政府") + (remark ?? "");
}

/**
 * The printed title: one to three of the lines before the text joined, the one that tells agency and year with the
 * fewest lines; failing that, a web page's own title. Of several whole titles, as a list of other reports beside
 * the article has them, the one that is the page's own title too, else the last before the text; `rival` is then
 * another agency among them. Where no title names an agency, the one that a sentence at the beginning announces.
 */
export function printedTitle(
  tokens: readonly Token[],
  document: ReportDocument,
): { title: Title | null; rival: string | null } {
  const own = document.metadata
    .filter(({ name }) => /title/i.test(name))
    .flatMap(({ value }) => value.split(/[_|—–-]/))
    .flatMap((part) => parseTitle(part) ?? []);
  const start = textStart(tokens);
  const lines = tokens
    .slice(Math.max(0, start - headLines), Math.max(start, headLines))
    .map(({ text }) => lastCrumb(text).trim());
  const textAt = Math.min(start, headLines);
  const wholes: { title: Title; named: boolean }[] = [];
  let best: { title: Title; score: number } | null = null;
  const consider = (title: Title | null, penalty: number, isLater = false) => {
    if (!title) return;
    const whole = isWhole(title);
    const named = whole && own.some((one) => one.agency === title.agency && one.year === title.year);
    if (whole && penalty <= broken) wholes.push({ title, named });
    const score = (title.agency ? 4 : 0) + (title.year ? 4 : 0) + (named ? 1 : 0) - penalty;
    // A title that lost its first characters is no other agency's.
    const isRest = best?.title.agency?.endsWith(title.agency ?? " ") && best.title.year === title.year;
    const isLast = isLater && whole && !isRest && penalty <= broken && best && score >= best.score - broken;
    if (!best || score > best.score || isLast) best = { title, score };
  };
  lines.forEach((line, at) => {
    if (line.length > longestLine || line === "" || neighbour.test(line)) return;
    consider(parseTitle(line), 0, at < textAt);
    // A line with a label, 来源：…, is no part of a title that goes on below it.
    const joined = lines
      .slice(at, at + 3)
      .filter((next) => next.length <= longestLine && !/[：:]|^[一二三四五六][、.．]/.test(next));
    const pair = joined.slice(0, 2);
    // An agency's name above the rest of its title is as good as a title on one line.
    const isBroken = isUnitName(pair[0] ?? "") && !isWhole(parseTitle(pair[1] ?? ""));
    if (joined.length > 1) consider(parseTitle(pair.join("")), isBroken ? broken : 1, at < textAt);
    // 某市某区 on a line of its own above the agency's name.
    const hasPlace = isPlaceLine.test(joined[0] ?? "") && isUnitName(joined[1] ?? "");
    if (joined.length > 2) consider(parseTitle(joined.join("")), hasPlace ? 0 : 2, at < textAt);
  });
  for (const title of own) consider(title, 2.5);
  const printed = best as { title: Title; score: number } | null;
  const found = printed?.title.agency ? printed : withStated(printed, tokens);
  const agency = found?.title.agency ?? null;
  const isOther = ({ title }: { title: Title }) =>
    agency !== null && !title.agency?.includes(agency) && !agency.includes(title.agency ?? "");
  const rivals = wholes.some(({ named }) => named) ? [] : wholes.filter(isOther);
  return { title: found?.title ?? null, rival: rivals[0]?.title.agency ?? null };
}

/** 首页 > 年报 > the title: where a reader is, whose last place may be the report itself. */
const lastCrumb = (text: string) => text.replace(/^.*[>＞»›]/s, "");

/** A title without an agency, or none, with what a sentence at the beginning states of the same year. */
function withStated(printed: { title: Title } | null, tokens: readonly Token[]): { title: Title } | null {
  const stated = statedTitle(tokens);
  const agrees = printed === null || printed.title.year === null || printed.title.year === stated?.year;
  return stated && agrees ? { title: stated } : printed;
}

const announced = [
  /《([^》]{6,60})》/g,
  /(?:现(?:将|公布|发布|公开)?|向社会(?:公布|公开|发布)|编制(?:了|完成)?)([^，。；、：,;:《》“”]{2,40}?20\d\d年(?:度)?政?(?:府|务)?信息公开[^，。；、：,;:《》“”]{0,8}报告)/g,
];
const isOfOthers = /通知|要求|做好|格式|编制|规定|办法|意见|国务院/;

/** The report that a sentence at the beginning announces as this one: agency and year. */
function statedTitle(tokens: readonly Token[]): Title | null {
  for (const { text, mode } of tokens.slice(0, headLines)) {
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

const isWhole = (title: Title | null) => title !== null && title.agency !== null && title.year !== null;

const isPlaceLine = /^[\p{Script=Han}]{2,14}[省市区县旗州盟]$/u;

/** What a title counts less for standing on two lines. */
const broken = 0.5;

/** Links to the reports before and after this one. */
export const neighbour = /^\s*(?:上一篇|下一篇|上一条|下一条|相关)/;

export const isFirstHeading = (text: string) => /^\s*一[、.．]/.test(text);

/** Where the text begins: its first sentence, or its first numbered heading. */
function textStart(tokens: readonly Token[]): number {
  const at = tokens.findIndex(
    ({ text, mode }) =>
      mode !== "paragraph" || (text.length > longestLine && text.includes("。")) || isFirstHeading(text),
  );
  return at === -1 ? tokens.length : at;
}
