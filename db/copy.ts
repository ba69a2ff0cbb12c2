import { getTableColumns } from "drizzle-orm";
import { isPostgres } from "@/lib/settings";
import { openForWriting, writing } from "./client";
import { DatabaseError } from "./database-error";
import type { SqlValue } from "./engine/engine";
import { tables } from "./engine/sqlite/tables";
import type { WriteDb } from "./handles";
import { checkFreeName, writeWhole } from "./whole-file";

/** A database as it is at one moment, whatever is written meanwhile. */
export type CopySource = {
  /** The rows of a table, some at a time, in the order of the columns. */
  rows(table: string, columns: readonly string[]): AsyncIterable<SqlValue[][]>;
  /** The figures of all versions, each with the version since which it is in force and the one since which not. */
  observations(): AsyncIterable<SqlValue[][]>;
  close(): Promise<void>;
};

/** In the order in which rows refer to others. What imports have staged belongs to none of them in the copy. */
const copied = [
  ...([tables.catalogues, tables.datasetVersions, tables.agencies, tables.agencyHistory] as const),
  ...([tables.collections, tables.cells, tables.originals, tables.reports, tables.figures] as const),
  tables.digests,
  ...([
    tables.sections,
    tables.sources,
    tables.textMarks,
    tables.findings,
    tables.verdicts,
    tables.covariates,
    tables.pageStates,
    tables.refusals,
  ] as const),
  ...([tables.collected, tables.importRuns] as const),
];

/** A database with a row in one of them is not empty. */
const signs = ["reports", "agencies", "dataset_versions", "refusals"];

const tableName = Symbol.for("drizzle:Name");

/**
 * Copies a whole database, in use or not, into an empty one of either engine, in one transaction. Returns the number
 * of rows of each table. Throws a `DatabaseError` where the source is none of this program or the target is not empty.
 */
export async function copyDatabase(from: string, to: string): Promise<ReadonlyMap<string, number>> {
  if (isPostgres(to)) return copyContents(from, to);
  checkFreeName(to);
  return writeWhole(to, (part) => copyContents(from, part));
}

/** The same, without a look at the name: into a database that nobody knows yet. */
export async function copyContents(from: string, to: string): Promise<ReadonlyMap<string, number>> {
  const source = await openCopySource(from);
  try {
    return await fill(source, to);
  } finally {
    await source.close();
  }
}

/** Opens a database to be read as it is now. Throws a `DatabaseError` where it is none of this program. */
export async function openCopySource(address: string): Promise<CopySource> {
  return isPostgres(address)
    ? (await import("./engine/postgres/copy-source")).openCopySource(address)
    : (await import("./engine/sqlite/copy-source")).openCopySource(address);
}

async function fill(source: CopySource, to: string): Promise<ReadonlyMap<string, number>> {
  const db = await openForWriting(to);
  try {
    return await writing(db, async () => {
      await checkEmpty(db, to);
      const counts = new Map<string, number>();
      const put = async (table: string, columns: readonly string[], rows: AsyncIterable<SqlValue[][]>) => {
        let count = 0;
        for await (const some of rows) {
          await db.engine.insert(table, columns, some);
          count += some.length;
        }
        counts.set(table, count);
      };
      for (const table of ["cells", "digests"]) await db.engine.change(`delete from ${table}`);
      for (const table of copied) {
        const name = String(Reflect.get(table, tableName));
        const columns = Object.values(getTableColumns(table)).map((column) => column.name);
        await put(name, columns, source.rows(name, columns));
      }
      if (signs.every((table) => counts.get(table) === 0))
        throw new DatabaseError("来源数据库里还没有数据，无可复制。");
      await db.engine.fillObservations(source.observations());
      await db.engine.resumeNumbers();
      return counts;
    });
  } finally {
    await db.close();
  }
}

async function checkEmpty({ engine }: WriteDb, to: string): Promise<void> {
  for (const table of signs)
    if ((await engine.rows(`select 1 from ${table} limit 1`)).length > 0)
      throw new DatabaseError(`目标数据库“${shortPlace(to)}”里已有数据，没有改动。请换一个空的数据库。`);
}

const shortPlace = (address: string) => (isPostgres(address) ? new URL(address).pathname.slice(1) : address);
