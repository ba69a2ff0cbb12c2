import { openForReading, openVersion, type ReadDb } from "@/db/client";
import { settings } from "@/lib/settings";

declare global {
  /** One handle per process, however many times a bundler copies this module. */
  var nianbaotongDatabase: ReadDb | undefined;
}

/** The read-only database of the pages, opened when first asked. Throws a DatabaseError where there is none. */
export function database(): ReadDb {
  globalThis.nianbaotongDatabase ??= openForReading(settings().DATABASE_PATH);
  return globalThis.nianbaotongDatabase;
}

/** The database as it was at a version, by its label; null where there is none of that name. */
export async function databaseAt(label: string): Promise<ReadDb | null> {
  const open = async () => openVersion(settings().DATABASE_PATH, label) ?? null;
  // A handle shows the right rows until the next import, as an answer does.
  return database().answers?.get(`database at ${label}`, open) ?? open();
}
