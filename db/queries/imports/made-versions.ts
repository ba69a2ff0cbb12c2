import { and, count, desc, eq, inArray, isNull, lt, ne, or, type SQL, sql } from "drizzle-orm";
import { alias, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../../client";
import { remembered } from "../../remembered";
import {
  agencies,
  collections,
  covariates,
  datasetVersions,
  importRuns,
  pageStates,
  reports,
  verdicts,
} from "../../schema";

/**
 * What a version did with a report. `new`: the first of its agency, year and scope. `corrected`, `altered`, `dated`: see
 * `Amendment`. `reread`: the same file, read otherwise. `unused`: it came, and another is in force.
 */
export const reportChangeKinds = ["new", "corrected", "altered", "dated", "reread", "unused"] as const;
export type ReportChangeKind = (typeof reportChangeKinds)[number];

/** How much of everything a version brought; `pages` are the agencies and years whose pages are otherwise on the web. */
export type VersionCounts = Record<
  ReportChangeKind | "verdicts" | "agencies" | "collections" | "covariates" | "pages",
  number
>;

/** An import as far as no version tells it: reports that were stored already, and files refused. */
export type ImportRun = { at: string; unchanged: number; refused: { name: string; reason: string }[] };

export type MadeVersion = {
  id: number;
  label: string;
  /** ISO time. */
  createdAt: string;
  counts: VersionCounts;
  /** Null where no files were imported, or the import was one of an earlier program. */
  run: { unchanged: number; refused: number } | null;
};

/** The report whose place one took in the version that brought it; join it to `reports`. */
export const replaced = alias(reports, "replaced");
export const tookItsPlace = and(
  eq(replaced.agency, reports.agency),
  eq(replaced.scope, reports.scope),
  eq(replaced.year, reports.year),
  eq(replaced.versionSuperseded, reports.versionAdded),
  // One that lost its place in the import that brought it never had it.
  ne(replaced.versionAdded, reports.versionAdded),
);

/** With `replaced` joined. */
export const reportChangeKind: SQL<ReportChangeKind> = sql`case
  when ${reports.versionSuperseded} = ${reports.versionAdded} then 'unused'
  when ${replaced.id} is null then 'new'
  when ${replaced.fileSha256} = ${reports.fileSha256} or ${reports.amendment} is null then 'reread'
  else ${reports.amendment} end`;

/** The finished versions with what each brought, the latest first. */
export const madeVersions = remembered(
  "madeVersions",
  async (
    db: ReadDb,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<{ total: number; items: MadeVersion[] }> => {
    const [all] = await db.select({ rows: count() }).from(datasetVersions);
    const rows = await db
      .select({ id: datasetVersions.id, label: datasetVersions.label, createdAt: datasetVersions.createdAt })
      .from(datasetVersions)
      .orderBy(desc(datasetVersions.id))
      .limit(limit)
      .offset(offset);
    const ids = rows.map(({ id }) => id);
    const counts = await countsOf(db, ids);
    const runs = new Map(
      (await db.select().from(importRuns).where(inArray(importRuns.version, ids))).map((run) => [
        run.version,
        { unchanged: run.unchanged, refused: run.refused.length },
      ]),
    );
    const items = rows.map((row) => ({
      ...row,
      counts: counts.get(row.id) ?? noCounts(),
      run: runs.get(row.id) ?? null,
    }));
    return { total: Number(all?.rows), items };
  },
);

const noCounts = (): VersionCounts => ({
  ...{ new: 0, corrected: 0, altered: 0, dated: 0, reread: 0, unused: 0 },
  ...{ verdicts: 0, agencies: 0, collections: 0, covariates: 0, pages: 0 },
});

async function countsOf(db: ReadDb, ids: readonly number[]): Promise<Map<number, VersionCounts>> {
  const found = new Map(ids.map((id) => [id, noCounts()]));
  const put = (version: number | null, kind: keyof VersionCounts, rows: number) => {
    const counts = version === null ? undefined : found.get(version);
    if (counts) counts[kind] += Number(rows);
  };
  const brought = await db
    .select({ version: reports.versionAdded, kind: reportChangeKind, rows: count() })
    .from(reports)
    .leftJoin(replaced, tookItsPlace)
    .where(inArray(reports.versionAdded, [...ids]))
    .groupBy(reports.versionAdded, reportChangeKind);
  for (const { version, kind, rows } of brought) put(version, kind, rows);
  const others = [
    ["verdicts", verdicts, verdicts.versionAdded],
    ["agencies", agencies, agencies.versionAdded],
    ["collections", collections, collections.versionAdded],
    ["covariates", covariates, covariates.versionAdded],
  ] as const;
  for (const [kind, table, column] of others)
    for (const { version, rows } of await countedBy(db, table, column, ids)) put(version, kind, rows);
  for (const version of await pageChanges(db, ids)) put(version, "pages", 1);
  return found;
}

const countedBy = (db: ReadDb, table: SQLiteTable, column: SQLiteColumn, ids: readonly number[]) =>
  db
    .select({ version: sql<number | null>`${column}`, rows: count() })
    .from(table)
    .where(inArray(column, [...ids]))
    .groupBy(column);

/** A version for each agency and year of which it says something else than before, or nothing any more. */
async function pageChanges(db: ReadDb, ids: readonly number[]): Promise<number[]> {
  const { agency, year, versionAdded: added, versionSuperseded: superseded } = pageStates;
  const rows = await db
    .select({ agency, year, added, superseded })
    .from(pageStates)
    .where(or(inArray(added, [...ids]), inArray(superseded, [...ids])));
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.added === id || row.superseded === id);
    return [...new Set(own.map((row) => `${row.year} ${row.agency}`))].map(() => id);
  });
}

