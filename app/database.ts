import { cache } from "react";
import type { ReadDb } from "@/db/client";
import { WatchedDatabase } from "@/db/watched-database";
import { settings } from "@/lib/settings";

declare global {
  /** One for the process, however many times a bundler copies this module. */
  var nianbaotongDatabase: WatchedDatabase | undefined;
}

/**
 * The read-only database of the pages, opened when first asked, at its latest finished version: the same for all
 * that one page asks. Throws a DatabaseError where there is none.
 */
export const database: () => ReadDb = cache(() => watched().current());

/** The database as it was at a version, by its label; null where there is none of that name. */
export const databaseAt: (label: string) => Promise<ReadDb | null> = cache(async (label) =>
  watched().at(label),
);

function watched(): WatchedDatabase {
  globalThis.nianbaotongDatabase ??= new WatchedDatabase(settings().DATABASE_PATH);
  return globalThis.nianbaotongDatabase;
}
