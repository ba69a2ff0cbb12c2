import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Form } from "@/lib/catalogue/cell";
import type { ReadDb } from "../../client";
import { type Amendment, datasetVersions, reports } from "../../schema";

/** A report stored for an agency, year and scope. */
export type StoredVersion = {
  id: number;
  fileName: string;
  format: string;
  publishedOn: string | null;
  title: string | null;
  form: Form;
  importedAt: string;
  /** SHA-256 of its file. */
  file: string;
  amendment: Amendment | null;
  /** The dataset version that brought it. */
  added: { id: number; label: string };
  /** The one that took it out of force; null: it is in force. One that never was in force has the same twice. */
  superseded: { id: number; label: string } | null;
};

/** All reports stored for an agency, year and scope, the latest import first. */
export async function storedVersions(
  db: ReadDb,
  { agency, year, scope }: Pick<typeof reports.$inferSelect, "agency" | "year" | "scope">,
): Promise<StoredVersion[]> {
  const added = alias(datasetVersions, "added");
  const superseded = alias(datasetVersions, "superseded");
  return db
    .select({
      id: reports.id,
      fileName: reports.fileName,
      format: reports.format,
      publishedOn: reports.publishedOn,
      title: reports.title,
      form: reports.form,
      importedAt: reports.importedAt,
      file: reports.fileSha256,
      amendment: reports.amendment,
      added: { id: added.id, label: added.label },
      superseded: { id: superseded.id, label: superseded.label },
    })
    .from(reports)
    .innerJoin(added, eq(added.id, reports.versionAdded))
    .leftJoin(superseded, eq(superseded.id, reports.versionSuperseded))
    .where(and(eq(reports.agency, agency), eq(reports.year, year), eq(reports.scope, scope)))
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
