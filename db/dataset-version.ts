import { count, desc, eq, isNull, like } from "drizzle-orm";
import { shanghaiDay } from "@/lib/shanghai-day";
import { type Transaction, type WriteDb, writing } from "./client";
import { datasetVersions, reports } from "./schema";

export type FinishedVersion = { label: string; reportsAdded: number; reportsSuperseded: number };

/**
 * The version that an import's reports will belong to. One that was left open, by an import that was killed or
 * that brought nothing, is gone on with; importers that run at the same time share it.
 */
export function startVersion(db: WriteDb, now = new Date()): number {
  return writing(db, (tx) => {
    const open = tx
      .select({ id: datasetVersions.id })
      .from(datasetVersions)
      .where(isNull(datasetVersions.finishedAt))
      .orderBy(desc(datasetVersions.id))
      .get();
    if (open && reportsOf(tx, open.id).reportsAdded > 0) return open.id;
    const day = shanghaiDay(now);
    const last = tx
      .select({ id: datasetVersions.id, label: datasetVersions.label })
      .from(datasetVersions)
      .where(like(datasetVersions.label, `${day}.%`))
      .orderBy(desc(datasetVersions.id))
      .get();
    if (open && last?.id === open.id) return open.id;
    const fresh = { label: `${day}.${runningNumber(last?.label) + 1}`, createdAt: now.toISOString() };
    if (open) {
      tx.update(datasetVersions).set(fresh).where(eq(datasetVersions.id, open.id)).run();
      return open.id;
    }
    const row = { ...fresh, reportsAdded: 0, reportsSuperseded: 0 };
    return tx.insert(datasetVersions).values(row).returning({ id: datasetVersions.id }).get().id;
  });
}

/** Closes a version and counts its reports. Null, and no new version, where the import changed nothing. */
export function finishVersion(db: WriteDb, id: number, now = new Date()): FinishedVersion | null {
  return writing(db, (tx) => {
    const counts = reportsOf(tx, id);
    if (counts.reportsAdded === 0) return null;
    const { label } = tx
      .update(datasetVersions)
      .set({ ...counts, finishedAt: now.toISOString() })
      .where(eq(datasetVersions.id, id))
      .returning({ label: datasetVersions.label })
      .get();
    return { label, ...counts };
  });
}

function reportsOf(tx: Transaction, version: number) {
  const rows = (column: typeof reports.versionAdded | typeof reports.versionSuperseded) =>
    tx.select({ rows: count() }).from(reports).where(eq(column, version)).get()?.rows ?? 0;
  return { reportsAdded: rows(reports.versionAdded), reportsSuperseded: rows(reports.versionSuperseded) };
}

function runningNumber(label: string | undefined): number {
  return label === undefined ? 0 : Number(label.slice(label.indexOf(".") + 1));
}
