import { z } from "zod";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { type FilingFacet, filingFacets } from "@/lib/agencies/filing-state";
import { queryProblem } from "./query-problem";

/** What of the filing of reports is asked for: where, of whom and of which year. */
export type FilingQuery = {
  /** Key of a division; "" is everything. */
  region: string;
  /** Null: towns, bureaus and governments, each by themselves. */
  kind: GroupKind | null;
  year: number;
  /** Only those that come under it; null: all. */
  state: FilingFacet | null;
  /** All years beside each other in the place of one. */
  years: boolean;
  /** The label of the dataset version; null: the latest. */
  v: string | null;
};

const kinds = Object.keys(groupKinds) as [GroupKind, ...GroupKind[]];
const facets = Object.keys(filingFacets) as [FilingFacet, ...FilingFacet[]];
const schema = z.strictObject({
  region: z.string().max(60).optional(),
  kind: z.enum(kinds).optional(),
  year: z.coerce.number().int().min(2008).max(2100).optional(),
  state: z.enum(facets).optional(),
  years: z.literal("1").optional(),
  page: z.string().max(10).optional(),
  v: z.string().max(40).optional(),
});

const validValues: Record<string, string> = {
  region: "行政区划代码，如110106",
  kind: kinds.join("、"),
  year: "2008–2100之间的年份",
  state: facets.join("、"),
  years: "1，即各年并列",
  page: "页码",
  v: "形如2026-01-31.2的数据版本",
};

export type GivenFiling = Partial<z.infer<typeof schema>>;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * What an address asks of the filing of reports, as far as it can be used, with what is wrong with the rest: sentences,
 * and the names of the conditions. Empty fields of a form count as absent. Region, page and version are not looked up.
 */
export function parseFiling(query: Query): { given: GivenFiling; problems: string[]; wrong: string[] } {
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(asked);
  if (parsed.success) return { given: parsed.data, problems: [], wrong: [] };
  const wrong = Object.keys(asked).filter((key) => !schema.safeParse({ [key]: asked[key] }).success);
  const rest = schema.safeParse(
    Object.fromEntries(Object.entries(asked).filter(([key]) => !wrong.includes(key))),
  );
  return {
    given: rest.success ? rest.data : {},
    problems: parsed.error.issues.map((issue) => queryProblem(issue, asked, validValues)),
    wrong,
  };
}

/** The query string of what is asked, stable, without what is absent; without a year, that of all. */
export function printFiling({
  region,
  kind,
  year,
  state,
  years,
  v,
}: Omit<FilingQuery, "year"> & { year: number | null }): string {
  const query = new URLSearchParams();
  if (region !== "") query.set("region", region);
  if (kind !== null) query.set("kind", kind);
  if (year !== null) query.set("year", String(year));
  if (state !== null) query.set("state", state);
  if (years) query.set("years", "1");
  if (v !== null) query.set("v", v);
  return query.toString();
}
