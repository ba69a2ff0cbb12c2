import { and, asc, eq, gt, isNotNull, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../handles";
import {
  agencies,
  agencyHistory,
  collections,
  covariates,
  datasetVersions,
  findings,
  pageStates,
  reports,
  verdicts,
} from "../schema";
import type { VersionedTable } from "../stored-types";
import { RowSum } from "./row-hash";

type Asking = Pick<ReadDb, "select">;

/** The SHA-256 of what a version added and superseded in a table. */
export type VersionDigest = { subject: VersionedTable; id: number; sha256: string };

/** So many rows at a time. */
const BATCH = 5_000;

/**
 * The digests of what finished versions added and superseded in each table, from the rows as they are now. Rows that
 * a version has shown never change but for being superseded, so they stay the same for ever; a table in which a
 * version changed nothing has none. The earliest day of publication is left out, as it is found from other rows.
 * @param version of this one alone; absent: of all
 */
export async function versionDigests(db: Asking, version?: number): Promise<VersionDigest[]> {
  const sums = new Map<string, { subject: VersionedTable; id: number; sum: RowSum }>();
  const add: Add = (subject, id, row) => {
    if (id === null || (version !== undefined && id !== version)) return;
    const key = `${subject} ${id}`;
    const known = sums.get(key) ?? { subject, id, sum: new RowSum() };
    sums.set(key, known);
    known.sum.add(row);
  };
  const ofVersion = (...columns: SQLiteColumn[]) =>
    version === undefined ? undefined : or(...columns.map((column) => eq(column, version)));
  await addVersions(db, add, ofVersion(datasetVersions.id));
  await addAgencies(db, add, ofVersion);
  await addSuperseding(db, add, "collections", collections, ofVersion);
  await addSuperseding(db, add, "reports", reports, ofVersion);
  await addSuperseding(db, add, "findings", findings, ofVersion);
  await addSuperseding(db, add, "verdicts", verdicts, ofVersion);
  await addSuperseding(db, add, "covariates", covariates, ofVersion);
  await addSuperseding(db, add, "page_states", pageStates, ofVersion);
  return [...sums.values()].map(({ subject, id, sum }) => ({ subject, id, sha256: sum.hex() }));
}

type Add = (subject: VersionedTable, version: number | null, row: readonly unknown[]) => void;
type OfVersion = (...columns: SQLiteColumn[]) => SQL | undefined;

async function addVersions(db: Asking, add: Add, where: SQL | undefined): Promise<void> {
  const rows = await db
    .select()
    .from(datasetVersions)
    .where(and(isNotNull(datasetVersions.finishedAt), where));
  for (const row of rows) add("versions", row.id, Object.values(row));
}

/** A state of an agency belongs to the version that brought it, whichever of the two tables it is in by now. */
async function addAgencies(db: Asking, add: Add, ofVersion: OfVersion): Promise<void> {
  const states = inBatches((after) =>
    db
      .select()
      .from(agencies)
      .where(and(isNotNull(agencies.versionAdded), gt(agencies.id, after), ofVersion(agencies.versionAdded)))
      .orderBy(asc(agencies.id))
      .limit(BATCH),
  );
  for await (const { id, versionAdded, formerKeys, ...state } of states)
    add("agencies", versionAdded, [id, ...Object.values(state), formerKeys]);
  const past = await db
    .select()
    .from(agencyHistory)
    .where(ofVersion(agencyHistory.versionAdded, agencyHistory.versionSuperseded));
  for (const { agency, versionAdded, formerKeys, versionSuperseded, ...state } of past) {
    add("agencies", versionAdded, [agency, ...Object.values(state), formerKeys]);
    add("agencies", versionSuperseded, ["superseded", agency, versionAdded]);
  }
}

/** Tables whose rows say themselves which version superseded them. */
type Superseding =
  | typeof collections
  | typeof reports
  | typeof findings
  | typeof verdicts
  | typeof covariates
  | typeof pageStates;

async function addSuperseding(
  db: Asking,
  add: Add,
  subject: VersionedTable,
  table: Superseding,
  ofVersion: OfVersion,
): Promise<void> {
  const rows = inBatches<Record<string, unknown> & Versioned>((after) =>
    db
      .select()
      .from(table)
      .where(
        and(
          isNotNull(table.versionAdded),
          gt(table.id, after),
          ofVersion(table.versionAdded, table.versionSuperseded),
        ),
      )
      .orderBy(asc(table.id))
      .limit(BATCH),
  );
  for await (const { versionSuperseded, firstPublishedOn: _, stagedBy: _by, ...row } of rows) {
    add(subject, row.versionAdded, Object.values(row));
    add(subject, versionSuperseded, ["superseded", row.id]);
  }
}

type Versioned = { id: number; versionAdded: number | null; versionSuperseded: number | null };

/** The rows after each other, some at a time, by their ids. */
export async function* inBatches<Row extends { id: number }>(
  ask: (after: number) => PromiseLike<Row[]>,
): AsyncGenerator<Row> {
  for (let after = -1; ; ) {
    const rows = await ask(after);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}
