import type { ClientBase } from "pg";
import type { Engine, SqlValue } from "../engine";
import { explained } from "./errors";
import { writeLock } from "./migrate";
import { storableText } from "./storable-text";

/** The tables whose rows the database numbers, each with its column. */
const numbered = [
  ...(
    [
      ...["agencies", "collections", "dataset_versions", "reports", "findings", "verdicts"],
      ...["covariates", "page_states", "import_runs"],
    ] as const
  ).map((table) => [table, "id"]),
  ["cells", "number"],
] as const;

/** PostgreSQL for the one writer, over one connection. */
export function postgresEngine(
  client: ClientBase,
  place: string,
  columnTypes: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Engine & { inserted(): number } {
  let inTransaction = false;
  let begun = 0;
  let inserted = 0;
  const announced = new Set<string>();
  const query = async <Row extends object>(text: string, values: readonly SqlValue[] = []) => {
    try {
      return await client.query<Row>(numberedMarks(text), values.map(plain));
    } catch (error) {
      throw explained(error, place);
    }
  };
  const leave = async (how: "commit" | "rollback") => {
    inTransaction = false;
    await query(how);
  };
  const insert: Engine["insert"] = async (table, columns, rows) => {
    if (rows.length === 0) return;
    inserted += rows.length;
    const types = columnTypes.get(table);
    const lists = columns.map((column, index) => `$${index + 1}::${types?.get(column) ?? "text"}[]`);
    const values = columns.map((_, index) => rows.map((row) => plain(row[index] ?? null)));
    await query(
      `insert into public.${table} (${columns.join(", ")}) select * from unnest(${lists.join(", ")})`,
      // The driver writes a list as an array of the server.
      values as unknown as SqlValue[],
    );
  };
  return {
    name: "postgres",
    inTransaction: () => inTransaction,
    begun: () => begun,
    async begin() {
      begun += 1;
      await query("begin");
      inTransaction = true;
      await query(writeLock);
    },
    commit: () => leave("commit"),
    rollback: async () => {
      if (inTransaction) await leave("rollback");
    },
    rows: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      // What a statement answers is what whoever wrote it says.
      (await query(text, values)).rows as Row[],
    change: async (text, values) => (await query(text, values)).rowCount ?? 0,
    insert,
    inserted: () => inserted,
    sorting: (work) => work(),
    async retireObservations(version) {
      await query(
        `update public.observations o set version_superseded = ? from leaving l
         join reports r on r.id = l.report join figures f on f.report = r.id
         where o.cell = f.cell and o.scope = r.scope and o.year = r.year and o.agency = r.agency
           and o.version_superseded is null`,
        [version],
      );
    },
    hotTable: "public.observations",
    hotColumns: (version) => [["version_added", version]],
    async fillObservations(batches) {
      const columns = ["cell", "scope", "year", "agency", "form", "value", "missing"];
      for await (const rows of batches)
        await insert("observations", [...columns, "version_added", "version_superseded"], rows);
    },
    async resumeNumbers() {
      for (const [table, column] of numbered) {
        const last = `(select coalesce(max(${column}), 0) + 1 from public.${table})`;
        await query(`select setval(pg_get_serial_sequence('public.${table}', '${column}'), ${last}, false)`);
      }
    },
    // An import may run on another machine: it is told by a lock that its connection holds while it lasts.
    async announce(token) {
      if (announced.has(token)) return;
      await query("select pg_advisory_lock_shared(hashtextextended(?, 0))", [token]);
      announced.add(token);
    },
    async living(listed) {
      const alive = new Set<string>();
      for (const { token } of listed) {
        const free = "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free";
        const { rows } = await query<{ free: boolean }>(free, [token]);
        if (rows[0]?.free === false) alive.add(token);
      }
      return alive;
    },
    explained: (error) => explained(error, place),
  };
}

/** A statement with the driver's placeholders: `$1`, `$2`. */
export function numberedMarks(text: string): string {
  let count = 0;
  return text.replaceAll("?", () => {
    count += 1;
    return `$${count}`;
  });
}

/** The driver takes bytes as a Buffer. */
function plain(value: SqlValue): SqlValue {
  if (typeof value === "string") return storableText(value);
  return value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value;
}