export type ReviewedVersion = Omit<MadeVersion, "run"> & {
  /** The version before; null: it is the first. */
  previous: { id: number; label: string } | null;
  /** Whether anything was in force before. */
  isFirst: boolean;
  run: ImportRun | null;
};

/** One version; null where there is none of that label. */
export const reviewedVersion = remembered(
  "reviewedVersion",
  async (db: ReadDb, label: string): Promise<ReviewedVersion | null> => {
    const versionRow = {
      id: datasetVersions.id,
      label: datasetVersions.label,
      createdAt: datasetVersions.createdAt,
    };
    const [found] = await db.select(versionRow).from(datasetVersions).where(eq(datasetVersions.label, label));
    if (!found) return null;
    const [previous] = await db
      .select({ id: datasetVersions.id, label: datasetVersions.label })
      .from(datasetVersions)
      .where(lt(datasetVersions.id, found.id))
      .orderBy(desc(datasetVersions.id))
      .limit(1);
    const [earlier] = await db
      .select({ id: reports.id })
      .from(reports)
      .where(lt(reports.versionAdded, found.id))
      .limit(1);
    const [run] = await db.select().from(importRuns).where(eq(importRuns.version, found.id));
    return {
      ...found,
      counts: (await countsOf(db, [found.id])).get(found.id) ?? noCounts(),
      previous: previous ?? null,
      isFirst: earlier === undefined,
      run: run ? { at: run.at, unchanged: run.unchanged, refused: run.refused } : null,
    };
  },
);

/** The numbers of finished versions by their labels; unknown ones are absent. */
export async function versionNumbers(db: ReadDb, labels: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: datasetVersions.id, label: datasetVersions.label })
    .from(datasetVersions)
    .where(inArray(datasetVersions.label, [...labels]));
  return new Map(rows.map(({ id, label }) => [label, id]));
}

/** The last import where it changed nothing; null where the last one made a version. It is no part of a version. */
export async function changelessImport(db: ReadDb): Promise<ImportRun | null> {
  const [run] = await db.select().from(importRuns).where(isNull(importRuns.version));
  return run ? { at: run.at, unchanged: run.unchanged, refused: run.refused } : null;
}
