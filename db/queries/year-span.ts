import { and, eq, exists, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { agencies, reports } from "../schema";

/** Both ends are included. */
export type YearSpan = { from: number; to: number };

export function yearsOfSpan({ from, to }: YearSpan): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The condition on `agencies` of having a report in the scope. */
export const everFiled = (db: ReadDb, scope: Scope): SQL =>
  exists(
    db
      .select({ id: reports.id })
      .from(reports)
      .where(
        and(eq(reports.agency, agencies.id), eq(reports.scope, scope), isNull(reports.versionSuperseded)),
      ),
  );

/** The condition of an agency's being there in a year: given, or that of a row. */
export function validInYear(year: number | SQLWrapper): SQL {
  return sql`(${agencies.validFrom} is null or ${agencies.validFrom} <= ${year})
    and (${agencies.validTo} is null or ${agencies.validTo} >= ${year})`;
}

/** Whether an agency is there in a year. */
export const isThere = (
  { validFrom, validTo }: { validFrom: number | null; validTo: number | null },
  year: number,
): boolean => (validFrom === null || validFrom <= year) && (validTo === null || validTo >= year);
