import { and, count, eq, sql } from "drizzle-orm";
import type { Form, MissingReason } from "@/lib/catalogue/cell";
import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, reports } from "../schema";
import { type Group, inGroup, scopeOfKind, type YearSpan, yearsOf } from "./group";
import { cellsNeeded } from "./indicator-columns";
import { memberValues, validThen } from "./member-values";
import { type Quartiles, quartilesByYear } from "./quartiles";

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

type Sums = { year: number; form: Form; filed: number; reported: number; unexpected: number } & {
  part: number | null;
  base: number | null;
};

/** The development of a group, a point for every year of the span. Throws for an unknown indicator. */
export async function groupTrend(
  db: ReadDb,
  group: Group,
  indicatorIds: readonly string[],
  span: YearSpan,
): Promise<GroupTrend[]> {
  const members = await inGroup(db, group);
  const expected = await expectedByYear(db, members, span);
  const trends: GroupTrend[] = [];
  for (const id of indicatorIds) {
    const indicator = indicatorById(id);
    const where = and(members, eq(reports.scope, scopeOfKind(group.kind)), validThen());
    const values = await memberValues(db, indicator, span, where);
    const sums = await db
      .with(values)
      .select({
        year: values.year,
        form: values.form,
        filed: count(),
        reported: sql<number>`sum(${values.complete})`,
        unexpected: sql<number>`sum(case when ${eq(values.expected, true)} then 0 else 1 end)`,
        part: sql<number | null>`sum(case when ${values.complete} = 1 then ${values.part} end)`,
        base: sql<number | null>`sum(case when ${values.complete} = 1 then ${values.base} end)`,
      })
      .from(values)
      .groupBy(values.year, values.form)
      .orderBy(values.year, values.form);
    const quartiles = await quartilesByYear(db, values);
    const points = yearsOf(span).map((year) => {
      const ofYear = sums.filter((row) => row.year === year);
      const own = quartiles.get(year) ?? { median: null, q1: null, q3: null };
      return { ...pointOf(indicator, year, ofYear, expected.get(year)), ...own };
    });
    trends.push({ indicator: id, points });
  }
  return trends;
}

function pointOf(indicator: Indicator, year: number, sums: Sums[], shouldFile: number | undefined) {
  const total = (counted: (row: Sums) => number) => sums.reduce((sum, row) => sum + counted(row), 0);
  const filed = total((row) => row.filed);
  const reported = total((row) => row.reported);
  const forms = sums.map(({ form }) => form);
  const counts = {
    year,
    reported,
    filed,
    expected: (shouldFile ?? 0) + total((row) => row.unexpected),
    forms,
  };
  if (reported === 0) {
    const lacking = filed > 0 && forms.every((form) => cellsNeeded(indicator, form) < 0);
    const missing = lacking ? ("not_in_form" as const) : ("no_reports" as const);
    return { ...counts, value: null, missing, part: null, whole: null };
  }
  const part = sumOf(sums.map((row) => row.part));
  if (indicator.kind === "level") return { ...counts, value: part, missing: null, part: null, whole: null };
  const whole = sumOf(sums.map((row) => row.base));
  if (part === null || whole === null || whole <= 0)
    return { ...counts, value: null, missing: "no_base" as const, part, whole };
  return { ...counts, value: part / whole, missing: null, part, whole };
}

/** Null where there is nothing to add; what is not reported adds nothing. */
function sumOf(values: (number | null)[]): number | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0);
}

async function expectedByYear(db: ReadDb, members: Awaited<ReturnType<typeof inGroup>>, span: YearSpan) {
  const lives = await db
    .select({ from: agencies.validFrom, to: agencies.validTo, agencies: count() })
    .from(agencies)
    .where(and(members, eq(agencies.expected, true)))
    .groupBy(agencies.validFrom, agencies.validTo);
  return new Map(
    yearsOf(span).map((year) => {
      const there = lives.filter(
        ({ from, to }) => (from === null || from <= year) && (to === null || to >= year),
      );
      return [year, there.reduce((sum, life) => sum + life.agencies, 0)];
    }),
  );
}
