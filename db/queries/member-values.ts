import { and, eq, inArray, min, type SQL } from "drizzle-orm";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, observations } from "../schema";
import { type YearSpan, yearsOf } from "./group";
import { indicatorColumns } from "./indicator-columns";

/**
 * One row for each agency and year of which there are observations: the indicator's part and base, whether all of
 * its cells are numbers, and otherwise the first of the reasons why. `where`, on `agencies` and `observations`,
 * chooses whom and which scope.
 */
export async function memberValues(db: ReadDb, indicator: Indicator, span: YearSpan, where: SQL | undefined) {
  const columns = await indicatorColumns(db, indicator);
  return db
    .select({
      agency: observations.agency,
      scope: observations.scope,
      year: observations.year,
      part: columns.part,
      base: columns.base,
      complete: columns.complete,
      impossible: columns.impossible,
      missing: min(observations.missing),
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
    .groupBy(observations.year, observations.agency, observations.scope, observations.form);
}
