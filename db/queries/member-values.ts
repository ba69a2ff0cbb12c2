import { and, eq, inArray, isNull, min, type SQL, sql } from "drizzle-orm";
import { forms } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { cellsOnForm, type Indicator, isProse } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { formNumber } from "../coded-columns";
import { agencies, cells, figures, observations, reports } from "../schema";
import { slotKey } from "./questioned-cells";
import { type YearSpan, yearsOfSpan } from "./year-span";

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
        inArray(observations.year, yearsOfSpan(span)),
        where,
      ),
    )
    .groupBy(observations.year, observations.agency, observations.scope, observations.form);
}

/** An indicator in terms of the observations of one report, grouped. */
export type IndicatorColumns = {
  /** Numbers of all its cells. */
  cells: number[];
  /** Σ part. */
  part: SQL<number | null>;
  /** Σ whole − Σ minus; null for a level. */
  base: SQL<number | null>;
  /** 1 where all cells that the form has are numbers, and it has a part (and a whole). */
  complete: SQL<0 | 1>;
  /** 1 where a count among them is negative or has decimals. */
  impossible: SQL<0 | 1>;
};

/** The expressions for an indicator, to be used where `observations` are grouped by agency, year and form. */
async function indicatorColumns(db: ReadDb, indicator: Indicator): Promise<IndicatorColumns> {
  const ids = [...new Set([...indicator.part, ...indicator.whole, ...indicator.minus])];
  const rows = await db.select().from(cells).where(inArray(cells.id, ids));
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));
  const among = (list: readonly string[]) =>
    inArray(
      observations.cell,
      list.flatMap((id) => numbers.get(id) ?? []),
    );
  const { value } = observations;
  const part = sql<number | null>`sum(case when ${among(indicator.part)} then ${value} end)`;
  const base = sql<number | null>`sum(case when ${among(indicator.whole)} then ${value}
    when ${among(indicator.minus)} then -${value} end)`;
  const needed = forms.map(
    (form) => sql`when ${formNumber(form)} then ${cellsOnForm(indicator, form)?.length ?? -1}`,
  );
  const complete = sql<0 | 1>`case when count(${value}) =
    case ${observations.form} ${sql.join(needed, sql` `)} else -1 end then 1 else 0 end`;
  const counts = among(ids.filter((id) => cellById(id).measure === "count"));
  const impossible = sql<0 | 1>`max(case when ${counts} and (${value} < 0 or ${value} <> round(${value}))
    then 1 else 0 end)`;
  return { cells: [...numbers.values()], part, base, complete, impossible };
}

/** The reports whose prose gives an indicator as 约, 余 and the like, as slots; none for a statutory cell. */
export async function approximateFigures(
  db: ReadDb,
  indicator: Indicator,
  span: YearSpan,
  where: SQL | undefined,
): Promise<ReadonlySet<string>> {
  if (!isProse(indicator)) return new Set();
  const rows = await db
    .select({ agency: reports.agency, scope: reports.scope, year: reports.year })
    .from(figures)
    .innerJoin(cells, eq(cells.number, figures.cell))
    .innerJoin(reports, eq(reports.id, figures.report))
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(
      and(
        inArray(cells.id, [...indicator.part]),
        eq(figures.approximate, true),
        isNull(reports.versionSuperseded),
        inArray(reports.year, yearsOfSpan(span)),
        where,
      ),
    );
  return new Set(rows.map(({ agency, scope, year }) => slotKey(agency, scope, year)));
}
