import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { type Indicator, isProse } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, cells, figures, reports } from "../schema";
import { type YearSpan, yearsOf } from "./group";
import { slotOf } from "./questioned-cells";

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
        inArray(reports.year, yearsOf(span)),
        where,
      ),
    );
  return new Set(rows.map(({ agency, scope, year }) => slotOf(agency, scope, year)));
}
