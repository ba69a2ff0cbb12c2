import { count, desc, eq, like } from "drizzle-orm";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { Transaction } from "../client";
import { catalogues, datasetVersions, reports } from "../schema";
import { ownCatalogue } from "../stored-catalogue";

export type FinishedVersion = { id: number; label: string; reportsAdded: number; reportsSuperseded: number };

/** A version that is made when the first change asks for its number, and not at all where nothing changes. */
export class NewVersion {
  private made: { id: number; label: string } | null = null;

  constructor(
    private readonly tx: Transaction,
    private readonly now: Date,
  ) {}

  /** Its number: from then on there is something new. */
  id(): number {
    this.made ??= insertVersion(this.tx, this.now);
    return this.made.id;
  }

  /** Counts its reports. Null where nothing is new. */
  finish(): FinishedVersion | null {
    if (this.made === null) return null;
    const { id } = this.made;
    const rows = (column: typeof reports.versionAdded | typeof reports.versionSuperseded) =>
      this.tx.select({ rows: count() }).from(reports).where(eq(column, id)).get()?.rows ?? 0;
    const counts = {
      reportsAdded: rows(reports.versionAdded),
      reportsSuperseded: rows(reports.versionSuperseded),
    };
    this.tx.update(datasetVersions).set(counts).where(eq(datasetVersions.id, id)).run();
    return { ...this.made, ...counts };
  }
}

function insertVersion(tx: Transaction, now: Date): { id: number; label: string } {
  const day = shanghaiDay(now);
  const last = tx
    .select({ label: datasetVersions.label })
    .from(datasetVersions)
    .where(like(datasetVersions.label, `${day}.%`))
    .orderBy(desc(datasetVersions.id))
    .get();
  const label = `${day}.${runningNumber(last?.label) + 1}`;
  const at = now.toISOString();
  storeCatalogue(tx);
  return tx
    .insert(datasetVersions)
    .values({
      ...{ label, createdAt: at, finishedAt: at, catalogue: ownCatalogue.sha },
      ...{ reportsAdded: 0, reportsSuperseded: 0 },
    })
    .returning({ id: datasetVersions.id, label: datasetVersions.label })
    .get();
}

/** Keeps the definitions of this program, once. */
export function storeCatalogue(tx: Transaction): void {
  tx.insert(catalogues).values(ownCatalogue).onConflictDoNothing().run();
}

function runningNumber(label: string | undefined): number {
  return label === undefined ? 0 : Number(label.slice(label.indexOf(".") + 1));
}
