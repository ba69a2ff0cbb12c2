import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { isAgencyName } from "./agency-beside-title";
import {
  clockPattern,
  type DayKind,
  dayAlone,
  dayIn,
  dayPattern,
  inDigits,
  isDayLabel,
  isoDay,
  labelledDays,
  mayStateDay,
} from "./dates";
import { endOfReport, isOtherAgency, signatureLine } from "./other-agency";
import { isFirstHeading, neighbour, parseTitle } from "./title";

const reportOfYear = /(20\d\d)年?(?:度)?(?:年报|(?:政(?:府|务))?信息公开[^。]{0,10}(?:报告|年报))/;
const breadcrumb = /[>＞»›]/;
const metaNames = /^(?:pubdate|publishdate|article:published_time|createdate)$/i;
const headLines = 40;
const linesAboveText = 25;
const linesBelowTitle = 3;
const tailLines = 12;

/**
 * The day of publication as YYYY-MM-DD: the date with the best label, of several the one nearest to the title; a
 * page's own metadata; a date below the title; the day of the writing; that of the signature; that in the page's
 * address or in the name that a content system gave the file. A day before the
 * reported year was over is no publication: site clocks and the end of the data period are passed over, and so are
 * the days of other reports that a page lists.
 */
export function publishedOn(
  tokens: readonly Token[],
  document: ReportDocument,
  year: number,
  agency: string | null,
  path: string,
): string | null {
  const usable = (date: string | null) => (date !== null && date >= `${year}-12-01` ? date : null);
  // A day that nothing is said about may be that of a visit: none but a timely one is believed.
  const timely = (date: string | null) => (date !== null && date < `${year + 2}-01-01` ? usable(date) : null);
  const { head, titles, labelled } = datedLines(tokens, year, agency);
  const days = labelled.flatMap(({ at, ...rest }) =>
    usable(rest.day) === null ? [] : [{ ...rest, distance: Math.abs(at - (titles[0] ?? 0)) }],
  );
  const said = (kind: DayKind) =>
    days.filter((one) => one.kind === kind).sort((a, b) => a.distance - b.distance)[0]?.day ?? null;
  const ofPage = document.metadata.flatMap(({ name, value }) =>
    metaNames.test(name) ? (usable(dayIn(value)) ?? []) : [],
  );
  return (
    said("published") ??
    said("unsaid") ??
    ofPage[0] ??
    timely(belowTitle(head, titles)) ??
    said("written") ??
    signed(tokens, timely, `${year + 1}-07-01`) ??
    timely(addressDay(document, path))
  );
}

/** The labelled day of publication, or that of the signature, if it lies before the year that is reported on. */
export function dayBeforeYear(tokens: readonly Token[], year: number, agency: string | null): string | null {
  const early = (date: string | null) => (date !== null && date < `${year}-01-01` ? date : null);
  const { labelled } = datedLines(tokens, year, agency);
  const published = labelled.find(({ kind, day }) => kind === "published" && early(day) !== null);
  return published?.day ?? signed(tokens, early, "");
}

/** The lines that may tell the day, where in them the report's title stands, and the days that have a label. */
function datedLines(tokens: readonly Token[], year: number, agency: string | null) {
  const isOfOther = (text: string) => isOtherReport(text, year, agency);
  const head = headOf(tokens);
  const titles = head.flatMap(({ text }, at) => (parseTitle(text) && !isOfOther(text) ? [at] : [])).reverse();
  const tail = tokens.slice(-tailLines);
  return { head, titles, labelled: [...daysOf(head, isOfOther, titles), ...daysOf(tail, namesReport, [])] };
}

/** The lines in which a page tells its day: the first, and behind a long menu those above the first heading. */
function headOf(tokens: readonly Token[]): Token[] {
  const text = tokens.findIndex((token) => isFirstHeading(token.text));
  return [
    ...tokens.slice(0, headLines),
    ...tokens.slice(Math.max(headLines, text - linesAboveText), Math.max(headLines, text)),
  ];
}

/** The labelled days of lines that are no links to another report, which may have theirs on the line before or behind. */
function daysOf(lines: readonly Token[], isOfOther: (text: string) => boolean, titles: readonly number[]) {
  return lines.flatMap(({ text }, at) => {
    if (!mayStateDay(text)) return [];
    const above = lines[at - 1]?.text ?? "";
    if (neighbour.test(text) || (isOfOther(above) && dayIn(above) === null)) return [];
    if (isOfOther(lines[at + 1]?.text ?? "") && !titles.includes(at - 1)) return [];
    const next = isDayLabel(text) ? lines[at + 1]?.text : undefined;
    return labelledDays(next ? `${text} ${next}` : text, isOfOther).map((found) => ({ ...found, at }));
  });
}

/** Below the text a report's name is that of a link, even of the same year. */
const namesReport = (text: string) => parseTitle(text) !== null || reportOfYear.test(text);

/** Whether a line names a report of another year or another agency, as lists of reports do. */
function isOtherReport(text: string, year: number, agency: string | null): boolean {
  if (!text.includes("报") || breadcrumb.test(text)) return false;
  const stated = reportOfYear.exec(text)?.[1];
  if (stated !== undefined && Number(stated) !== year) return true;
  return isOtherAgency(parseTitle(text)?.agency ?? null, agency);
}

/** …/202201/t20220126_123.html; …/art/2022/1/26/art_1_2.html */
const dayInName = /(?:^|[/\\])t(20\d\d)(\d\d)(\d\d)_\d+/;
const dayInFolders = /\/(20\d\d)[/-]?(\d{1,2})[/-]?(\d{1,2})\//;

function addressDay({ metadata }: ReportDocument, path: string): string | null {
  const addresses = metadata
    .filter(({ name }) => /^(?:address|og:url)$/.test(name))
    .map(({ value }) => value);
  for (const one of [...addresses, path]) {
    const found = dayInName.exec(one) ?? (one === path ? null : dayInFolders.exec(one));
    const day = found && isoDay(found.slice(1));
    if (day) return day;
  }
  return null;
}

const dayAndClock = new RegExp(
  String.raw`[[【（(]?\s*${dayPattern}\s*日?\s*(?:${clockPattern})?\s*[\])）】]?`,
);

/** A day that stands alone, or beside the agency's name, shortly below a title; below the last of them first. */
function belowTitle(head: readonly Token[], titles: readonly number[]): string | null {
  for (const title of titles)
    for (const { text } of head.slice(title + 1, title + 1 + linesBelowTitle)) {
      if (neighbour.test(text)) break;
      const line = text.length < 80 ? inDigits(text) : "";
      const beside = line.replace(dayAndClock, "").replace(/[\s|｜·]/g, "");
      if (beside.length < line.length && (beside === "" || isAgencyName(beside))) {
        const date = dayIn(line);
        if (date) return date;
      }
    }
  return null;
}

/** The day below the text; none with an hour, or without a name and late, which is a clock's. */
function signed(
  tokens: readonly Token[],
  timely: (date: string | null) => string | null,
  lastUnsigned: string,
): string | null {
  const end = endOfReport(tokens);
  for (const [at, { text }] of [...end.entries()].reverse()) {
    if (isDayLabel(end[at - 1]?.text ?? "")) continue;
    const { signer, day } = signatureLine(text.trim());
    const date = timely(dayAlone(day));
    const isSigned = signer !== null || isAgencyName(end[at - 1]?.text ?? "");
    if (date && (isSigned || date < lastUnsigned)) return date;
  }
  return null;
}
