import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import type { WithSubquery } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { cells } from "@/lib/catalogue/cells";
import { DatabaseError, explained } from "./database-error";
import { showAsOf } from "./engine/sqlite/as-of";
import { migrate, schemaVersion, seenVersion } from "./engine/sqlite/migrate";
import { rekeyOldKeys } from "./engine/sqlite/rekey-old-keys";
import { Answers } from "./remembered";
import { findVersion, noVersion, type ShownVersion, type VersionFacts } from "./shown-version";
import { ownCatalogue, type StoredCatalogue } from "./stored-catalogue";

type Drizzle = BetterSQLite3Database;

/** What a page holds: it can ask, and writing through it does not compile. */
export type ReadDb = Pick<Drizzle, "select" | "selectDistinct" | "$with"> & {
  with(...queries: WithSubquery[]): Pick<ReturnType<Drizzle["with"]>, "select" | "selectDistinct">;
  /** What it has answered, where it only reads; null where it also writes. */
  answers: Answers | null;
  /** The version that it shows; null for an empty database. */
  readonly version: ShownVersion | null;
  /** The definitions that were in force when the version was made. */
  readonly catalogue: StoredCatalogue;
  close(): void;
};

/**
 * What the import holds: the current state, with what is staged. `version` is the latest finished one. `$client` is
 * the engine itself, for the one writer.
 */
export type WriteDb = Drizzle & { $client: Database.Database; answers: null } & Pick<
    ReadDb,
    "version" | "catalogue" | "close"
  >;

export type Transaction = Pick<Drizzle, "select" | "insert" | "update" | "delete">;

/** How long a connection waits for another's transaction, in milliseconds. */
const PATIENCE = { reading: 5_000, writing: 600_000 };
/** Pages of the write-ahead log between two checkpoints: a report touches one page per cell, mostly the same ones. */
const CHECKPOINT_PAGES = 16_000;
/** The pages that a group of reports changes stay in memory: with half of it they went to the log and back, twice. */
const CACHE_KILOBYTES = 24_000;

/**
 * Opens an existing database for queries, at its latest finished version: whatever is imported meanwhile, the handle
 * shows the same until it is closed. Answers may be those of another handle at the same version. Throws a
 * `DatabaseError` where the file is missing, is no database of this program, or has another schema than this version
 * of it.
 */
export function openForReading(path: string, answers?: Answers): ReadDb {
  return explaining(path, () => {
    const client = beginReading(path);
    return closingOnError(client, () => shown(client, findVersion(client) ?? noVersion(), answers));
  });
}

/** The same database as it was when a version was finished; undefined where there is no such version. */
export function openVersion(path: string, label: string): ReadDb | undefined {
  return explaining(path, () => {
    const client = beginReading(path);
    return closingOnError(client, () => {
      const facts = findVersion(client, label);
      if (facts) return shown(client, facts);
      client.close();
      return undefined;
    });
  });
}

/** A connection in a transaction that sees the database as it is when it first asks. */
function beginReading(path: string): Database.Database {
  if (!existsSync(path))
    throw new DatabaseError(`没有数据库“${path}”。请先导入报告：npm run -s nianbao -- import 文件或文件夹。`);
  const client = new Database(path, { readonly: true, timeout: PATIENCE.reading });
  return closingOnError(client, () => {
    if (seenVersion(client, path) < schemaVersion)
      throw new DatabaseError(
        `数据库“${path}”由旧版本的年报通建立。请运行一次 npm run -s nianbao -- check 使其更新。`,
      );
    client.exec("begin");
    return client;
  });
}

function shown(client: Database.Database, facts: VersionFacts, answers = new Answers()): ReadDb {
  showAsOf(client, facts.version?.id ?? null);
  return Object.assign(drizzle(client), { answers, ...facts, close: () => void client.close() });
}

/**
 * Opens or creates a database for writing: its folder, the schema and the numbers of the cells are made ready.
 * Throws a `DatabaseError` where that cannot be.
 */
export function openForWriting(path: string): WriteDb {
  return explaining(path, () => {
    makeFolder(path);
    const client = new Database(path, { timeout: PATIENCE.writing });
    return closingOnError(client, () => {
      seenVersion(client, path);
      keepLog(client);
      client.pragma("synchronous = FULL");
      client.pragma(`cache_size = -${CACHE_KILOBYTES}`);
      client.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      client.pragma("foreign_keys = OFF");
      migrate(client, path);
      rekeyOldKeys(client);
      client.pragma("foreign_keys = ON");
      numberCells(client);
      keepDefinitions(client);
      const close = () => explaining(path, () => closeWriter(client));
      return withFacts(Object.assign(drizzle(client), { answers: null, close }), client);
    });
  });
}

/**
 * Runs the work in one transaction that takes the write lock at once, so that two writers wait and never fail; within
 * an open one, as a part of it.
 */
export function writing<Result>(db: WriteDb, work: (tx: Transaction) => Result): Result {
  if (db.$client.inTransaction) return work(db);
  return explaining(db.$client.name, () => db.transaction(work, { behavior: "immediate" }));
}

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
  const facts = () => findVersion(client) ?? noVersion();
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

function numberCells(client: Database.Database): void {
  const known = new Set(client.prepare<[], string>("select id from cells").pluck().all());
  const fresh = cells.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return;
  const insert = client.prepare<[string]>("insert into cells (id) values (?) on conflict do nothing");
  client
    .transaction(() => {
      for (const { id } of fresh) insert.run(id);
    })
    .immediate();
}
