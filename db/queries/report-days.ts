import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../client";
import { reports } from "../schema";

/** When a report was published, and when the one that is in force for its agency, year and scope. */
export type ReportDays = { own: string | null; inForce: string | null };

const inForce = alias(reports, "in_force");

/** So many reports in one query. */
const BATCH = 500;

/** The days of some stored reports, by their ids. */
export async function reportDays(
  db: Pick<ReadDb, "select">,
  ids: readonly number[],
): Promise<Map<number, ReportDays>> {
  const found = new Map<number, ReportDays>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await db
      .select({ id: reports.id, own: reports.publishedOn, inForce: inForce.publishedOn })
      .from(reports)
      .leftJoin(
        inForce,
        and(
          eq(inForce.agency, reports.agency),
          eq(inForce.scope, reports.scope),
          eq(inForce.year, reports.year),
          isNull(inForce.versionSuperseded),
          isNotNull(inForce.versionAdded),
        ),
      )
      .where(inArray(reports.id, ids.slice(start, start + BATCH)));
    for (const { id, ...days } of rows) found.set(id, days);
  }
  return found;
}
