import { asc, isNotNull, sql } from "drizzle-orm";
import type { ReadDb } from "../client";
import type { memberValues } from "./member-values";

/** Of the members' own values, linearly interpolated; null where no member has one. */
export type Quartiles = { median: number | null; q1: number | null; q3: number | null };

/** Quartiles of each year's values. The engine orders and picks the at most six values that are needed. */
export async function quartilesByYear(
  db: ReadDb,
  values: Awaited<ReturnType<typeof memberValues>>,
): Promise<Map<number, Quartiles>> {
  const ranked = db.$with("ranked").as(
    db
      .select({
        year: values.year,
        value: values.value,
        place: sql<number>`row_number() over (partition by ${values.year} order by ${values.value}) - 1`.as(
          "place",
        ),
        last: sql<number>`count(*) over (partition by ${values.year}) - 1`.as("last_place"),
      })
      .from(values)
      .where(isNotNull(values.value)),
  );
  const { place, last } = ranked;
  const rows = await db
    .with(values, ranked)
    .select()
    .from(ranked)
    .where(
      sql`${place} in (${last} / 4, ${last} / 4 + 1, ${last} / 2, ${last} / 2 + 1, ${last} * 3 / 4, ${last} * 3 / 4 + 1)`,
    )
    .orderBy(asc(ranked.year), asc(place));
  const years = new Map<number, { last: number; values: Map<number, number> }>();
  for (const row of rows) {
    if (row.value === null) continue;
    const year = years.get(row.year) ?? { last: row.last, values: new Map() };
    years.set(row.year, year);
    year.values.set(row.place, row.value);
  }
  return new Map(
    [...years].map(([year, picked]) => [
      year,
      { median: quartile(picked, 2), q1: quartile(picked, 1), q3: quartile(picked, 3) },
    ]),
  );
}

function quartile({ last, values }: { last: number; values: Map<number, number> }, fourths: 1 | 2 | 3) {
  const at = (last * fourths) / 4;
  const low = values.get(Math.floor(at));
  const high = values.get(Math.ceil(at));
  if (low === undefined || high === undefined) return null;
  return low + (high - low) * (at - Math.floor(at));
}
