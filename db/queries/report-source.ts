import { eq } from "drizzle-orm";
import type { ReportDocument } from "@/lib/ingest/document";
import { documentOf } from "@/lib/ingest/packed-reading";
import type { ReadDb } from "../client";
import { sources } from "../schema";

/** The neutral document that a stored report was read from; null for an unknown report. */
export async function reportSource(db: ReadDb, reportId: number): Promise<ReportDocument | null> {
  const [row] = await db
    .select({ document: sources.document })
    .from(sources)
    .where(eq(sources.report, reportId));
  return row ? documentOf(row.document) : null;
}
