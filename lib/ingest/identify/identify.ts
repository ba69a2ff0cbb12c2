import type { Severity } from "@/lib/catalogue/checks";
import type { ReportDocument } from "../document";
import type { Token } from "../extract/token";
import { ReadError } from "../read/read-error";
import type { Problem, Section } from "../reading";
import { statedUnit, unitOfPath } from "./agency-beside-title";
import { arabicYears } from "./chinese-year";
import { otherUnitInBody } from "./other-unit";
import { publishedOn } from "./published";
import { signedUnit } from "./signature";
import { isFirstHeading, neighbour, parseTitle, printedTitle, type Title } from "./title";
import { weighYears, witnessWeight, type YearWitness } from "./year-of-report";

export type Identity = {
  agency: string | null;
  year: number;
  title: string | null;
  publishedOn: string | null;
  problems: Problem[];
};

const period = /(20\d\d)年1月1日起?[^。]{0,4}至(?:(20\d\d)年|本年|同年|当年)?12月31日/;

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
): Identity {
  const { title, rival } = printedTitle(tokens, document);
  const named = parseTitle(fileName.replace(/^.*[\\/]/, "").replace(/\.\w{2,5}$/, ""));
  const { year, problems } = yearOf(title, tokens, fileName, declaredYear);
  const { agency, problem } = agencyOf(title, named, tokens, fileName);
  const other = agency === null ? null : otherUnitInBody(agency, ownText(tokens, sections));
  return {
    agency,
    year,
    title: title?.text ?? null,
    publishedOn: publishedOn(tokens, document, year, agency),
    problems: [
      ...problems,
      ...(problem ? [problem] : []),
      ...(rival
        ? [conflict("warning", `页首有几个机关的报告标题，机关取“${agency}”，另有“${rival}”，请核对。`)]
        : []),
      ...(other ? [conflict("error", `标题为“${agency}”，正文写的却是“${other}”。`)] : []),
    ],
  };
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

function yearOf(title: Title | null, tokens: readonly Token[], path: string, declared: number | undefined) {
  const prose = arabicYears(
    tokens
      .filter(({ text }) => text.length > 12)
      .map(({ text }) => text)
      .join("\n"),
  );
  const strong = [
    ...witness("标题", title?.year, witnessWeight.title),
    ...witness("统计期限", period.exec(prose)?.[1], witnessWeight.period),
  ];
  // A sentence may speak of the year before: it is heard only where nothing better is said.
  const own = /(20\d\d)年(?:度)?[^。\n]{0,20}(?:新收|收到)/.exec(prose)?.[1];
  const named = [...strong, ...yearsOfPath(path)];
  const witnesses = named.length > 0 ? named : witness("正文", own, witnessWeight.path);
  const weighed = weighYears(witnesses);
  const year = declared ?? weighed?.year;
  if (year === undefined)
    throw new ReadError(
      "的标题、统计期限和文件名中都没有年份，无法确定是哪一年的报告，未入库；请指定年度，或在文件名中写明",
    );
  if (year < 2008 || year > new Date().getUTCFullYear())
    throw new ReadError(`的年份是${year}年，不可能有这一年的报告，未入库；请核对标题`);
  if (declared === undefined || weighed === undefined) return { year, problems: weighed?.problems ?? [] };
  const others = witnesses.filter((one) => one.year !== declared && one.weight > witnessWeight.path);
  const said = others.map((one) => `${one.where}为${one.year}年`).join("，");
  return {
    year,
    problems: said === "" ? [] : [conflict("error", `${said}，导入时指定为${declared}年；按指定的采用。`)],
  };
}

function witness(where: string, year: string | number | null | undefined, weight: number): YearWitness[] {
  return year === undefined || year === null ? [] : [{ where, year: Number(year), weight }];
}

/** The years that the file's name and its folders state, where a name states only one. */
function yearsOfPath(path: string): YearWitness[] {
  return path
    .split(/[\\/]/)
    .reverse()
    .flatMap((part, index) => {
      const years = new Set(arabicYears(part).match(/(?<!\d)20\d\d(?=年|\D|$)/g) ?? []);
      const [year] = years;
      if (years.size !== 1) return [];
      return witness(index === 0 ? "文件名" : "文件夹名", year, witnessWeight.path);
    })
    .slice(0, 2);
}

function agencyOf(title: Title | null, named: Title | null, tokens: readonly Token[], path: string) {
  const printed = title?.agency ?? named?.agency ?? signedUnit(tokens)?.name;
  if (printed) return { agency: printed, problem: null };
  const weak = unitOfPath(path) ?? statedUnit(tokens);
  if (!weak) return { agency: null, problem: null };
  const message = `标题中没有机关名称，机关取自${weak.where}“${weak.name}”，请核对。`;
  return {
    agency: weak.name,
    problem: conflict(weak.where.startsWith("文件") ? "note" : "warning", message),
  };
}

const conflict = (severity: Severity, message: string): Problem => ({
  check: "identity",
  severity,
  cells: [],
  message,
});
