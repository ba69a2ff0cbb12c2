import { isPostgres } from "@/lib/settings";
import type { ReadDb, Transaction, WriteDb } from "./handles";
import type { VersionWatch } from "./watched-database";

export type { ReadDb, Transaction, WriteDb };

/** What an engine opens. */
type Opener = {
  openForReading(address: string): Promise<ReadDb>;
  openVersion(address: string, label: string): Promise<ReadDb | undefined>;
  openForWriting(address: string): Promise<WriteDb>;
  watchVersions(address: string): Promise<VersionWatch>;
};

const openerOf = (address: string): Promise<Opener> =>
  isPostgres(address) ? import("./engine/postgres/open") : import("./engine/sqlite/open");

/**
 * Opens an existing database for queries, at its latest finished version: whatever is imported meanwhile, the handle
 * shows the same until it is closed. Throws a `DatabaseError` where the database is missing, is none of this
 * program, or has another schema than this version of it.
 * @param address the path of a SQLite file, or the address of a PostgreSQL database
 */
export async function openForReading(address: string): Promise<ReadDb> {
  return (await openerOf(address)).openForReading(address);
}

/** The same database as it was when a version was finished; undefined where there is no such version. */
export async function openVersion(address: string, label: string): Promise<ReadDb | undefined> {
  return (await openerOf(address)).openVersion(address, label);
}

/**
 * Opens or creates a database for writing: its folder, the schema and the numbers of the cells are made ready.
 * Throws a `DatabaseError` where that cannot be.
 */
export async function openForWriting(address: string): Promise<WriteDb> {
  return (await openerOf(address)).openForWriting(address);
}

/** Watches for what is published. */
export async function watchVersions(address: string): Promise<VersionWatch> {
  return (await openerOf(address)).watchVersions(address);
}

/** Runs the work in one transaction that takes the write lock at once; within an open one, as a part of it. */
export async function writing<Result>(
  db: WriteDb,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const { engine } = db;
  if (engine.inTransaction()) return work(db);
  await engine.begin();
  try {
    const result = await work(db);
    await engine.commit();
    return result;
  } catch (error) {
    await engine.rollback();
    throw engine.explained(error);
  }
}
