import { and, asc, desc, eq, gt, isNotNull, isNull, lte, ne, or, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { type Amendment, agencies, datasetVersions, pageStates, reports } from "../schema";
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
          await isFiler(db, group),
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

async function isFiler(db: ReadDb, group: Group): Promise<SQL | undefined> {
  const own = await ownGovernment(db, group);
  const member = await isMember(db, group);
  return own === null ? member : or(eq(agencies.key, own), member);
}

/** What became, with a version, of the page where a report is published; `unread`: there was no report of it. */
export type PageChange = Omit<FilingChange, "kind" | "publishedOn" | "file"> & {
  kind: "withdrawn" | "restored" | "page_changed" | "unread";
  /** ISO time at which it was seen; null: of a restoration. */
  seenAt: string | null;
};

/** The same of the pages of a group's reports, from version to version, the latest first. */
export const pageChanges = remembered(
  "pageChanges",
  async (db: ReadDb, group: Group, year: number | null, limit: number): Promise<PageChange[]> => {
    const ending = alias(datasetVersions, "ending");
    const inForce = and(
      eq(reports.agency, agencies.id),
      eq(reports.scope, group.scope),
      eq(reports.year, pageStates.year),
      lte(reports.versionAdded, pageStates.versionAdded),
      or(isNull(reports.versionSuperseded), gt(reports.versionSuperseded, pageStates.versionAdded)),
    );
    const rows = await db
      .select({
        agencyKey: agencies.key,
        agencyName: agencies.shortName,
        year: pageStates.year,
        demo: reports.demo,
        report: reports.id,
        changedAt: pageStates.changedAt,
        vanishedAt: pageStates.vanishedAt,
        added: pageStates.versionAdded,
        superseded: pageStates.versionSuperseded,
        version: datasetVersions.label,
        at: datasetVersions.createdAt,
        endVersion: ending.label,
        endAt: ending.createdAt,
      })
      .from(pageStates)
      .innerJoin(agencies, eq(agencies.key, pageStates.agency))
      .innerJoin(datasetVersions, eq(datasetVersions.id, pageStates.versionAdded))
      .leftJoin(ending, eq(ending.id, pageStates.versionSuperseded))
      .leftJoin(reports, inForce)
      .where(and(await isFiler(db, group), year === null ? undefined : eq(pageStates.year, year)))
      .orderBy(asc(agencies.sort), asc(pageStates.year), asc(pageStates.id));
    const changes: PageChange[] = [];
    for (const [at, row] of rows.entries()) {
      const [last, next] = [rows[at - 1], rows[at + 1]];
      const before = last && isFollowedBy(last, row) ? last : null;
      const { agencyKey, agencyName, version } = row;
      const common = { agencyKey, agencyName, year: row.year, scope: group.scope, demo: row.demo ?? false };
      const add = (kind: PageChange["kind"], seenAt: string | null) =>
        changes.push({ ...common, kind, seenAt, version, at: row.at });
      if (row.changedAt !== null && row.changedAt !== before?.changedAt)
        add(row.report === null ? "unread" : "page_changed", row.changedAt);
      if (row.vanishedAt !== null && row.vanishedAt !== before?.vanishedAt) add("withdrawn", row.vanishedAt);
      const isBack = row.vanishedAt !== null && row.superseded !== null;
      if (isBack && !(next && isFollowedBy(row, next) && next.vanishedAt !== null))
        changes.push({
          ...{ ...common, kind: "restored", seenAt: null },
          ...{ version: row.endVersion ?? "", at: row.endAt ?? "" },
        });
    }
    return changes.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit);
  },
);

type Told = { agencyKey: string; year: number; added: number; superseded: number | null };
/** Whether a state came in the place of another, with the same version. */
const isFollowedBy = (one: Told, next: Told): boolean =>
  one.agencyKey === next.agencyKey && one.year === next.year && one.superseded === next.added;
