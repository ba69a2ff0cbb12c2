import { and, asc, eq } from "drizzle-orm";
import { sha256 } from "@/lib/ingest/reading-hashes";
import type { ReadDb } from "../handles";
import { cells, digests } from "../schema";
import { textOfRows } from "./row-hash";

/** The SHA-256 of the numbers of the cells, from the rows as they are now. */
export async function cellsSha256(db: Pick<ReadDb, "select">): Promise<string> {
  const rows = await db.select().from(cells).orderBy(asc(cells.number));
  return sha256(textOfRows(rows.map(({ number, id }) => [number, id])));
}

/** The same as it was kept; null where no program has kept any yet. */
export async function cellsDigest(db: Pick<ReadDb, "select">): Promise<string | null> {
  const [kept] = await db
    .select({ sha256: digests.sha256 })
    .from(digests)
    .where(and(eq(digests.subject, "cells"), eq(digests.id, 0)));
  return kept?.sha256 ?? null;
}
