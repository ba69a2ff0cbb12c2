import { z } from "zod";
import type { ReadDb } from "@/db/client";
import { agencyLabels } from "@/db/queries/checks/agency-labels";
import { foundItems } from "@/db/queries/checks/found-items";
import { availableYears } from "@/db/queries/dataset-version";
import { type RegionOption, regionOptions } from "@/db/queries/regions";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import {
  allChecks,
  type CheckId,
  type FilingCheckId,
  type Severity,
  severityNames,
} from "@/lib/catalogue/checks";
import { type VerdictState, verdictStates } from "@/lib/catalogue/verdicts";
import {
  type AskedYears,
  askedYearsText,
  type CheckFilter,
  type ItemCounts,
  itemCounts,
  matchingItems,
  yearsAsked,
} from "@/lib/checks/facets";
import type { FoundItem } from "@/lib/checks/found-item";
import { itemsOnPage, noSuchPage, pageCount, pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { database, databaseAt } from "../database";
import type { Query } from "../requested-view";

const onPage = 20;
const longestQuoted = 30;

const kinds = Object.keys(groupKinds) as [GroupKind, ...GroupKind[]];
const checkIds = Object.keys(allChecks) as [CheckId | FilingCheckId];
const severities = Object.keys(severityNames) as [Severity];
const verdicts = Object.keys(verdictStates) as [VerdictState];
const severalYears = z.custom<`${number}-${number}`>((given) => {
  if (typeof given !== "string" || !/^20\d\d-20\d\d$/.test(given)) return false;
  const { from, to } = yearsAsked(given);
  return from < to;
});
const conditions = z.strictObject({
  region: z.string().max(60).optional(),
  kind: z.enum(kinds).optional(),
  year: z.union([z.literal("all"), z.coerce.number().int().min(2000).max(2100), severalYears]).optional(),
  check: z.enum(checkIds).optional(),
  severity: z.enum(severities).optional(),
  verdict: z.enum(verdicts).optional(),
  unit: z.string().max(300).optional(),
  v: z.string().max(40).optional(),
  page: pageNumber,
});

/** The conditions of an address of the checks; a year that is absent is the latest with reports. */
export type CheckConditions = Partial<Omit<z.infer<typeof conditions>, "page">>;

/** A page of what is to be looked at; where there are problems, its items are not those that were asked for. */
export type RequestedChecks = {
  /** The database at the version that the address is frozen to. */
  db: ReadDb;
  asked: CheckConditions;
  filter: CheckFilter;
  /** The name of the region, and of the single agency that is asked for. */
  place: string;
  unit: string | null;
  /** All that meet the conditions, and those of the page. */
  items: FoundItem[];
  shown: FoundItem[];
  counts: ItemCounts;
  page: number;
  pages: number;
  regions: RegionOption[];
  years: number[];
  problems: string[];
  wrong: string[];
};

/** What the address of the checks asks for. */
export async function requestedChecks(query: Query): Promise<RequestedChecks> {
  const v = typeof query.v === "string" && query.v !== "" ? query.v : null;
  const frozen = v === null ? null : await databaseAt(v);
  const db = frozen ?? (await database());
  const given = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== "" && value !== undefined),
  );
  const parsed = conditions.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => queryProblem(issue, given));
  const wrong = parsed.success
    ? []
    : Object.keys(given).filter((key) => !conditions.safeParse({ [key]: given[key] }).success);
  const { page, ...asked } = parsed.success ? parsed.data : usablePart(given, wrong);
  const { region = "", unit } = asked;
  const [regions, years] = [await regionOptions(db), await availableYears(db)];
  const latest = years.at(-1);
  const filter = filterOf(asked, latest);
  const all = await foundItems(db, region);
  const items = matchingItems(all, filter);
  const pages = pageCount(items.length, onPage);
  const found = (key: string, problem: string) => {
    problems.push(problem);
    wrong.push(key);
  };
  if (v !== null && !frozen) found("v", `没有数据版本“${v.slice(0, longestQuoted)}”`);
  const place = regions.find(({ key }) => key === region);
  const agency = unit === undefined ? undefined : (await agencyLabels(db, [unit])).get(unit);
  if (region !== "" && !place) found("region", `没有地区“${region}”`);
  if (unit !== undefined && !agency) found("unit", `没有机关“${unit}”`);
  if (asked.year !== undefined && asked.year !== "all" && yearsWithin(years, asked.year).length === 0)
    found("year", `没有${askedYearsText(asked.year)}的报告，库中有${years[0]}–${latest}年`);
  if (page > pages) found("page", noSuchPage(page, pages));
  return {
    db,
    asked,
    filter,
    place: place?.fullName ?? "全部地区",
    unit: agency?.shortName ?? null,
    items,
    shown: itemsOnPage(items, page, onPage),
    counts: itemCounts(all, filter),
    page,
    pages,
    regions,
    years,
    problems,
    wrong,
  };
}

/** Those of some years that are asked for. */
export function yearsWithin(years: readonly number[], asked: AskedYears): number[] {
  const { from, to } = yearsAsked(asked);
  return years.filter((year) => year >= from && year <= to);
}

function filterOf(
  { kind, year, check, severity, verdict, unit }: CheckConditions,
  latest: number | undefined,
): CheckFilter {
  const ofYear = year ?? latest;
  return {
    ...(ofYear === undefined || ofYear === "all" ? {} : { year: ofYear }),
    ...(kind ? { kind } : {}),
    ...(check ? { check } : {}),
    ...(severity ? { severity } : {}),
    ...(verdict ? { verdict } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** The conditions that can be used. */
function usablePart(given: Query, wrong: readonly string[]): z.infer<typeof conditions> {
  const rest = Object.entries(given).filter(([key]) => !wrong.includes(key));
  const parsed = conditions.safeParse(Object.fromEntries(rest));
  return parsed.success ? parsed.data : { page: 1 };
}

/** The query of an address with some conditions otherwise; null takes one away. */
export function conditionsQuery(
  asked: CheckConditions,
  changes: Readonly<Record<string, string | null>> = {},
): string {
  const values = Object.entries({ ...asked, ...changes });
  return new URLSearchParams(
    values.flatMap(([name, value]) =>
      value === undefined || value === null ? [] : [[name, String(value)] as [string, string]],
    ),
  ).toString();
}
