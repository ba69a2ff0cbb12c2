import { and, desc, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../../client";
import { datasetVersions, reports } from "../../schema";

export type OtherVersion = {
  id: number;
  fileName: string;
  publishedOn: string | null;
  importedAt: string;
  /** Labels of the dataset versions; without the second the report is in force. */
  added: string;
  superseded: string | null;
};

/** The other reports stored for the same agency, year and scope, the latest import first. */
export async function otherVersions(
  db: ReadDb,
  { id, agency, year, scope }: Pick<typeof reports.$inferSelect, "id" | "agency" | "year" | "scope">,
): Promise<OtherVersion[]> {
  const added = alias(datasetVersions, "added");
  const superseded = alias(datasetVersions, "superseded");
  return db
    .select({
      id: reports.id,
      fileName: reports.fileName,
      publishedOn: reports.publishedOn,
      importedAt: reports.importedAt,
      added: added.label,
      superseded: superseded.label,
    })
    .from(reports)
    .innerJoin(added, eq(added.id, reports.versionAdded))
    .leftJoin(superseded, eq(superseded.id, reports.versionSuperseded))
    .where(
      and(eq(reports.agency, agency), eq(reports.year, year), eq(reports.scope, scope), ne(reports.id, id)),
    )
    .orderBy(desc(reports.id));
}

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
