import { inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** SQLite takes 32,766 values in a statement; other engines have their own limits. */
const CHUNK = 10_000;

/** The rows of a question about many values, asked for some of them at a time. */
export async function inChunks<Value, Row>(
  values: readonly Value[],
  ask: (some: Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < values.length; start += CHUNK)
    for (const row of await ask(values.slice(start, start + CHUNK))) rows.push(row);
  return rows;
}

/** The condition of being one of the rows of these numbers, however many: beyond some they are written out. */
export function isAmong(column: SQLiteColumn, ids: readonly number[]): SQL {
  if (ids.length <= CHUNK) return inArray(column, [...ids]);
  if (!ids.every(Number.isInteger)) throw new Error("only whole numbers can be written into a statement");
  return sql`${column} in (${sql.raw(ids.join(","))})`;
}
