import { asc, eq, gt } from "drizzle-orm";
import type { ReadDb } from "../handles";
import { intactBytes } from "../queries/reports/report-source";
import { originals, reports } from "../schema";
import type { StoredDamage } from "./damage";

/** So many files are in memory at a time. */
const BATCH = 20;

/** Compares the files as they came with their SHA-256. */
export async function verifyOriginals(db: ReadDb): Promise<StoredDamage[]> {
  const damaged: StoredDamage[] = [];
  for (let after = ""; ; ) {
    const files = await db
      .select({ sha256: originals.sha256, bytes: originals.bytes })
      .from(originals)
      .where(gt(originals.sha256, after))
      .orderBy(asc(originals.sha256))
      .limit(BATCH);
    const last = files.at(-1);
    if (!last) return damaged;
    after = last.sha256;
    for (const { sha256, bytes } of files) {
      if (intactBytes(bytes, sha256) !== null) continue;
      const [report] = await db
        .select({ fileName: reports.fileName })
        .from(reports)
        .where(eq(reports.fileSha256, sha256))
        .limit(1);
      damaged.push({ kind: "original", sha256, fileName: report?.fileName ?? sha256 });
    }
  }
}
