import { existsSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { DatabaseError } from "../../database-error";
import { seenVersion } from "./migrate";
import { explaining } from "./open";

/**
 * Writes a whole copy of a database, in use or not, to a new file, checks the copy, and returns its size in
 * bytes. What a running import has staged is in it, and belongs there to no import: the next one publishes it. Throws a `DatabaseError` where the target exists, the source is no database of this program, or the
 * copy is not sound (it is then removed).
 */
export async function backupFile(from: string, to: string): Promise<{ size: number }> {
  if (!existsSync(from)) throw new DatabaseError(`没有数据库“${from}”，无可备份。`);
  if (existsSync(to)) throw new DatabaseError(`备份文件“${to}”已存在，没有覆盖。请换一个文件名。`);
  try {
    explaining(from, () => copy(from, to));
    explaining(to, () => checkBackup(to));
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
  return { size: statSync(to).size };
}

function copy(from: string, to: string): void {
  withClient(from, (client) => {
    seenVersion(client, from);
    client.prepare("vacuum into ?").run(to);
  });
  const client = new Database(to);
  try {
    client.exec("delete from imports");
  } finally {
    client.close();
  }
}

/** Throws a `DatabaseError` where a copy is not sound. */
export function checkBackup(path: string): void {
  withClient(path, (client) => {
    const result = client.pragma("integrity_check", { simple: true });
    if (result !== "ok") throw new DatabaseError(`备份“${path}”未通过完整性检查，已删除：${String(result)}`);
  });
}

function withClient(path: string, work: (client: Database.Database) => void): void {
  const client = new Database(path, { readonly: true, timeout: 60_000 });
  try {
    work(client);
  } finally {
    client.close();
  }
}
