import { asc, sql } from "drizzle-orm";
import type { ReadDb } from "../client";
import type { memberValues } from "./member-values";
import { type Quartiles, quartilesOf } from "./quartiles";

/** The members' figures of a year: sums over the complete ones, null where there are none. */
export type YearlySums = Quartiles & { reported: number; part: number | null; base: number | null };

/**
 * Adds up and orders members' values by year. The engine does both in one pass and returns the at most seven
 * rows of a year that its quartiles need, each with the sums.
 */
export async function yearlySums(
  db: ReadDb,
  values: Awaited<ReturnType<typeof memberValues>>,
): Promise<Map<number, YearlySums>> {
  const ofYear = sql`over (partition by ${values.year})`;
  const ranked = db.$with("ranked").as(
    db
      .select({
        year: values.year,
        value: values.value,
        reported: sql<number>`sum(${values.complete}) ${ofYear}`.as("reported"),
        part: sql<number | null>`sum(case when ${values.complete} = 1 then ${values.part} end) ${ofYear}`.as(
          "sum_part",
        ),
        base: sql<number | null>`sum(case when ${values.complete} = 1 then ${values.base} end) ${ofYear}`.as(
          "sum_base",
        ),
        count: sql<number>`count(${values.value}) ${ofYear}`.as("value_count"),
        place: sql<number>`row_number() over (partition by ${values.year}
          order by ${values.value} nulls last) - 1`.as("place"),
      })
      .from(values),
  );
  const { place } = ranked;
  const last = sql`(${ranked.count} - 1)`;
  const rows = await db
    .with(values, ranked)
    .select()
    .from(ranked)
    .where(
      sql`${place} in (0, ${last} / 4, ${last} / 4 + 1, ${last} / 2, ${last} / 2 + 1, ${last} * 3 / 4, ${last} * 3 / 4 + 1)`,
    )
    .orderBy(asc(ranked.year), asc(place));
  const years = new Map<number, { row: (typeof rows)[number]; at: Map<number, number> }>();
  for (const row of rows) {
    const year = years.get(row.year) ?? { row, at: new Map() };
    years.set(row.year, year);
    if (row.value !== null) year.at.set(row.place, row.value);
  }
  return new Map(
    [...years].map(([year, { row, at }]) => {
      const { reported, part, base } = row;
      return [year, { reported, part, base, ...quartilesOf(row.count, at) }];
    }),
  );
}
