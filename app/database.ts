import { cache } from "react";
import type { ReadDb } from "@/db/client";
import { askVerification } from "@/db/soundness/ask-verification";
import { verifyInBackground } from "@/db/soundness/verify-in-background";
import { WatchedDatabase } from "@/db/watched-database";
import { databaseAddress } from "@/lib/settings";

declare global {
  /** One for the process, however many times a bundler copies this module. */
  var nianbaotongDatabase: Promise<WatchedDatabase> | undefined;
}

/**
 * The read-only database of the pages, opened when first asked, at its latest finished version: the same for all
 * that one page asks. Throws a DatabaseError where there is none.
 */
export const database: () => Promise<ReadDb> = cache(async () => (await watched()).current());

/** The database as it was at a version, by its label; null where there is none of that name. */
export const databaseAt: (label: string) => Promise<ReadDb | null> = cache(async (label) =>
  (await watched()).at(label),
);

function watched(): Promise<WatchedDatabase> {
  // Processes of one server leave it to the one that began them.
  const verify = process.env.WEB_SOCKET ? askVerification : verifyInBackground;
  globalThis.nianbaotongDatabase ??= WatchedDatabase.open(databaseAddress(), verify).catch(
    (error: unknown) => {
      // It may be there when the next one asks.
      globalThis.nianbaotongDatabase = undefined;
      throw error;
    },
  );
  return globalThis.nianbaotongDatabase;
}
