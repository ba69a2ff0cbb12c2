import { sql } from "drizzle-orm";
import { type WriteDb, writing } from "../client";
import { refusals } from "../schema";

/**
 * Keeps why a file was refused. A later import of a file of this name takes the place of this one, refused or
 * not; the same file refused again for the same reason changes nothing.
 */
export async function storeRefusal(
  db: WriteDb,
  { fileName, sha256, reason }: { fileName: string; sha256: string; reason: string },
  at = new Date().toISOString(),
): Promise<void> {
  await writing(db, async (tx) => {
    await tx
      .insert(refusals)
      .values({ fileName, sha256, reason, at })
      .onConflictDoUpdate({
        target: refusals.fileName,
        set: { sha256, reason, at },
        setWhere: sql`${refusals.sha256} <> ${sha256} or ${refusals.reason} <> ${reason}`,
      });
  });
}
