import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { DatabaseError } from "../../database-error";
import type { ReadDb, WriteDb } from "../../handles";
import { Answers } from "../../remembered";
import { type VersionFacts, type VersionRow, versionFacts, versionStatement } from "../../shown-version";
import { numberCells, sealOlder } from "../../soundness/seal";
import { ownCatalogue } from "../../stored-catalogue";
import type { VersionWatch } from "../../watched-database";
import { showAsOf } from "./as-of";
import { sqliteEngine } from "./engine";
import { explained } from "./errors";
import { fileIdentity } from "./file-identity";
import { migrate, schemaVersion, seenVersion } from "./migrate";
import { rekeyOldKeys } from "./rekey-old-keys";

/** How long a connection waits for another's transaction, in milliseconds. */
const PATIENCE = { reading: 5_000, writing: 600_000 };
/** Pages of the write-ahead log between two checkpoints: a report touches one page per cell, mostly the same ones. */
const CHECKPOINT_PAGES = 16_000;
/** The pages that a group of reports changes stay in memory: with half of it they went to the log and back, twice. */
const CACHE_KILOBYTES = 24_000;

/** See db/client.ts, as for all that is exported here. */
export async function openForReading(path: string): Promise<ReadDb> {
  return explaining(path, () => {
    const client = beginReading(path);
    return closingOnError(client, () => shown(client, versionFacts(versionRow(client))));
  });
}

export async function openVersion(path: string, label: string): Promise<ReadDb | undefined> {
  return explaining(path, () => {
    const client = beginReading(path);
    return closingOnError(client, () => {
      const row = versionRow(client, label);
      if (row) return shown(client, versionFacts(row));
      client.close();
      return undefined;
    });
  });
}

export async function openForWriting(path: string): Promise<WriteDb> {
  makeFolder(path);
  const before = fileIdentity(path);
  const client = explaining(path, () => new Database(path, { timeout: PATIENCE.writing }));
  try {
    const identity = fileIdentity(path);
    if (before !== null && before !== identity)
      throw new DatabaseError(`数据库“${path}”刚刚被换成了别的文件。请再试一次。`);
    seenVersion(client, path);
    keepLog(client);
    client.pragma("synchronous = FULL");
    client.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    client.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    client.pragma("foreign_keys = OFF");
    migrate(client, path);
    const close = async () => explaining(path, () => closeWriter(client));
    const engine = sqliteEngine(client, identity);
    const db = withFacts(
      Object.assign(drizzle(client), {
        ...{ tuples: tuplesOf(client), answers: null, soundness: null, engine, close },
      }),
      client,
    );
    await rekeyOldKeys(client, db);
    client.pragma("foreign_keys = ON");
    await numberCells(db);
    keepDefinitions(client);
    await sealOlder(db);
    return db;
  } catch (error) {
    client.close();
    throw explained(error, path);
  }
}

export async function watchVersions(path: string): Promise<VersionWatch> {
  const open = () => {
    const identity = existing(path);
    const client = explaining(path, () => readingClient(path));
    letOthersWrite(client, path);
    return { identity, client };
  };
  let watched = open();
  return {
    // A file that was replaced or removed is still there for who has it open: only its name tells.
    async source() {
      if (existing(path) !== watched.identity) {
        const fresh = open();
        watched.client.close();
        watched = fresh;
      }
      return watched.identity;
    },
    state: async () => watched.client.pragma("data_version", { simple: true }),
    latest: async () =>
      explaining(path, () =>
        watched.client
          .prepare<[], number | null>("select max(id) from dataset_versions where finished_at is not null")
          .pluck()
          .get(),
      ) ?? null,
    close: async () => void watched.client.close(),
  };
}

/**
 * A backup keeps no write-ahead log: whoever reads it for long would hinder an import. What nobody may write needs none.
 */
function letOthersWrite(client: Database.Database, path: string): void {
  if (client.pragma("journal_mode", { simple: true }) === "wal") return;
  try {
    const writer = new Database(path, { fileMustExist: true, timeout: PATIENCE.reading });
    try {
      writer.pragma("journal_mode = WAL");
    } finally {
      writer.close();
    }
  } catch {}
}

/** The identity of the file. Throws a `DatabaseError` where there is none. */
function existing(path: string): string {
  const identity = fileIdentity(path);
  if (identity === null)
    throw new DatabaseError(`没有数据库“${path}”。请先导入报告：npm run -s nianbao -- import 文件或文件夹。`);
  return identity;
}

const readingClient = (path: string) => new Database(path, { readonly: true, timeout: PATIENCE.reading });

/** The latest finished version, or that of a label. */
function versionRow(client: Database.Database, label: string | null = null): VersionRow | undefined {
  const statement = client.prepare<[string | null, string | null], VersionRow>(versionStatement);
  return statement.get(label, label);
}

/** A connection in a transaction that sees the database as it is when it first asks. */
function beginReading(path: string): Database.Database {
  existing(path);
  const client = readingClient(path);
  return closingOnError(client, () => {
    if (seenVersion(client, path) < schemaVersion)
      throw new DatabaseError(
        `数据库“${path}”由旧版本的年报通建立。请运行一次 npm run -s nianbao -- check 使其更新。`,
      );
    client.exec("begin");
    return client;
  });
}

function shown(client: Database.Database, facts: VersionFacts): ReadDb {
  showAsOf(client, facts.version?.id ?? null);
  return Object.assign(drizzle(client), {
    tuples: tuplesOf(client),
    answers: new Answers(),
    soundness: null,
    ...facts,
    close: async () => void client.close(),
  });
}

const tuplesOf =
  (client: Database.Database): ReadDb["tuples"] =>
  async (statement, values) =>
    client
      .prepare<unknown[], unknown[]>(statement)
      .raw()
      .all(...values);

/** Runs the work; what SQLite throws becomes a sentence about the file. */
export function explaining<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw explained(error, path);
  }
}

/** Gives a writing handle the facts of the version that is the latest when it is asked. */
function withFacts<Handle extends object>(handle: Handle, client: Database.Database): Handle & VersionFacts {
  const facts = () => versionFacts(versionRow(client));
  const property = (get: () => unknown) => ({ get, enumerable: true });
  Object.defineProperties(handle, {
    version: property(() => facts().version),
    catalogue: property(() => facts().catalogue),
  });
  // They have just been defined.
  return handle as Handle & VersionFacts;
}

function closingOnError<Result>(client: Database.Database, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    client.close();
    throw error;
  }
}

/** Leaves statistics of what has grown: without them the engine reads all reports to find a county's. */
function closeWriter(client: Database.Database): void {
  try {
    client.pragma("optimize = 0x10002");
  } finally {
    client.close();
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw new DatabaseError(`不能建立文件夹“${dirname(path)}”。请检查路径和权限。`, { cause: error });
  }
}

/** Turns on the write-ahead log. While another process does the same, SQLite refuses at once instead of waiting. */
function keepLog(client: Database.Database): void {
  const end = Date.now() + PATIENCE.writing;
  for (;;) {
    try {
      client.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      const busy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!busy || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Versions of an earlier program get the definitions that they are shown with from now on. */
function keepDefinitions(client: Database.Database): void {
  const bare = "from dataset_versions where catalogue is null and finished_at is not null";
  if (client.prepare(`select 1 ${bare}`).get() === undefined) return;
  client
    .transaction(() => {
      client.prepare("insert into catalogues values (:sha, :json) on conflict do nothing").run(ownCatalogue);
      client
        .prepare(
          "update dataset_versions set catalogue = ? where finished_at is not null and catalogue is null",
        )
        .run(ownCatalogue.sha);
    })
    .immediate();
}
