import { and, eq } from "drizzle-orm";
import type { Form, MissingReason } from "@/lib/catalogue/cell";
import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { observations } from "../schema";
import { type Filed, filedByYear } from "./filed-by-year";
import { type Group, inGroup, scopeOfKind, validIn, type YearSpan } from "./group";
import { cellsNeeded } from "./indicator-columns";
import { memberValues } from "./member-values";
import type { Quartiles } from "./quartiles";
import { type YearlySums, yearlySums } from "./yearly-sums";

/**
 * A group in one year. The value is a sum of members, or a rate of sums, over the `reported` members that gave
 * all cells of it; `filed` gave a report and `expected` should have, or did. `whole` is the rate's base. Median
 * and quartiles are of the members' own values. `forms` are those that were filed.
 */
export type GroupPoint = Quartiles & {
  year: number;
  value: number | null;
  missing: MissingReason | "no_base" | "no_reports" | null;
  part: number | null;
  whole: number | null;
  reported: number;
  filed: number;
  expected: number;
  forms: Form[];
};
export type GroupTrend = { indicator: string; points: GroupPoint[] };

/** The development of a group, a point for every year of the span. Throws for an unknown indicator. */
export const groupTrend = remembered(
  "groupTrend",
  async (
    db: ReadDb,
    group: Group,
    indicatorIds: readonly string[],
    span: YearSpan,
  ): Promise<GroupTrend[]> => {
    const members = await inGroup(db, group);
    const scope = scopeOfKind(group.kind);
    const filed = await filedByYear(db, members, scope, span);
    const where = and(members, eq(observations.scope, scope), validIn(observations.year));
    const trends: GroupTrend[] = [];
    for (const id of indicatorIds) {
      const indicator = indicatorById(id);
      const sums = await yearlySums(db, await memberValues(db, indicator, span, where));
      const points = [...filed].map(([year, counts]) => ({
        year,
        ...counts,
        ...figureOf(indicator, counts, sums.get(year) ?? nothing),
      }));
      trends.push({ indicator: id, points });
    }
    return trends;
  },
);

const nothing: YearlySums = { reported: 0, part: null, base: null, median: null, q1: null, q3: null };

function figureOf(indicator: Indicator, { filed, forms }: Filed, { part, base, ...own }: YearlySums) {
  if (own.reported === 0) {
    const lacking = filed > 0 && forms.every((form) => cellsNeeded(indicator, form) < 0);
    const missing = lacking ? ("not_in_form" as const) : ("no_reports" as const);
    return { ...own, value: null, missing, part: null, whole: null };
  }
  if (indicator.kind === "level") return { ...own, value: part, missing: null, part: null, whole: null };
  if (part === null || base === null || base < smallestBase)
    return { ...own, value: null, missing: "no_base" as const, part, whole: base };
  return { ...own, value: part / base, missing: null, part, whole: base };
}
