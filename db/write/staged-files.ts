import { type WriteDb, writing } from "../client";
import { announce, type OpenImport } from "./open-import";

/** A report that an import staged and did not publish, the only one of its file. */
export type StagedFile = {
  fileName: string;
  sha256: string;
  reportId: number;
  year: number;
  agencyPrinted: string | null;
  agencyKey: string;
  assigned: boolean;
};

/**
 * What imports have staged that read on the same basis, by the names of the files. Left out is what another day might
 * read otherwise: of a report whose date has not come yet, a check of identity says so.
 */
export async function stagedFiles({ engine }: WriteDb, basis: string): Promise<Map<string, StagedFile>> {
  const rows = await engine.rows<Omit<StagedFile, "assigned"> & { assigned: unknown }>(
    `select r.file_name as "fileName", r.file_sha256 as sha256, r.id as "reportId", r.year as year,
       r.agency_printed as "agencyPrinted", a.key as "agencyKey", a.assigned as assigned
     from reports r join agencies a on a.id = r.agency
     where r.version_added is null and r.staged_by like ?
       and not exists (select 1 from findings f where f.report = r.id and f.check_id = 'identity')`,
    [`% ${basis}`],
  );
  const found = new Map<string, StagedFile>();
  const several = new Set<string>();
  for (const { assigned, ...row } of rows) {
    if (found.has(row.fileName)) several.add(row.fileName);
    found.set(row.fileName, { ...row, assigned: Boolean(assigned) });
  }
  for (const name of several) found.delete(name);
  return found;
}

/** Makes a staged report one of this import. */
export async function takeStaged(db: WriteDb, by: OpenImport, { reportId }: StagedFile): Promise<void> {
  await writing(db, async () => {
    await announce(db, by);
    await db.engine.change("update reports set staged_by = ? where id = ?", [by.token, reportId]);
  });
  by.reports.add(reportId);
}

/** Makes the agencies beside those of an import's reports its own, which were placed with them and wait to be published. */
export async function takeSiblings({ engine }: WriteDb, by: OpenImport): Promise<void> {
  const rows = await engine.rows<{ key: string }>(
    `select key from agencies where version_added is null and parent_key in (
       select a.parent_key from agencies a join reports r on r.agency = a.id where r.staged_by = ?)`,
    [by.token],
  );
  for (const { key } of rows) by.agencies.add(key);
}
