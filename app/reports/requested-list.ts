import { z } from "zod";
import { availableYears } from "@/db/queries/dataset-version";
import { type RegionOption, regionOptions } from "@/db/queries/regions";
import { type ReportFilter, reportList } from "@/db/queries/reports/report-rows";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { noSuchPage, pageCount, pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { database } from "../database";
import type { Query } from "../requested-view";

const pageSize = 50;
const kinds = Object.keys(groupKinds) as [GroupKind, ...GroupKind[]];
const filterSchema = z.strictObject({
  region: z.string().max(60).optional(),
  kind: z.enum(kinds).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  status: z.enum(["accepted", "flagged"]).optional(),
  page: pageNumber,
});

export type ListFilter = z.infer<typeof filterSchema>;

/** A page of the list of reports; where there are problems, its items are not those that were asked for. */
export type RequestedList = {
  /** What of the address can be used. */
  filter: ListFilter;
  /** The filter without the page, as `reportList` takes it. */
  chosen: ReportFilter;
  list: Awaited<ReturnType<typeof reportList>>;
  pages: number;
  regions: RegionOption[];
  years: number[];
  problems: string[];
  wrong: string[];
};

/** What the address of the list of reports asks for. */
export async function requestedList(query: Query): Promise<RequestedList> {
  const db = await database();
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== undefined),
  );
  const parsed = filterSchema.safeParse(asked);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => queryProblem(issue, asked));
  const wrong = parsed.success
    ? []
    : Object.keys(asked).filter((key) => !filterSchema.safeParse({ [key]: asked[key] }).success);
  const filter = parsed.success ? parsed.data : usable(asked, wrong);
  const { page, region, kind, year, status } = filter;
  const chosen: ReportFilter = {
    ...(region ? { region } : {}),
    ...(kind ? { kind } : {}),
    ...(year ? { year } : {}),
    ...(status ? { status } : {}),
  };
  const list = await reportList(db, chosen, { offset: (page - 1) * pageSize, limit: pageSize });
  const [regions, years] = [await regionOptions(db), await availableYears(db)];
  const pages = pageCount(list.total, pageSize);
  const found = (key: string, problem: string) => {
    problems.push(problem);
    wrong.push(key);
  };
  const [first, last] = [years[0], years.at(-1)];
  if (region && list.total === 0 && !regions.some(({ key }) => key === region))
    found("region", `没有地区“${region}”`);
  if (year && first && last && (year < first || year > last))
    found("year", `没有${year}年的报告，库中有${first}–${last}年`);
  if (page > pages) found("page", noSuchPage(page, pages));
  return { filter, chosen, list, pages, regions, years, problems, wrong };
}

/** The filter of those conditions that can be used. */
function usable(asked: Query, wrong: readonly string[]): ListFilter {
  const rest = Object.entries(asked).filter(([key]) => !wrong.includes(key));
  const parsed = filterSchema.safeParse(Object.fromEntries(rest));
  return parsed.success ? parsed.data : { page: 1 };
}
