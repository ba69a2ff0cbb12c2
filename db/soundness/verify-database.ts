import { gt } from "drizzle-orm";
import { isPostgres } from "@/lib/settings";
import { openForReading } from "../client";
import { comesOfDamage } from "../database-error";
import type { ReadDb } from "../handles";
import { reports } from "../schema";
import type { StoredDamage } from "./damage";
import { verifyOriginals } from "./verify-originals";
import { verifyReports } from "./verify-reports";
import { verifyVersions } from "./verify-versions";

type Options = {
  /** Only the reports of later versions, of a database that was verified before. */
  since?: number | null;
  /** The files as they came, too: no figure depends on them, but mending does. */
  withFiles?: boolean;
  /** Hears at once of the file and of what all reports depend on. */
  onBase?: (damage: StoredDamage[]) => void;
};

/**
 * Looks for damage in a whole database: in the file, in what versions changed, in every report. A copy of the same
 * rows says the same. Throws a `DatabaseError` where the database cannot be opened at all.
 */
export async function verifyDatabase(
  address: string,
  { since = null, withFiles = false, onBase }: Options = {},
): Promise<StoredDamage[]> {
  const file = isPostgres(address) || since !== null ? [] : await fileDamage(address);
  const base = [...file, ...(await ofHandle(address, verifyVersions))];
  onBase?.(base);
  const later = since === null ? undefined : gt(reports.versionAdded, since);
  const files = withFiles ? await ofHandle(address, verifyOriginals) : [];
  return [...base, ...(await ofHandle(address, (db) => verifyReports(db, later))), ...files];
}

/** What a question finds; one that cannot be answered as the database is damaged finds that. */
async function ofHandle(
  address: string,
  ask: (db: ReadDb) => Promise<StoredDamage[]>,
): Promise<StoredDamage[]> {
  let db: ReadDb | null = null;
  try {
    db = await openForReading(address);
    return await ask(db);
  } catch (error) {
    if (!comesOfDamage(error)) throw error;
    return [{ kind: "file", what: "有些内容读不出来" }];
  } finally {
    await db?.close();
  }
}

async function fileDamage(path: string): Promise<StoredDamage[]> {
  const { wrongInFile } = await import("../engine/sqlite/wrong-in-file");
  return wrongInFile(path).map((what) => ({ kind: "file", what }));
}
