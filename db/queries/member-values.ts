import { and, eq, inArray, min, type SQL } from "drizzle-orm";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, observations } from "../schema";
import { type YearSpan, yearsOf } from "./group";
import { indicatorColumns } from "./indicator-columns";

/**
 * One row for each agency and year of which there are figures: the indicator's part, base and value, whether it
 * is complete, and otherwise the first of the reasons why. `where`, on `agencies` and `observations`, chooses
 * whom and which scope. For `with` and `from`.
 */
export async function memberValues(db: ReadDb, indicator: Indicator, span: YearSpan, where: SQL | undefined) {
  const columns = await indicatorColumns(db, indicator);
  return db.$with("member_values").as(
    db
      .select({
        agency: observations.agency,
        year: observations.year,
        form: observations.form,
        part: columns.part.as("part"),
        base: columns.base.as("base"),
        complete: columns.complete.as("complete"),
        value: columns.value.as("value"),
        missing: min(observations.missing).as("first_missing"),
      })
      .from(observations)
      .innerJoin(agencies, eq(agencies.id, observations.agency))
      .where(
        and(
          inArray(observations.cell, columns.cells),
          // A list, not a range: then the primary key leads on to the agency.
          inArray(observations.year, yearsOf(span)),
          where,
        ),
      )
      .groupBy(observations.year, observations.agency, observations.form),
  );
}
