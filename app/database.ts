import { openForReading, type ReadDb } from "@/db/client";
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
