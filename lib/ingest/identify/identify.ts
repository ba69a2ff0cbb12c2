import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import type { Problem, Section } from "../reading";
import { agencyInText, agencyOfPage, agencyOfPath, type NamedAgency } from "./agency-beside-title";
import {
  isOtherAgency,
  otherAgencyInBody,
  otherAgencyInName,
  otherKindInBody,
  signingAgency,
} from "./other-agency";
import { printedTitle } from "./printed-title";
import { dayBeforeYear, publishedOn } from "./published";
import { isFirstHeading, neighbour, parseTitle, type Title, titleOfPath } from "./title";
import { conflict, publishedBefore, yearOf } from "./year-of-report";

export type ReportIdentity = {
  agency: string | null;
  year: number;
  title: string | null;
  publishedOn: string | null;
  problems: Problem[];
};

/**
 * Who reports on which year: title, period sentence, body, signature and the names of file and folders are
 * witnesses, the earlier the weightier; where they differ that is a problem which names them. What was declared is
 * followed, and held against the others.
 * @throws ReadError if no witness tells the year
 */
export function identify(
  document: ReportDocument,
  tokens: readonly Token[],
  sections: readonly Section[],
  fileName: string,
  declaredYear?: number,
): ReportIdentity {
  const { title, rivals, listed } = printedTitle(tokens, document);
  const named = titleOfPath(fileName);
  const { year, problems } = yearOf({ title, rivals, listed }, tokens, fileName, declaredYear);
  const rival = [...rivals, ...listed].find((other) => isOtherAgency(other.agency, title?.agency ?? null));
  const { agency, problem } = agencyOf(
    title,
    rival ? signingAgency(tokens) : null,
    named,
    tokens,
    document,
    fileName,
  );
  const body = ownText(tokens, sections);
  const other = agency === null ? null : otherAgencyInBody(agency, body);
  const self = agency === null ? null : otherKindInBody(agency, body);
  const inName = agency === null ? null : otherAgencyInName(agency, fileName);
  const day = publishedOn(tokens, document, year, agency, fileName);
  const early = day === null ? dayBeforeYear(tokens, year, agency) : null;
  return {
    agency,
    year,
    title: title?.text ?? null,
    publishedOn: day,
    problems: [
      ...problems,
      ...(early === null ? [] : [publishedBefore(early, year)]),
      ...(problem ? [problem] : []),
      ...(rival && agency ? [severalTitles(agency, [rival, title])] : []),
      ...(inName
        ? [conflict("note", `文件名写的机关是“${inName}”，报告写的是“${agency}”；按报告采用，请核对。`)]
        : []),
      ...(other ? [conflict("error", `标题为“${agency}”，正文写的却是“${other}”。`)] : []),
      ...(self ? [conflict("warning", `机关取“${agency}”，正文自称“${self}”，请核对。`)] : []),
    ],
  };
}

function severalTitles(agency: string, titles: readonly (Title | null)[]): Problem {
  const other = titles.find((one) => isOtherAgency(one?.agency ?? null, agency))?.agency;
  return conflict("warning", `页首有几个机关的报告标题，机关取“${agency}”，另有“${other}”，请核对。`);
}

/** Preface and sections without the links to other reports that a page lists around them. */
const ownText = (tokens: readonly Token[], sections: readonly Section[]) =>
  [...prefaceOf(tokens), ...sections.flatMap(({ text }) => text.split("\n"))]
    .filter((line) => parseTitle(line) === null && !neighbour.test(line))
    .join("\n");

/** The sentences above the first heading. */
function prefaceOf(tokens: readonly Token[]): string[] {
  const end = tokens.slice(0, prefaceLines).findIndex(({ text }) => isFirstHeading(text));
  return tokens.slice(0, Math.max(end, 0)).flatMap(({ text }) => (text.includes("。") ? [text] : []));
}
const prefaceLines = 200;

/** @param signed heard before the title where that is not the only one */
function agencyOf(
  title: Title | null,
  signed: NamedAgency | null,
  named: Title | null,
  tokens: readonly Token[],
  document: ReportDocument,
  path: string,
) {
  const printed = signed?.name ?? title?.agency ?? named?.agency ?? signingAgency(tokens)?.name;
  if (printed) return { agency: printed, problem: null };
  const weak = agencyOfPath(path) ?? agencyInText(tokens) ?? agencyOfPage(tokens, document);
  if (!weak) return { agency: null, problem: null };
  const message = `标题中没有机关名称，机关取自${weak.where}“${weak.name}”，请核对。`;
  return {
    agency: weak.name,
    problem: conflict(weak.where.startsWith("文件") ? "note" : "warning", message),
  };
}
