import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Database } from "better-sqlite3";
import { DatabaseError } from "../../database-error";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** How many migrations this program knows; a database keeps in `user_version` how many it has seen. */
export const schemaVersion = journal.entries.length;

/** "nbt" and one: marks a SQLite file as ours. */
export const applicationId = 0x6e627401;

/**
 * The number of migrations that the database has seen, 0 for an empty file. Throws a `DatabaseError` for a
 * database of another program and for one that a newer version of this one has made.
 */
export function seenVersion(client: Database, file: string): number {
  const pragma = (name: string) => Number(client.pragma(name, { simple: true }));
  // In one transaction: another process may be making the tables at this moment.
  const read = client.transaction(() => ({
    version: pragma("user_version"),
    ours: pragma("application_id") === applicationId,
    empty: tableNames(client).length === 0,
  }));
  const { version, ours, empty } = read();
  if (!ours && !empty)
    throw new DatabaseError(`“${file}”是别的程序的数据库。请检查 DATABASE_PATH，或换一个文件名。`);
  if (version > schemaVersion)
    throw new DatabaseError(`数据库“${file}”由更新版本的年报通建立，本版不能使用。请升级程序。`);
  return version;
}

/**
 * Brings the database to the schema of this program: all missing migrations in one transaction, so that a
 * killed process leaves the old schema whole. Stops, and changes nothing, where rows would be lost or orphaned.
 * Foreign keys must be off: within a transaction they cannot be switched.
 */
export function migrate(client: Database, file: string): void {
  if (seenVersion(client, file) === schemaVersion) return;
  applyingSafely(client, () => {
    for (const { tag } of journal.entries.slice(seenVersion(client, file))) client.exec(statements(tag));
    client.pragma(`application_id = ${applicationId}`);
    client.pragma(`user_version = ${schemaVersion}`);
  });
}

/** Runs the steps in one transaction, and throws, all undone, where a table lost rows or a reference broke. */
export function applyingSafely(client: Database, steps: () => void): void {
  client
    .transaction(() => {
      const before = rowCounts(client);
      steps();
      const after = rowCounts(client);
      for (const [table, rows] of before) {
        const kept = after.get(table);
        if (kept !== undefined && kept < rows)
          throw new Error(`migration would lose ${rows - kept} rows of "${table}"`);
      }
      if (client.prepare("pragma foreign_key_check").all().length > 0)
        throw new Error("migration would leave rows that refer to nothing");
    })
    .immediate();
}

function statements(tag: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return readFileSync(join(here, "migrations", `${tag}.sql`), "utf8");
}

function rowCounts(client: Database): Map<string, number> {
  const count = (name: string) => client.prepare<[], number>(`select count(*) from "${name}"`).pluck().get();
  return new Map(tableNames(client).map((name) => [name, Number(count(name))]));
}

function tableNames(client: Database): string[] {
  const all = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
  return client.prepare<[], string>(all).pluck().all();
}
