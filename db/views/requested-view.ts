import { z } from "zod";
import { joinValues } from "@/lib/view/listed-values";
import { pageNumber } from "@/lib/view/page-number";
import { queryProblem } from "@/lib/view/query-problem";
import { parseView, type View, viewSchema } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencyNames } from "../queries/agency-rows";
import { withCurrentKeys } from "../queries/current-keys";
import { availableYears } from "../queries/dataset-version";
import { type RegionOption, regionOptions } from "../queries/regions";
import { fittedGroup } from "./fitted-group";

export type RequestedView = {
  /**
   * With the region filled in where none was asked for. Where there are problems it is what of the address can be
   * used: for filters only, never for figures, which would be others than those that were asked for.
   */
  view: View;
  /** Which page of it, from 1. A file has all of it, whatever page the address is at. */
  page: number;
  regions: RegionOption[];
  years: number[];
  /** Why the address cannot be answered, with the valid values. */
  problems: string[];
  /** The conditions that the problems are about, by their names in the address. */
  wrong: string[];
  /**
   * By what others are to be like an agency, where it is only to be said which: then this is the one problem. Null
   * otherwise.
   */
  asksWhose: string | null;
};

type Query = Record<string, string | string[] | undefined>;

const pageSchema = z.object({ page: pageNumber });

/** The view that an address asks for, with what its filters offer: the same for pages, exports and the command line. */
export async function viewOfQuery(
  db: ReadDb,
  { page: askedPage, ...query }: Query,
  defaults: Partial<View> = {},
): Promise<RequestedView> {
  const [regions, years] = [await regionOptions(db), await availableYears(db)];
  const given: Query = { ...printed(defaults), ...withoutEmpty(await withCurrentKeys(db, query)) };
  const parsed = parseView(given);
  const problems = parsed.ok ? [] : [...parsed.problems];
  const wrong = parsed.ok ? [] : Object.keys(given).filter((key) => !parseView({ [key]: given[key] }).ok);
  const { from, to, ...view } = parsed.ok ? parsed.view : usable(given, wrong);
  const found = (key: string, problem: string) => {
    problems.push(problem);
    if (!wrong.includes(key)) wrong.push(key);
  };
  const page = pageSchema.safeParse(withoutEmpty({ page: askedPage }));
  for (const issue of page.error?.issues ?? []) found("page", queryProblem(issue, { page: askedPage }));
  const known = regions.some(({ key }) => key === view.region);
  if (view.region !== "" && !known) found("region", `没有地区“${view.region}”`);
  const [first, last] = [years[0], years.at(-1)];
  const outside = (year: number | undefined) =>
    year !== undefined && first !== undefined && last !== undefined && (year < first || year > last);
  const lacking = (year: number | undefined) => `没有${year}年的报告，库中有${first}–${last}年`;
  if (outside(from)) found("from", lacking(from));
  if (outside(to)) found("to", lacking(to));
  const names = await agencyNames(db, view.units);
  for (const key of view.units) if (!names.has(key)) found("units", `没有机关“${key}”`);
  const fitted = await fittedGroup(db, {
    ...view,
    units: view.units.filter((key) => names.has(key)),
    region: known ? view.region : defaultRegion(regions),
    ...(from === undefined || outside(from) ? {} : { from }),
    ...(to === undefined || outside(to) ? {} : { to }),
  });
  if (fitted.problem) found(fitted.problem.key, fitted.problem.sentence);
  return {
    view: fitted.view,
    page: page.data?.page ?? 1,
    regions,
    years,
    problems: [...new Set(problems)],
    wrong,
    asksWhose: problems.length === 1 ? (fitted.asks ?? null) : null,
  };
}

const printed = (view: Partial<View>): Query =>
  Object.fromEntries(
    Object.entries(view).map(([key, value]) => [
      key,
      value === undefined ? undefined : Array.isArray(value) ? joinValues(value) : String(value),
    ]),
  );

const withoutEmpty = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));

/** The view of those conditions that can be used. */
function usable(given: Query, wrong: readonly string[]): View {
  const rest = parseView(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.includes(key))));
  return rest.ok ? rest.view : viewSchema.parse({});
}

/** The narrowest region that still holds nine in ten of the largest one's agencies. */
function defaultRegion(regions: readonly RegionOption[]): string {
  const largest = Math.max(0, ...regions.map(({ members }) => members));
  const candidates = regions.filter(({ members }) => members >= largest * 0.9);
  return candidates.sort((a, b) => b.depth - a.depth)[0]?.key ?? "";
}
