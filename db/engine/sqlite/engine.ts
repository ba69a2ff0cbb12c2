import type { Database, Statement } from "better-sqlite3";
import { DatabaseError } from "../../database-error";
import { isAlive } from "../../is-alive";
import type { Engine, SqlValue } from "../engine";
import { explained } from "./errors";
import { fileIdentity } from "./file-identity";

/** The engine sorts in as much memory as its cache may have, beside the cache. */
const SORTER_KILOBYTES = 8_000;

/**
 * SQLite for the one writer. What it answers is there at once: awaiting it costs next to nothing.
 * @param identity of the file that the client has open: what takes its place is not written to
 */
export function sqliteEngine(client: Database, identity = fileIdentity(client.name)): Engine {
  const prepared = new Map<string, Statement>();
  const statement = (text: string): Statement => {
    const known = prepared.get(text);
    if (known) return known;
    const fresh = client.prepare(text);
    prepared.set(text, fresh);
    return fresh;
  };
  const explaining = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw explained(error, client.name);
    }
  };
  let begun = 0;
  const execute = async (text: string) => void explaining(() => client.exec(text));
  return {
    name: "sqlite",
    inTransaction: () => client.inTransaction,
    begun: () => begun,
    async begin() {
      begun += 1;
      await execute("begin immediate");
      if (fileIdentity(client.name) === identity) return;
      await execute("rollback");
      throw new DatabaseError(
        `数据库“${client.name}”在写入期间被换成了别的文件，已停止，新的文件没有改动。请再次运行同一命令。`,
      );
    },
    commit: () => execute("commit"),
    // An error may have undone the transaction already.
    rollback: async () => {
      if (client.inTransaction) await execute("rollback");
    },
    // What a statement answers is what whoever wrote it says.
    rows: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      explaining(() => statement(text).all(...values.map(plain))) as Row[],
    change: async (text, values = []) => explaining(() => statement(text).run(...values.map(plain)).changes),
    async insert(table, columns, rows) {
      const insertion = statement(
        `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`,
      );
      const flags = (rows[0] ?? []).flatMap((value, place) => (typeof value === "boolean" ? [place] : []));
      explaining(() => {
        for (const row of rows) insertion.run(flags.length === 0 ? row : withNumbers(row, flags));
      });
    },
    async sorting(work) {
      const before = client.pragma("cache_size", { simple: true });
      client.pragma(`cache_size = -${SORTER_KILOBYTES}`);
      await work();
      client.pragma(`cache_size = ${before}`);
    },
    retireObservations: () =>
      execute(
        `delete from observations where (cell, scope, year, agency) in (
           select f.cell, r.scope, r.year, r.agency
           from leaving l join reports r on r.id = l.report join figures f on f.report = r.id)`,
      ),
    hotTable: "observations",
    hotColumns: () => [],
    async fillObservations(batches) {
      const insertion = statement("insert into observations values (?, ?, ?, ?, ?, ?, ?)");
      for await (const rows of batches)
        for (const row of rows) if (row.at(-1) === null) insertion.run(...row.slice(0, -2));
    },
    // It looks at the highest one.
    resumeNumbers: async () => undefined,
    // Its process is listed.
    announce: async () => undefined,
    living: async (listed) =>
      new Set(listed.filter(({ pid }) => pid !== process.pid && isAlive(pid)).map(({ token }) => token)),
    explained: (error) => explained(error, client.name),
  };
}

/** A row with numbers for the flags that stand in these places. */
function withNumbers(row: readonly SqlValue[], flags: readonly number[]): SqlValue[] {
  const copy = [...row];
  for (const place of flags) copy[place] = Number(row[place]);
  return copy;
}

/** SQLite has no true and false. */
const plain = (value: SqlValue) => (typeof value === "boolean" ? Number(value) : value);
