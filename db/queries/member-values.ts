import { and, between, eq, inArray, isNull, min, type SQL } from "drizzle-orm";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, observations, reports } from "../schema";
import { validIn, type YearSpan } from "./group";
import { indicatorColumns } from "./indicator-columns";

/**
 * One row for each report in force and year: the indicator's part, base and value, whether it is complete, and
 * otherwise the first of the reasons why. `where` chooses agencies and scope. For `with` and `from`.
 */
export async function memberValues(
  db: ReadDb,
  indicator: Indicator,
  { from, to }: YearSpan,
  where: SQL | undefined,
) {
  const columns = await indicatorColumns(db, indicator);
  return db.$with("member_values").as(
    db
      .select({
        key: agencies.key,
        expected: agencies.expected,
        year: reports.year,
        form: reports.form,
        part: columns.part.as("part"),
        base: columns.base.as("base"),
        complete: columns.complete.as("complete"),
        value: columns.value.as("value"),
        missing: min(observations.missing).as("first_missing"),
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(
        observations,
        and(
          inArray(observations.cell, columns.cells),
          eq(observations.scope, reports.scope),
          eq(observations.year, reports.year),
          eq(observations.agency, reports.agency),
        ),
      )
      .where(and(isNull(reports.versionSuperseded), between(reports.year, from, to), where))
      .groupBy(reports.year, agencies.id, agencies.key, agencies.expected, reports.form),
  );
}

/** The reports of members that were there in the report's year. */
export function validThen(): SQL {
  return validIn(reports.year);
}
