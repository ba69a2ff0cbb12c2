import { statSync } from "node:fs";
import { isPostgres } from "@/lib/settings";

/**
 * Writes a whole copy of a database, in use or not, to a new SQLite file, and returns its size in bytes. Throws a
 * `DatabaseError` where the file exists, the source is no database of this program, or the copy is not sound.
 */
export async function backup(from: string, to: string): Promise<{ size: number }> {
  const { backupFile, checkBackup } = await import("./engine/sqlite/backup");
  if (!isPostgres(from)) return backupFile(from, to);
  await (await import("./copy")).copyDatabase(from, to);
  checkBackup(to);
  return { size: statSync(to).size };
}
