import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import type { Form } from "../../../lib/catalogue/cell";
import { formNumber } from "../../coded-columns";
import { comparableFigure } from "../../comparable-figure";
import type { CopySource } from "../../copy";
import { DatabaseError } from "../../database-error";
import type { SqlValue } from "../engine";
import { explained } from "./errors";
import { schemaVersion, seenVersion } from "./migrate";
import { explaining } from "./open";

/** Rows at a time, or fewer where so many bytes of files are in memory. */
const BATCH = { rows: 2_000, bytes: 8_000_000 };

/** See db/copy.ts. */
export async function openCopySource(path: string): Promise<CopySource> {
  if (!existsSync(path)) throw new DatabaseError(`没有数据库“${path}”，无可复制。`);
  const client = explaining(path, () => new Database(path, { readonly: true, timeout: 60_000 }));
  try {
    begin(client, path);
  } catch (error) {
    client.close();
    throw explained(error, path);
  }
  return {
    rows: (table, columns) =>
      batches(
        client
          .prepare(`select ${columns.join(", ")} from ${table}`)
          .raw()
          .iterate(),
      ),
    observations: () => batches(observationsOf(client)),
    close: async () => void client.close(),
  };
}

function begin(client: Database.Database, path: string): void {
  const seen = seenVersion(client, path);
  if (seen === 0) throw new DatabaseError(`数据库“${path}”里没有年报通的数据，无可复制。`);
  if (seen < schemaVersion)
    throw new DatabaseError(
      `数据库“${path}”由旧版本的年报通建立。请运行一次 npm run -s nianbao -- check 使其更新。`,
    );
  client.exec("begin");
}

async function* batches(rows: Iterable<unknown>): AsyncGenerator<SqlValue[][]> {
  let some: SqlValue[][] = [];
  let bytes = 0;
  for (const each of rows) {
    // What a raw statement gives of tables of these columns.
    const row = each as SqlValue[];
    some.push(row);
    for (const value of row) if (value instanceof Uint8Array) bytes += value.length;
    if (some.length < BATCH.rows && bytes < BATCH.bytes) continue;
    yield some;
    some = [];
    bytes = 0;
  }
  if (some.length > 0) yield some;
}

/** The figures in force, and of reports that were, their figures as they were compared. */
function* observationsOf(client: Database.Database): Generator<SqlValue[]> {
  const inForce = client
    .prepare<[], SqlValue[]>(
      `select o.cell, o.scope, o.year, o.agency, o.form, o.value, o.missing, r.version_added, null
       from observations o join reports r on r.agency = o.agency and r.scope = o.scope and r.year = o.year
       where r.version_superseded is null and r.version_added is not null`,
    )
    .raw();
  yield* inForce.iterate();
  const past = client.prepare<[], PastFigure>(
    `select c.id, f.cell, r.scope, r.year, r.agency, r.form, f.value, f.missing, f.unit,
       r.version_added added, r.version_superseded superseded
     from reports r join figures f on f.report = r.id join cells c on c.number = f.cell
     where r.version_superseded > r.version_added`,
  );
  for (const { id, cell, scope, year, agency, form, added, superseded, ...figure } of past.iterate()) {
    const { value, missing } = comparableFigure(id, figure);
    yield [cell, scope, year, agency, formNumber(form), value, missing, added, superseded];
  }
}

type PastFigure = Record<"cell" | "scope" | "year" | "agency" | "added" | "superseded", number> & {
  id: string;
  form: Form;
  value: number | null;
  missing: string | null;
  unit: "元" | "万元" | null;
};
