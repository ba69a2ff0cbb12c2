import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** Prefix match without LIKE, whose wildcards may occur in keys. */
export function startsWith(column: SQLiteColumn, prefix: string): SQL {
  return sql`substr(${column}, 1, ${[...prefix].length}) = ${prefix}`;
}
