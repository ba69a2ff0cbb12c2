import { parseView, type View, viewSchema } from "@/lib/view";
import type { ReadDb } from "../client";
import { withCurrentKeys } from "./current-keys";
import { type RegionOption, regionOptions } from "./regions";
import { unitNames } from "./unit-names";
import { availableYears } from "./years";

export type RequestedView = {
  /** With the region filled in where none was asked for. */
  view: View;
  regions: RegionOption[];
  years: number[];
  /** Why the address could not be used as it was; the default view is shown then. */
  problems: string[];
};

type Query = Record<string, string | string[] | undefined>;

/** The view that an address asks for, with what its filters offer: the same for pages, exports and the command line. */
export async function requestedView(
  db: ReadDb,
  query: Query,
  defaults: Partial<View> = {},
): Promise<RequestedView> {
  const [regions, years] = [await regionOptions(db), await availableYears(db)];
  const given = Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, value === undefined ? undefined : String(value)]),
  );
  const parsed = parseView({ ...given, ...withoutEmpty(await withCurrentKeys(db, query)) });
  const view = parsed.ok ? parsed.view : viewSchema.parse({});
  const known = regions.some(({ key }) => key === view.region);
  const problems = parsed.ok ? [] : parsed.problems;
  if (view.region !== "" && !known) problems.push(`没有地区“${view.region}”`);
  const [first, last] = [years[0], years.at(-1)];
  const outside = (year: number | undefined) =>
    year !== undefined && first !== undefined && last !== undefined && (year < first || year > last);
  for (const year of new Set([view.from, view.to]))
    if (outside(year)) problems.push(`没有${year}年的报告，库中有${first}–${last}年`);
  const names = await unitNames(db, view.units);
  for (const key of view.units) if (!names.has(key)) problems.push(`没有机关“${key}”`);
  const { from, to, ...rest } = view;
  return {
    view: {
      ...rest,
      units: view.units.filter((key) => names.has(key)),
      region: known ? view.region : defaultRegion(regions),
      ...(from === undefined || outside(from) ? {} : { from }),
      ...(to === undefined || outside(to) ? {} : { to }),
    },
    regions,
    years,
    problems,
  };
}

const withoutEmpty = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ""));

/** The narrowest region that still holds nine in ten of the largest one's agencies. */
function defaultRegion(regions: readonly RegionOption[]): string {
  const largest = Math.max(0, ...regions.map(({ members }) => members));
  const candidates = regions.filter(({ members }) => members >= largest * 0.9);
  return candidates.sort((a, b) => b.depth - a.depth)[0]?.key ?? "";
}
