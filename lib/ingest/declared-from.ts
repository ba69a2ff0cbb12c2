import type { Declared } from "./declared";
import { tidyAddress, tidyDay } from "./stated/tidy-key";

type Stated = Record<keyof Declared, string>;

/** What was written about a file, blanks left out; or what is wrong with it, as a part of a sentence. */
export function declaredFrom({
  agency,
  year,
  publishedOn,
  sourceUrl,
}: Stated): { declared: Declared } | { fault: string } {
  const digits = /^(20\d\d)年?度?$/.exec(year.trim())?.[1];
  const day = tidyDay(publishedOn);
  const address = tidyAddress(sourceUrl);
  if (year.trim() !== "" && (digits === undefined || Number(digits) < 2008))
    return { fault: `年度“${year}”应为四位年份，如2023` };
  if (day === undefined) return { fault: `公布日期“${publishedOn}”应为日期，如2024-01-26` };
  if (address === undefined) return { fault: `来源网址“${sourceUrl}”应以http开头` };
  return {
    declared: {
      ...(agency.trim() === "" ? {} : { agency: agency.trim() }),
      ...(digits === undefined ? {} : { year: Number(digits) }),
      ...(day === null ? {} : { publishedOn: day }),
      ...(address === null ? {} : { sourceUrl: address }),
    },
  };
}
