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
  async id(): Promise<number> {
    this.made ??= await insertVersion(this.tx, this.now);
    return this.made.id;
  }

  /** Counts its reports. Null where nothing is new. */
  async finish(): Promise<FinishedVersion | null> {
    if (this.made === null) return null;
    const { id } = this.made;
    const rows = async (column: typeof reports.versionAdded | typeof reports.versionSuperseded) => {
      const [counted] = await this.tx.select({ rows: count() }).from(reports).where(eq(column, id));
      return counted?.rows ?? 0;
    };
    const counts = {
      reportsAdded: await rows(reports.versionAdded),
      reportsSuperseded: await rows(reports.versionSuperseded),
    };
    await this.tx.update(datasetVersions).set(counts).where(eq(datasetVersions.id, id));
    return { ...this.made, ...counts };
  }
}

async function insertVersion(tx: Transaction, now: Date): Promise<{ id: number; label: string }> {
  const day = shanghaiDay(now);
  const [last] = await tx
    .select({ label: datasetVersions.label })
    .from(datasetVersions)
    .where(like(datasetVersions.label, `${day}.%`))
    .orderBy(desc(datasetVersions.id))
    .limit(1);
  const label = `${day}.${runningNumber(last?.label) + 1}`;
  const at = now.toISOString();
  await storeCatalogue(tx);
  const [made] = await tx
    .insert(datasetVersions)
    .values({
      ...{ label, createdAt: at, finishedAt: at, catalogue: ownCatalogue.sha },
      ...{ reportsAdded: 0, reportsSuperseded: 0 },
    })
    .returning({ id: datasetVersions.id, label: datasetVersions.label });
  if (!made) throw new Error("the version that was inserted has no number");
  return made;
}

/** Keeps the definitions of this program, once. */
export async function storeCatalogue(tx: Transaction): Promise<void> {
  await tx.insert(catalogues).values(ownCatalogue).onConflictDoNothing();
}

function runningNumber(label: string | undefined): number {
  return label === undefined ? 0 : Number(label.slice(label.indexOf(".") + 1));
}
