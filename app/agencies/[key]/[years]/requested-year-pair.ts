import { cache } from "react";
import { z } from "zod";
import { database } from "@/app/database";
import { type AgencyPage, findAgency } from "@/db/queries/agency";
import { type YearPair, yearPair } from "@/db/views/year-pair";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { type Scope, scopeNames, scopes } from "@/lib/catalogue/form-facts";
import { queryProblem } from "@/lib/view/query-problem";

const year = z.coerce.number<string>().int().min(2000).max(2100);
const yearsSchema = z
  .string()
  .regex(/^\d{4}-\d{4}$/)
  .transform((text): [string, string] => [text.slice(0, 4), text.slice(5)])
  .pipe(z.tuple([year, year]));
const querySchema = z.object({ scope: z.enum(scopes).optional() });

/** Two years of an agency as an address asks for them; without the pair the problems say why. */
export type RequestedYearPair = {
  agency: AgencyPage["agency"];
  pair: YearPair | null;
  problems: string[];
  /** The pairs of neighbouring years that there are, the latest first. */
  offers: { before: number; after: number; scope: Scope }[];
};

type Query = Record<string, string | string[] | undefined>;

/** Null for an unknown agency. @param pieces of the path, decoded: the agency's key and `2024-2025` */
export async function requestedYearPair(
  [key, years]: readonly [string, string],
  query: Query,
): Promise<RequestedYearPair | null> {
  const found = await findAgency(await database(), key);
  if (!found) return null;
  const { agency, reports } = found;
  const asked = querySchema.safeParse(query);
  const parsed = yearsSchema.safeParse(years);
  const filed = (scope: Scope) =>
    reports.filter((report) => report.scope === scope).map((report) => report.year);
  const usual = [scopeOfKind(agency.kind), ...scopes];
  const has = (scope: Scope) => parsed.success && parsed.data.every((one) => filed(scope).includes(one));
  const scope = asked.data?.scope ?? usual.find(has) ?? usual.find((one) => filed(one).length > 1) ?? "own";
  const known = filed(scope);
  const onlyOne = reports.every((report) => report.scope === scope);
  const problems = [
    ...(asked.error?.issues.map((issue) => queryProblem(issue, query)) ?? []),
    ...(parsed.success
      ? yearProblems(agency.shortName, parsed.data, known, onlyOne ? "" : scopeNames[scope])
      : [`“${years.slice(0, 30)}”不是两个年份，应形如2024-2025`]),
  ];
  const offers = known.slice(0, -1).flatMap((after, at) => {
    const before = known[at + 1];
    return before === undefined ? [] : [{ before, after, scope }];
  });
  if (problems.length > 0 || !parsed.success) return { agency, pair: null, problems, offers };
  const [first, last] = parsed.data;
  const pair = await pairOnce(key, Math.min(first, last), Math.max(first, last), scope);
  return { agency, pair, problems, offers };
}

/** A page and its title ask for the same pair. */
const pairOnce = cache(async (key: string, before: number, after: number, scope: Scope) =>
  yearPair(await database(), key, [before, after], scope),
);

/** @param of which of two kinds of reports; empty where the agency has one kind alone */
function yearProblems(
  name: string,
  years: readonly [number, number],
  known: readonly number[],
  of: string,
): string[] {
  if (years[0] === years[1]) return ["两个年份相同，没有可以对照的"];
  const lacking = years.filter((one) => !known.includes(one));
  if (lacking.length === 0) return [];
  const there =
    known.length === 0 ? `库中没有它的${of}报告` : `有${of}报告的是${known.toReversed().join("、")}年`;
  return [`没有${name}${lacking.join("、")}年的${of}报告，${there}`];
}
