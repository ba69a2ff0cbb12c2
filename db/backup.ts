import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { isPostgres } from "@/lib/settings";
import { DatabaseError } from "./database-error";
import { momentName } from "./moment-name";
import { checkFreeName, companionOf, removeDatabase, writeWhole } from "./whole-file";

/**
 * Writes a whole copy of a database, in use or not, to a SQLite file, and returns its size in bytes. Under its name
 * the file is there only when it is whole and checked; `replace` lets it take the place of an earlier backup, which
 * stays until then. Throws a `DatabaseError` where the file exists, the source is no database of this program, the
 * copy is not sound or cannot be written.
 */
export async function backup(from: string, to: string, { replace = false } = {}): Promise<{ size: number }> {
  const { checkBackup, closeWhole, copyInto } = await import("./engine/sqlite/backup");
  if (!isPostgres(from) && !existsSync(from)) throw new DatabaseError(`没有数据库“${from}”，无可备份。`);
  if (replace && existsSync(to)) await checkReplaceable(from, to);
  else checkFreeName(to);
  return writeWhole(
    to,
    async (part) => {
      if (isPostgres(from)) await (await import("./copy")).copyContents(from, part);
      else copyInto(from, part);
      checkBackup(part);
      closeWhole(part);
      return { size: statSync(part).size };
    },
    { replace },
  );
}

/** Only an earlier backup that nobody has open is replaced. */
async function checkReplaceable(from: string, to: string): Promise<void> {
  const { closeWhole, isDatabase } = await import("./engine/sqlite/backup");
  if (!isPostgres(from) && realpathSync(from) === realpathSync(to))
    throw new DatabaseError(`“${to}”就是正在使用的数据库，不能备份到它自己。请换一个文件名。`);
  if (!isDatabase(to)) throw new DatabaseError(`“${to}”不是年报通的数据库，没有覆盖。请换一个文件名。`);
  if (companionOf(to) !== null) closeWhole(to);
}

/** Backups that are named for the moment at which they were made, in the time of the machine. */
const dated = /^nianbao-\d{4}-\d{2}-\d{2}T\d{6}\.sqlite$/;

/**
 * Writes a backup named for its moment into a folder, and then removes all but the newest ones of such names; a file
 * of another name is never removed, and none where the backup fails.
 * @param keep how many are left, with the new one; null: all
 */
export async function backupInto(
  from: string,
  folder: string,
  { keep = null, now = new Date() }: { keep?: number | null; now?: Date } = {},
): Promise<{ path: string; size: number; removed: string[] }> {
  const path = join(folder, `nianbao-${momentName(now)}.sqlite`);
  const { size } = await backup(from, path);
  const others = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && dated.test(entry.name) && entry.name !== basename(path))
    .map(({ name }) => name)
    .sort()
    .reverse();
  const removed = keep === null ? [] : others.slice(keep - 1);
  for (const name of removed) removeDatabase(join(folder, name));
  return { path, size, removed };
}
