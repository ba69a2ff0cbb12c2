import {
  companyEndings,
  oneOf,
  placeEndings,
  schoolEndings,
  smallOfficeEndings,
  townEndings,
} from "@/lib/agencies/name-words";
import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { isAgencyName } from "./agency-beside-title";
import {
  endingInDay,
  isFirstHeading,
  isWhole,
  longestTitleLine,
  neighbour,
  parseTitle,
  type Title,
  titleInText,
  titleOfPath,
} from "./title";

const headLines = 30;

export type PrintedTitle = {
  title: Title | null;
  /** Other whole titles that say of this text what it is. */
  rivals: Title[];
  /** Other whole titles above it, as a page lists other reports. */
  listed: Title[];
};

/** A whole title as printed: its first and last line, and whether the page's own title says the same. */
type Claim = { title: Title; at: number; to: number; named: boolean };

/** Whether a document, or its file's name, is titled as a report. */
export const isTitled = (tokens: readonly Token[], document: ReportDocument, path: string) =>
  titleOfPath(path) !== null || printedTitle(tokens, document).title !== null;

/**
 * The printed title: one to three of the lines before the text joined, the one that tells agency and year with the
 * fewest lines; failing that, a web page's own title. Of several whole titles, as a list of other reports beside
 * the article has them, the one that is the page's own title too, else the last before the text. Where no title
 * names an agency, the one that a sentence at the beginning announces.
 */
export function printedTitle(tokens: readonly Token[], document: ReportDocument): PrintedTitle {
  const own = ownTitles(document);
  const start = textStart(tokens);
  const lines = tokens
    .slice(Math.max(0, start - headLines), Math.max(start, headLines))
    .map(({ text }) => lastCrumb(text).trim());
  const textAt = Math.min(start, headLines);
  const claims: Claim[] = [];
  const partials: { title: Title; at: number }[] = [];
  let best: { title: Title; score: number; at: number } | null = null;
  const consider = (title: Title | null, penalty: number, at: number, to: number) => {
    if (!title) return;
    const whole = isWhole(title);
    const named = whole && own.some((one) => one.agency === title.agency && one.year === title.year);
    if (whole && penalty <= broken) claims.push({ title, at, to, named });
    else if (at === to && at < textAt && (title.agency || title.year)) partials.push({ title, at });
    const score = (title.agency ? 4 : 0) + (title.year ? 4 : 0) + (named ? 1 : 0) - penalty;
    // A title that lost its first characters is no other agency's.
    const isRest = best?.title.agency?.endsWith(title.agency ?? " ") && best.title.year === title.year;
    const isLast =
      at < textAt && whole && !isRest && penalty <= broken && best && score >= best.score - broken;
    if (!best || score > best.score || isLast) best = { title, score, at };
  };
  const isLink = linksAmong(lines);
  lines.forEach((line, at) => {
    if (line.length > longestTitleLine || line === "" || neighbour.test(line) || isLink(line)) return;
    consider(parseTitle(line), 0, at, at);
    // A line with a label, 来源：…, is no part of a title that goes on below it.
    const joined = lines
      .slice(at, at + 3)
      .filter((next) => next.length <= longestTitleLine && !noPart.test(next) && !isLink(next));
    const [first = "", second = "", third] = joined;
    // An agency's name above the rest of its title is as good as a title on one line.
    const isBroken = isAgencyName(first) && !isWhole(parseTitle(second));
    if (joined.length > 1) consider(joinedTitle(first + second), isBroken ? broken : 1, at, at + 1);
    // 某市某区 on a line of its own above the agency's name.
    const hasPlace = placeLine.test(first) && isAgencyName(second);
    if (third !== undefined) consider(joinedTitle(first + second + third), hasPlace ? 0 : 2, at, at + 2);
  });
  for (const title of own) consider(title, 2.5, -1, -1);
  const printed = belowList(claims, partials.at(-1)) ?? (best as { title: Title } | null)?.title ?? null;
  const title = printed?.agency ? printed : withStated(printed, tokens);
  return { title, ...othersThan(title, claims, own.filter(isWhole), textAt) };
}

