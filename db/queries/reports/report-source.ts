import { inflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import type { ReportDocument } from "@/lib/ingest/document";
import { documentOf } from "@/lib/ingest/packed-reading";
import { sha256 } from "@/lib/ingest/reading-hashes";
import type { ReadDb } from "../../client";
import { originals, reports, sources } from "../../schema";

/** The neutral document that a stored report was read from; null for an unknown report. */
export async function reportSource(db: ReadDb, reportId: number): Promise<ReportDocument | null> {
  const [row] = await db
    .select({ document: sources.document })
    .from(sources)
    .where(eq(sources.report, reportId));
  return row ? documentOf(row.document) : null;
}

export type Original = { name: string; format: string; sha256: string; bytes: Buffer | null };

/** The file that a stored report came in, byte for byte; null for an unknown report. Its bytes are null where they are damaged. */
export async function originalOf(db: ReadDb, reportId: number): Promise<Original | null> {
  const [row] = await db
    .select({
      name: reports.fileName,
      format: reports.format,
      sha256: originals.sha256,
      bytes: originals.bytes,
    })
    .from(reports)
    .innerJoin(originals, eq(originals.sha256, reports.fileSha256))
    .where(eq(reports.id, reportId));
  return row ? { ...row, bytes: intactBytes(row.bytes, row.sha256) } : null;
}

/** A stored file as it came; null where what is stored is not it. */
export function intactBytes(stored: Uint8Array, sha: string): Buffer | null {
  try {
    const bytes = inflateRawSync(stored);
    return sha256(bytes) === sha ? bytes : null;
  } catch {
    return null;
  }
}
