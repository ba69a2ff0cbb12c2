import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { FoundItem } from "./found-item";

/** When a stored report was published and imported; days are ISO. */
type Dates = { publishedOn: string | null; firstPublishedOn: string | null; importedAt: string };

export type FilingDates = {
  /** Of the report in force; absent where there is none. */
  current: Dates | undefined;
  /** Of the one whose place it took. */
  previous: Dates | undefined;
  deadline: string;
  /** The day of the version that is shown. */
  day: string;
};

/** What the dates of a report, or its absence, say: 首次公布于2026-02-08，规定日期为2026-01-31，迟8天。 */
export function filingWords(
  { check, year, scope }: Pick<FoundItem, "check" | "year" | "scope">,
  facts: FilingDates,
): string {
  const { current, previous, deadline, day } = facts;
  const first = current?.firstPublishedOn ?? null;
  switch (check) {
    case "missing":
      return `规定日期为${deadline}；${year}年的报告已声明收齐，到${day}的数据版本为止没有该机关${scope === "territory" ? scopeNames.territory : ""}的。`;
    case "late":
      return first === null
        ? `规定日期为${deadline}。`
        : `首次公布于${first}，规定日期为${deadline}，迟${daysBetween(deadline, first)}天。`;
    case "corrected":
      return `${first === null ? "" : `${first}首次公布，`}${publishedWords(current?.publishedOn)}，内容与前一份不同${previousWords(previous)}。`;
    case "altered":
      return `${publishedWords(current?.publishedOn)}，${isSameDay(previous, current) ? "日期未变而" : ""}内容与前一份不同${importedWords(previous, current)}。`;
    default:
      return "";
  }
}

const publishedWords = (day: string | null | undefined) =>
  day ? `现行的一份公布于${day}` : "现行的一份没有写明公布日期";

const previousWords = (previous: Dates | undefined) =>
  previous?.publishedOn ? `（前一份公布于${previous.publishedOn}）` : "";

/** Of two reports without a date nobody knows. */
const isSameDay = (previous: Dates | undefined, current: Dates | undefined) =>
  Boolean(current?.publishedOn) && current?.publishedOn === previous?.publishedOn;

const importedWords = (previous: Dates | undefined, current: Dates | undefined) =>
  previous && current
    ? `（前一份收录于${shanghaiDay(previous.importedAt)}，现行的收录于${shanghaiDay(current.importedAt)}）`
    : "";

const millisecondsOfDay = 86_400_000;

const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / millisecondsOfDay);
