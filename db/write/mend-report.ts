import { eq } from "drizzle-orm";
import type { FinishedReading } from "@/lib/ingest/reading";
import { type WriteDb, writing } from "../client";
import { scopeNumber } from "../coded-columns";
import { comesOfDamage } from "../database-error";
import { intactBytes } from "../queries/reports/report-source";
import { digests, originals, reports } from "../schema";
import type { DamagedReport } from "../soundness/damage";
import { contentSha256 } from "../soundness/report-content";
import { changeDigest } from "../soundness/seal";
import { storedContents } from "../soundness/stored-contents";
import { insertContent, storedContentOf } from "./insert-report";
import { beginMoving, moveObservations } from "./put-in-force";
import { storedCellNumbers } from "./report-statements";

/** The file that a report was read from; null where it is not any more what was imported. */
export async function fileToReadAgain(
  db: WriteDb,
  report: number,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const [row] = await db
    .select({ name: reports.fileName, sha256: originals.sha256, bytes: originals.bytes })
    .from(reports)
    .innerJoin(originals, eq(originals.sha256, reports.fileSha256))
    .where(eq(reports.id, report));
  const bytes = row ? intactBytes(row.bytes, row.sha256) : null;
  return row && bytes ? { name: row.name, bytes } : null;
}

/**
 * Puts what is read from a report's file again in the place of what is stored of it, in one transaction, if it is what
 * was stored when it was imported. Returns whether it is.
 */
export async function mendContent(
  db: WriteDb,
  report: number,
  readings: readonly FinishedReading[],
): Promise<boolean> {
  const { cells } = await storedCellNumbers(db);
  return writing(db, async () => {
    const [stored] = await db
      .select({ figures: reports.figuresSha256 })
      .from(reports)
      .where(eq(reports.id, report));
    const kept = await digestOf(db, report);
    for (const reading of readings) {
      if (reading.hashes.figures !== stored?.figures) continue;
      const content = storedContentOf(reading, cells);
      const sha256 = contentSha256(content);
      // Where all is as it is read today, it is the digest that is damaged.
      const isDigest = sha256 !== kept && sha256 === (await storedSha256(db, report));
      if (isDigest) await changeDigest(db, { subject: "report", id: report, sha256 });
      if (isDigest) return true;
      if (sha256 !== kept) continue;
      for (const table of ["figures", "sections", "sources"])
        await db.engine.change(`delete from ${table} where report = ?`, [report]);
      await insertContent(db, report, content);
      return true;
    }
    return false;
  });
}

/** Makes the figures of a slot, as they are compared, anew from those of the report that is in force, in one transaction. */
export async function mendObservations(db: WriteDb, { agency, year, scope }: DamagedReport): Promise<void> {
  const slot = [scopeNumber(scope), year, agency];
  const { engine } = db;
  await writing(db, async () => {
    await engine.change("delete from observations where scope = ? and year = ? and agency = ?", slot);
    const [inForce] = await engine.rows<{ id: number; version: number }>(
      `select id, version_added as version from reports where scope = ? and year = ? and agency = ?
         and version_added is not null and version_superseded is null`,
      slot,
    );
    if (!inForce) return;
    await beginMoving(db);
    await engine.change("insert into arriving values (?)", [inForce.id]);
    await moveObservations(db, inForce.version);
  });
}

async function digestOf(db: WriteDb, report: number): Promise<string | undefined> {
  const rows = await db.select().from(digests).where(eq(digests.id, report));
  return rows.find(({ subject }) => subject === "report")?.sha256;
}

/** Of what is stored; null where it cannot even be read. */
async function storedSha256(db: WriteDb, report: number): Promise<string | null> {
  try {
    const content = (await storedContents(db, [report])).get(report);
    return content ? contentSha256(content) : null;
  } catch (error) {
    if (comesOfDamage(error)) return null;
    throw error;
  }
}
