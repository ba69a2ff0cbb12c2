import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { ReadError } from "../read/read-error";
import type { Problem, Section } from "../reading";
import { arabicYears } from "./chinese-year";
import { otherUnitInBody } from "./other-unit";
import { publishedOn } from "./published";
import { parseTitle, printedTitle } from "./title";

export type Identity = {
  agency: string | null;
  year: number;
  title: string | null;
  publishedOn: string | null;
  problems: Problem[];
};

const period = /(20\d\d)年1月1日起?[^。]{0,4}至(?:(20\d\d)年|本年|同年|当年)?12月31日/;

/**
 * Who reports on which year. Title, period sentence, body and file name are witnesses; where they differ the
 * title is followed and the difference is a problem.
 * @throws ReadError if no witness tells the year
 */
export function identify(
  document: ReportDocument,
  tokens: readonly Token[],
  sections: readonly Section[],
  fileName: string,
): Identity {
  const title = printedTitle(tokens, document);
  const named = parseTitle(fileName.replace(/^.*[\\/]/, "").replace(/\.\w{2,5}$/, ""));
  const prose = arabicYears(
    tokens
      .filter(({ text }) => text.length > 12)
      .map(({ text }) => text)
      .join("\n"),
  );
  const periodYear = yearOf(period.exec(prose)?.[1]);
  const ownYear = yearOf(/(20\d\d)年(?:度)?[^。\n]{0,20}(?:新收|收到)/.exec(prose)?.[1]);
  const year = title?.year ?? periodYear ?? named?.year ?? ownYear;
  if (year === null || year === undefined)
    throw new ReadError("的标题、统计期限和文件名中都没有年份，无法确定是哪一年的报告，未入库");
  if (year < 2008 || year > new Date().getUTCFullYear())
    throw new ReadError(`的年份是${year}年，不可能有这一年的报告，未入库；请核对标题`);
  const agency = title?.agency ?? named?.agency ?? null;
  const problems: Problem[] = [];
  const conflict = (message: string) =>
    problems.push({ check: "identity", severity: "error", cells: [], message });
  if (periodYear !== null && periodYear !== year)
    conflict(`标题为${year}年，统计期限却写的是${periodYear}年。`);
  if (agency) {
    const body = sections.map(({ text }) => text).join("\n");
    const other = otherUnitInBody(agency, body);
    if (other) conflict(`标题为“${agency}”，正文写的却是“${other}”。`);
  }
  return {
    agency,
    year,
    title: title?.text ?? null,
    publishedOn: publishedOn(tokens, document, year),
    problems,
  };
}

function yearOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