/** Below a list of one agency's reports of several years, a title that lacks agency or year is the report's own. */
function belowList(
  claims: readonly Claim[],
  partial: { title: Title; at: number } | undefined,
): Title | null {
  const last = claims.at(-1);
  if (!partial || !last || partial.at <= last.to || claims.some(({ named }) => named)) return null;
  const years = new Set(claims.map(({ title }) => title.year));
  const agencies = new Set(claims.map(({ title }) => title.agency));
  if (years.size < 2 || agencies.size > 1) return null;
  return { ...partial.title, agency: partial.title.agency ?? last.title.agency };
}

/**
 * The whole titles besides the one found. Where the page's own title is printed, a list above it has only other
 * reports, and what differs below it stands over the text. Where it is not, the heading of the page may stand above
 * a title left from last year.
 */
function othersThan(
  found: Title | null,
  claims: readonly Claim[],
  own: readonly Title[],
  textAt: number,
): Pick<PrintedTitle, "rivals" | "listed"> {
  const isOther = ({ agency, year }: Title) => agency !== found?.agency || year !== found?.year;
  const named = claims.find((claim) => claim.named);
  if (named)
    return {
      rivals: claims
        .filter(({ at }) => at > named.to && at < textAt)
        .map(({ title }) => title)
        .filter(isOther),
      listed: [],
    };
  const listed = claims.map(({ title }) => title).filter(isOther);
  const above = listed.at(-1);
  const isNext = above?.year && found?.year && above.year === found.year + 1;
  return { rivals: [...own.filter(isOther), ...(above && isNext ? [above] : [])], listed };
}

/** What a page says of its title beside the text, with and without the names of site and column. */
const ownTitles = ({ metadata }: ReportDocument): Title[] =>
  metadata
    .filter(({ name }) => /title/i.test(name))
    .flatMap(({ value }) => value.split(/[_|—–-]/))
    .flatMap((part) => {
      const [piece] = part
        .split(/\s+/)
        .flatMap((one) => parseTitle(one) ?? [])
        .filter(isWhole);
      return piece ?? parseTitle(part) ?? [];
    });

/** Lines of a list of reports with their days; one such line alone may be a title and its day. */
function linksAmong(lines: readonly string[]): (line: string) => boolean {
  const isDated = (line: string) => {
    const compact = line.replace(/\s/g, "");
    return endingInDay.test(compact) && parseTitle(compact) !== null;
  };
  return lines.filter(isDated).length > 1 ? isDated : () => false;
}

/** 首页 > 年报 > the title: where a reader is, whose last place may be the report itself. */
const lastCrumb = (text: string) => text.replace(/^.*[>＞»›]/s, "");

const noPart = /[：:]|^[一二三四五六][、.．]/;

const placeLine = /^[\p{Script=Han}]{2,14}[省市区县旗州盟]$/u;

/** Lines joined to a title; 文号, the last box of a page's head, above a title makes no agency. */
function joinedTitle(text: string): Title | null {
  const title = parseTitle(text);
  const { agency } = title ?? {};
  return agency && !isAgencyName(agency) && !agencyEnd.test(agency) ? null : title;
}
const agencyEnd = new RegExp(
  `${oneOf(placeEndings, townEndings, smallOfficeEndings, schoolEndings, companyEndings, ["道", "街", "校", "院", "团", "司", "）", "\\)"])}$|海关|大学|系统|本级`,
  "u",
);

/** A title without an agency, or none, with what a sentence at the beginning states of the same year. */
function withStated(printed: Title | null, tokens: readonly Token[]): Title | null {
  const stated = titleInText(tokens);
  const agrees = printed === null || printed.year === null || printed.year === stated?.year;
  return stated && agrees ? stated : printed;
}

/** What a title counts less for standing on two lines. */
const broken = 0.5;

const statutoryBox =
  /第二十条|信息内容|申请人情况|本列数据|指标|主动公开(?:政府信息数|情况)|制发规范性文件|本年新收|行政复议/;

/** Where the text begins: its first sentence, its first numbered heading, or its first table that is no page's head. */
function textStart(tokens: readonly Token[]): number {
  const at = tokens.findIndex(
    ({ text, mode }) =>
      (mode !== "paragraph" && statutoryBox.test(text)) ||
      (text.length > longestTitleLine && text.includes("。")) ||
      isFirstHeading(text),
  );
  return at === -1 ? tokens.length : at;
}
