import { and, count, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Form } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { agencies, reports } from "../schema";
import { validIn, type YearSpan, yearsOf } from "./group";

/** `expected` should have filed for the year, or did; `forms` are those that were filed. */
export type Filed = { filed: number; expected: number; forms: Form[] };

/** How many of the agencies that `members` is true of were there, and filed, in each year of the span. */
export async function filedByYear(
  db: ReadDb,
  members: SQL | undefined,
  scope: Scope,
  span: YearSpan,
): Promise<Map<number, Filed>> {
  const lives = await db
    .select({ from: agencies.validFrom, to: agencies.validTo, agencies: count() })
    .from(agencies)
    .where(and(members, eq(agencies.expected, true)))
    .groupBy(agencies.validFrom, agencies.validTo);
  const filed = await db
    .select({ year: reports.year, form: reports.form, expected: agencies.expected, reports: count() })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(
      and(
        eq(reports.scope, scope),
        inArray(reports.year, yearsOf(span)),
        isNull(reports.versionSuperseded),
        validIn(reports.year),
        members,
      ),
    )
    .groupBy(reports.year, reports.form, agencies.expected);
  return new Map(
    yearsOf(span).map((year) => {
      const there = lives.filter(
        ({ from, to }) => (from === null || from <= year) && (to === null || to >= year),
      );
      const rows = filed.filter((row) => row.year === year);
      const unexpected = rows.filter((row) => !row.expected);
      return [
        year,
        {
          filed: total(rows.map((row) => row.reports)),
          expected: total([...there.map((life) => life.agencies), ...unexpected.map((row) => row.reports)]),
          forms: [...new Set(rows.map(({ form }) => form))].sort(),
        },
      ];
    }),
  );
}

function total(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
