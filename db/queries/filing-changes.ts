import { and, asc, desc, eq, gt, isNotNull, isNull, ne, or } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { type Amendment, agencies, datasetVersions, reports } from "../schema";
import { type Group, isMember } from "./group";
import { ownGovernment } from "./group-members";

/** A report that came into force with a version: the first of its agency, year and scope, or one in another's place. */
export type FilingChange = {
  agencyKey: string;
  agencyName: string;
  year: number;
  scope: Scope;
  kind: "new" | Amendment;
  publishedOn: string | null;
  /** SHA-256 of its file. */
  file: string;
  demo: boolean;
  version: string;
  /** ISO time at which the version was made. */
  at: string;
};

/**
 * What the agencies of a group published or changed, from version to version, the latest first; a file that was read
 * anew is no change.
 * @param year null: reports on all years
 */
export const filingChanges = remembered(
  "filingChanges",
  async (db: ReadDb, group: Group, year: number | null, limit: number): Promise<FilingChange[]> => {
    const before = alias(reports, "before");
    const replaced = and(
      eq(before.agency, reports.agency),
      eq(before.scope, reports.scope),
      eq(before.year, reports.year),
      eq(before.versionSuperseded, reports.versionAdded),
      // One that lost its place in the import that brought it never had it.
      ne(before.versionAdded, reports.versionAdded),
    );
    const own = await ownGovernment(db, group);
    const member = await isMember(db, group);
    const rows = await db
      .select({
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        year: reports.year,
        scope: reports.scope,
        amendment: reports.amendment,
        replaced: before.id,
        publishedOn: reports.publishedOn,
        file: reports.fileSha256,
        demo: reports.demo,
        version: datasetVersions.label,
        at: datasetVersions.createdAt,
      })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .innerJoin(datasetVersions, eq(datasetVersions.id, reports.versionAdded))
      .leftJoin(before, replaced)
      .where(
        and(
          own === null ? member : or(eq(agencies.key, own), member),
          eq(reports.scope, group.scope),
          year === null ? undefined : eq(reports.year, year),
          isNotNull(reports.versionAdded),
          or(isNull(reports.versionSuperseded), gt(reports.versionSuperseded, reports.versionAdded)),
          or(isNull(before.id), ne(before.fileSha256, reports.fileSha256)),
        ),
      )
      .orderBy(desc(reports.versionAdded), desc(reports.year), asc(agencies.sort))
      .limit(limit);
    return rows.flatMap(({ amendment, replaced: old, ...row }) => {
      const kind = old === null ? "new" : amendment;
      return kind === null ? [] : [{ ...row, kind }];
    });
  },
);
