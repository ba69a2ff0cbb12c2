import { and, desc, eq, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../client";
import { datasetVersions, reports } from "../schema";

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
