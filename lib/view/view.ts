import { z } from "zod";
import { type GroupKind, groupKinds, scopeOfKind } from "@/lib/agencies/agency-kind";
import { type Base, bases, type Quality, qualities } from "@/lib/catalogue/comparison";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";
import { findIndicator } from "@/lib/catalogue/indicators";
import { chartForms } from "@/lib/chart/forms/forms";
import { sortOrders } from "@/lib/series/sort-orders";
import { likePattern, parseLike } from "@/lib/view/like-choice";
import { joinValues, splitValues } from "@/lib/view/listed-values";
import { queryProblem } from "@/lib/view/query-problem";
import { migrateQuery } from "@/lib/view/view-migrations";

/** The scope of a view's group: the one that was asked for, or that of its kind. */
export const scopeOf = ({ scope, kind }: Pick<View, "scope" | "kind">): Scope => scope ?? scopeOfKind(kind);

export { type ChartForm, chartFormNames, chartForms } from "@/lib/chart/forms/forms";

export const references = ["median", "parent", "none"] as const;
export const referenceNames: Record<(typeof references)[number], string> = {
  median: "本组中位数",
  parent: "上级范围中位数",
  none: "不加参照",
};

export const mostAgencies = 50;
export const longestName = 20;
export const mostPooled = 10;

const year = z.coerce.number().int().min(2008).max(2100);
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [...new Set([value].flat().flatMap(splitValues))].filter((item) => item !== ""));

/**
 * A view: what, whom, when, how, against what. It is parsed from the URL's query and printed to it, and every
 * page, picture and export takes its numbers from it.
 */
export const viewSchema = z.strictObject({
  /** Indicator ids of the catalogue: cells, sums or rates. */
  what: list.default(["requests.received.total"]).pipe(
    z
      .array(
        z.string().refine((id) => findIndicator(id) !== undefined, {
          error: ({ input }) => `没有指标“${String(input)}”`,
        }),
      )
      .min(1)
      .max(12),
  ),
  /** Key of the agency or division whose members are looked at; empty: everything in the database. */
  region: z.string().max(60).default(""),
  kind: z.enum(Object.keys(groupKinds) as [GroupKind, ...GroupKind[]]).default("towns"),
  /** Agency keys; empty: the group as a whole. */
  units: list.default([]).pipe(z.array(z.string().max(120)).max(mostAgencies)),
  /**
   * Who is like an agency, and by what, `110106007:received`: the group is then the agency with those. Without an
   * agency it is the only chosen one. See lib/view/like-choice.ts.
   */
  like: z.string().regex(likePattern).optional(),
  /** What the chosen agencies are called as a group of their own; empty: they are looked at within their group. */
  name: z
    .string()
    .transform((text) => text.replace(/[\p{C}\p{Z}\s]+/gu, " ").trim())
    .pipe(z.string().max(longestName))
    .default(""),
  from: year.optional(),
  to: year.optional(),
  how: z.enum(chartForms).default("line"),
  against: z.enum(references).default("median"),
  /** In which order a ranking, or a heat map of several indicators, lists the agencies. */
  sort: z.enum(sortOrders).default("code"),
  /** By which of the indicators a heat map of several is ordered; absent: by the first. */
  by: z
    .string()
    .refine((id) => findIndicator(id) !== undefined, {
      error: ({ input }) => `没有指标“${String(input)}”`,
    })
    .optional(),
  /** Over how many years up to the last a ranking puts the shares of an agency together. */
  pool: z.coerce.number().int().min(1).max(mostPooled).default(1),
  /** Whose figures: the agencies' own, or those of their territories; absent: as usual for each kind. */
  scope: z.enum(scopes).optional(),
  base: z.enum(Object.keys(bases) as [Base, ...Base[]]).default("all"),
  quality: z.enum(Object.keys(qualities) as [Quality, ...Quality[]]).default("all"),
  /** The label of the dataset version whose figures are wanted, `2026-01-31.2`; absent: the latest. */
  v: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,4}$/)
    .optional(),
});
export type View = z.infer<typeof viewSchema>;

/** The indicator by which a heat map of several is ordered; null where the address names none of those shown. */
export const orderedBy = ({ what, by }: Pick<View, "what" | "by">): string | null =>
  by === undefined ? (what[0] ?? null) : what.includes(by) ? by : null;

/** What may stand behind each parameter, in words, for whoever wrote something else. */
const validValues: Record<string, string> = {
  what: "口径页所列的指标代码，如requests.received.total，最多12个，以逗号隔开",
  region: "行政区划代码，如110106",
  kind: Object.keys(groupKinds).join("、"),
  units: `机关代码，最多${mostAgencies}个，以逗号隔开；代码中的逗号写成%2C`,
  like: "机关代码:parent、city、received、disclosed，或冒号后写背景数据的名称",
  name: `自选分组的名称，最多${longestName}字`,
  from: "2008–2100之间的年份",
  to: "2008–2100之间的年份",
  how: chartForms.join("、"),
  against: references.join("、"),
  sort: sortOrders.join("、"),
  by: "所选指标之一的代码",
  pool: `1–${mostPooled}之间的年数`,
  scope: scopes.join("、"),
  base: Object.keys(bases).join("、"),
  quality: Object.keys(qualities).join("、"),
  v: "形如2026-01-31.2的数据版本",
};

export type ViewResult = { ok: true; view: View } | { ok: false; problems: string[] };

type Query = Record<string, string | string[] | undefined>;

/** The view of a page's query; empty fields of a submitted form count as absent. */
export function parseView(query: Query): ViewResult {
  const given = migrateQuery(
    Object.fromEntries(
      Object.entries(query).flatMap(([key, value]) =>
        value === undefined || value.length === 0 ? [] : [[key, value] as const],
      ),
    ),
  );
  const result = viewSchema.safeParse(given);
  if (result.success) return { ok: true, view: withLike(result.data) };
  return { ok: false, problems: result.error.issues.map((issue) => queryProblem(issue, given, validValues)) };
}

/** With the agency that others are like among the chosen ones: it is what a chart brings out. */
function withLike({ like, ...view }: View): View {
  if (like === undefined) return view;
  const { of } = parseLike(like);
  const [only, ...others] = view.units;
  if (of === "")
    return { ...view, like: only !== undefined && others.length === 0 ? `${only}:${like}` : like };
  return { ...view, like, units: view.units.includes(of) ? view.units : [of, ...view.units] };
}

/** The query string of a view, without what is default; stable, so that a link can be compared. */
export function printView(view: View): string {
  const defaults = viewSchema.parse({});
  const query = new URLSearchParams();
  for (const key of Object.keys(viewSchema.shape) as (keyof View)[]) {
    const value = view[key];
    if (value === undefined || String(value) === String(defaults[key])) continue;
    query.set(key, Array.isArray(value) ? joinValues(value) : String(value));
  }
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}
