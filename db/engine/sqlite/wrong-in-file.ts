import Database from "better-sqlite3";
import { getTableColumns, getTableName } from "drizzle-orm";
import { comesOfDamage } from "../../database-error";
import { explained } from "./errors";
import { tables } from "./tables";

/** So many kilobytes of the file in memory, as every page is looked at. */
const CACHE_KILOBYTES = 64_000;

/**
 * What is wrong with a database file as such, as parts of sentences: pages that are not as the engine writes them,
 * indexes that do not have the rows of their tables, tables with other columns than they were made with. It notices
 * few changes of the rows themselves.
 */
export function wrongInFile(path: string): string[] {
  const client = new Database(path, { readonly: true, timeout: 60_000 });
  try {
    client.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    const isWhole = client.pragma("integrity_check(1)", { simple: true }) === "ok";
    return [...(isWhole ? [] : ["文件未通过完整性检查"]), ...changedTables(client)];
  } catch (error) {
    const known = explained(error, path);
    if (!comesOfDamage(error)) throw known;
    return ["文件有些部分读不出来"];
  } finally {
    client.close();
  }
}

/** The kind of a column decides how its values are compared. */
function changedTables(client: Database.Database): string[] {
  const columns = client
    .prepare<[string], [string, string]>("select name, type from pragma_table_info(?)")
    .raw();
  return Object.values(tables).flatMap((table) => {
    const asked = Object.values(getTableColumns(table)).map((column) => [column.name, column.getSQLType()]);
    const name = getTableName(table);
    return isSame(columns.all(name), asked) ? [] : [`表${name}的结构与建立时的不同`];
  });
}

const isSame = (stored: string[][], asked: string[][]): boolean =>
  JSON.stringify(stored).toLowerCase() === JSON.stringify(asked).toLowerCase();
