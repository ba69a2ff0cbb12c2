import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ClientBase } from "pg";
import { DatabaseError } from "../../database-error";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** How many migrations this program knows; `nianbaotong_schema` keeps how many a database has seen. */
export const schemaVersion = journal.entries.length;

/** "nbt" and one: whoever changes the database holds this lock until the end of the transaction. */
export const writeLock = "select pg_advisory_xact_lock(1852142593)";

/**
 * The number of migrations that the database has seen, 0 for an empty one. Throws a `DatabaseError` for a database
 * of another program and for one that a newer version of this one has made.
 */
export async function seenVersion(client: ClientBase, place: string): Promise<number> {
  const tables = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const names = new Set(tables.rows.map(({ name }) => name));
  if (names.size === 0) return 0;
  if (!names.has("nianbaotong_schema"))
    throw new DatabaseError(`“${place}”是别的程序的数据库。请检查DATABASE_URL，或另建一个数据库。`);
  const seen = await client.query<{ migrations: number }>("select migrations from public.nianbaotong_schema");
  const version = seen.rows[0]?.migrations ?? 0;
  if (version > schemaVersion)
    throw new DatabaseError(`数据库“${place}”由更新版本的年报通建立，本版不能使用。请升级程序。`);
  return version;
}

/**
 * Brings the database to the schema of this program: all missing migrations in one transaction, so that a killed
 * process leaves the old schema whole. Stops, and changes nothing, where rows would be lost.
 */
export async function migrate(client: ClientBase, place: string): Promise<void> {
  if ((await seenVersion(client, place)) === schemaVersion) return;
  await applyingSafely(client, async () => {
    // Another process may have done it while this one waited for the lock.
    const seen = await seenVersion(client, place);
    if (seen === 0) {
      await checkEncoding(client, place);
      await client.query("create table nianbaotong_schema (migrations integer not null)");
      await client.query("insert into nianbaotong_schema values (0)");
    }
    for (const { tag } of journal.entries.slice(seen)) await client.query(statements(tag));
    await client.query("update nianbaotong_schema set migrations = $1", [schemaVersion]);
  });
}

/** Runs the steps in one transaction, and throws, all undone, where a table lost rows. */
export async function applyingSafely(client: ClientBase, steps: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await client.query(writeLock);
    const before = await rowCounts(client);
    await steps();
    const after = await rowCounts(client);
    for (const [table, rows] of before) {
      const kept = after.get(table);
      if (kept !== undefined && kept < rows)
        throw new Error(`migration would lose ${rows - kept} rows of "${table}"`);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function checkEncoding(client: ClientBase, place: string): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>(
    "select current_setting('server_encoding') encoding",
  );
  if (rows[0]?.encoding !== "UTF8")
    throw new DatabaseError(
      `数据库“${place}”的编码是${rows[0]?.encoding}，存不了中文。请用UTF8编码另建一个。`,
    );
}

function statements(tag: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return readFileSync(join(here, "migrations", `${tag}.sql`), "utf8");
}

async function rowCounts(client: ClientBase): Promise<Map<string, number>> {
  const tables = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const counts = new Map<string, number>();
  for (const { name } of tables.rows) {
    const counted = await client.query<{ rows: number }>(`select count(*) as rows from public."${name}"`);
    counts.set(name, counted.rows[0]?.rows ?? 0);
  }
  return counts;
}
