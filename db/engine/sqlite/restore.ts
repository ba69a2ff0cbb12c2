import { existsSync, realpathSync } from "node:fs";
import { DatabaseError } from "../../database-error";
import { writeWhole } from "../../whole-file";
import { checkBackup, copyInto } from "./backup";
import { holdOld, type OldDatabase } from "./old-database";
import { openForWriting } from "./open";

/** What was restored, and where the old database is now; null where there was none. */
export type Restored = { version: string | null; aside: string | null };

/**
 * Puts a backup in the place of a database, which may be in use: servers go on with it by themselves. The backup is
 * copied, brought to the schema of this program and checked before anything is touched; the old database is kept
 * beside. Whenever the process dies, one of the two is whole under the name. Throws a `DatabaseError` where the backup
 * is not sound, or the old database is being written; then nothing has changed.
 */
export async function restore(file: string, target: string, now = new Date()): Promise<Restored> {
  if (!existsSync(file)) throw new DatabaseError(`没有备份“${file}”。请核对路径。`);
  const place = existsSync(target) ? realpathSync(target) : target;
  if (realpathSync(file) === place)
    throw new DatabaseError(`“${file}”就是要恢复的数据库本身。请给出备份文件。`);
  let old: OldDatabase | null = null;
  try {
    const version = await writeWhole(
      place,
      async (part) => {
        copyInto(file, part);
        const label = await updated(part);
        old = await holdOld(place);
        return label;
      },
      { replace: true, before: () => old?.moveAside(now) },
    );
    return { version, aside: released(old) };
  } finally {
    released(old);
  }
}

const released = (old: OldDatabase | null): string | null => old?.release() ?? null;

/** Brings a copy to the schema of this program and checks it; the label of its latest version. */
async function updated(part: string): Promise<string | null> {
  const db = await openForWriting(part);
  const label = db.version?.label ?? null;
  await db.close();
  checkBackup(part);
  // A reader leaves the files of its log behind, a writer takes them away.
  await (await openForWriting(part)).close();
  return label;
}
