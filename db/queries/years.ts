import { asc, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { reports } from "../schema";

/** The years of which there is a report, the first one first. */
export async function availableYears(db: ReadDb): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: reports.year })
    .from(reports)
    .where(isNull(reports.versionSuperseded))
    .orderBy(asc(reports.year));
  return rows.map(({ year }) => year);
}
