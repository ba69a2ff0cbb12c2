import type { Severity } from "@/lib/catalogue/checks";
import type { Token } from "../extract/token";
import { ReadError } from "../open/read-error";
import type { Problem } from "../reading";
import { arabicYears, isReportYear } from "./dates";
import type { PrintedTitle } from "./printed-title";
import { publishedYear, type Title } from "./title";

/** 自2021年1月1日起至12月31日止; 年 or 月 are lost on some pages. */
const period =
  /(20\d\d)[年.]?0?1[月.]?0?1日?(?:起|开始)?[^。\d]{0,4}(?:至|到|[-—–~～])+(?:20\d\d[年.]?|本年|同年|当年)?12[月.]?31|统计[^。\d]{0,12}(20\d\d)年0?1月(?:至|到|[-—–~～])+(?:20\d\d年)?12月/;

/** What a year, or the end of a period, begins with. */
const mayTellYear = /[2２二][0０〇○零]|[1１][2２]/;

/**
 * The year of a report by all who state it, and what they differ in; a declared one settles it.
 * @throws ReadError if nobody tells the year
 */
export function yearOf(
  { title, rivals, listed }: PrintedTitle,
  tokens: readonly Token[],
  path: string,
  declared: number | undefined,
) {
  const dated = tokens.flatMap(({ text }) => (text.length > 12 && mayTellYear.test(text) ? [text] : []));
  const prose = arabicYears(dated.join("\n"));
  const said = [
    ...witness("统计期限", periodOf(prose), witnessWeight.period),
    ...witness("公布语", publishedYear(tokens), witnessWeight.beside),
  ];
  const isOther = (other: Title) => title?.year != null && other.year !== title.year;
  // A list of other years' reports above the text is no news where the text says the same as the last of them.
  const isSupported = said.some(({ year }) => year === title?.year);
  const another = rivals.find(isOther) ?? (isSupported ? undefined : listed.find(isOther));
  const strong = [
    ...witness("标题", title?.year, another ? witnessWeight.beside : witnessWeight.title),
    ...said,
    ...witness("另一标题", another?.year, witnessWeight.beside),
  ];
  // A sentence may speak of the year before: it is heard only where nothing better is said.
  const own = () => /(20\d\d)年(?:度)?[^。\n]{0,20}(?:新收|收到)/.exec(prose)?.[1];
  const named = [...strong, ...yearsOfPath(path)];
  const witnesses = named.length > 0 ? named : witness("正文", own(), witnessWeight.path);
  const weighed = weighYears(witnesses);
  const year = declared ?? weighed?.year;
  if (year === undefined)
    throw new ReadError(
      "的标题、统计期限和文件名中都没有年份，无法确定是哪一年的报告，未入库；请指定年度，或在文件名中写明",
    );
  if (!isReportYear(year)) throw new ReadError(`的年份是${year}年，不可能有这一年的报告，未入库；请核对标题`);
  if (declared === undefined || weighed === undefined) return { year, problems: weighed?.problems ?? [] };
  const others = witnesses.filter((one) => one.year !== declared && one.weight > witnessWeight.path);
  const against = others.map((one) => `${one.where}为${one.year}年`).join("，");
  return {
    year,
    problems:
      against === "" ? [] : [conflict("error", `${against}，导入时指定为${declared}年；按指定的采用。`)],
  };
}

function periodOf(prose: string): string | undefined {
  const [, days, months] = period.exec(prose) ?? [];
  return days ?? months;
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

/** Where a year was found, and how far it can be trusted. */
type YearWitness = { where: string; year: number; weight: number };

/** A title may be mistyped and a period sentence be left from last year; names of files are given by anybody. */
const witnessWeight = { title: 4, period: 3, beside: 2, path: 1 } as const;

/**
 * The year for which the weightier witnesses stand, the first of them where they are even. Strong witnesses that
 * say otherwise are an error, a file's or folder's name a note: files are often named for the year they came in.
 */
function weighYears(witnesses: readonly YearWitness[]): { year: number; problems: Problem[] } | undefined {
  const [first] = witnesses;
  if (!first) return undefined;
  const weights = new Map<number, number>();
  for (const { year, weight } of witnesses) {
    const known = weights.get(year);
    weights.set(year, known === undefined ? weight : known + weight);
  }
  const [year] = [...weights].sort(([, a], [, b]) => b - a)[0] ?? [first.year];
  const others = witnesses.filter((witness) => witness.year !== year);
  if (others.length === 0) return { year, problems: [] };
  const said = witnesses.map((witness) => `${witness.where}为${witness.year}年`).join("，");
  const severity = others.some(({ weight }) => weight > witnessWeight.path) ? "error" : "note";
  return {
    year,
    problems: [{ check: "identity", severity, cells: [], message: `${said}；按${year}年采用。` }],
  };
}

/** A finding about whose report it is and of which year. */
export const conflict = (severity: Severity, message: string): Problem => ({
  check: "identity",
  severity,
  cells: [],
  message,
});

/** A report that was published before the year that it is on: the one or the other is wrong. */
export const publishedBefore = (day: string, year: number): Problem =>
  conflict("error", `公布日期为${day}，不会有${year}年的报告，请核对年度和公布日期。`);
