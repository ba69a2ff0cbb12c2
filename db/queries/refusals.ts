import { asc, count, desc } from "drizzle-orm";
import type { ReadDb } from "../client";
import { refusals } from "../schema";

export type Refused = typeof refusals.$inferSelect;

/** The files that were refused when last imported, the latest first. */
export async function refusalList(
  db: ReadDb,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ total: number; items: Refused[] }> {
  const [all] = await db.select({ rows: count() }).from(refusals);
  const items = await db
    .select()
    .from(refusals)
    .orderBy(desc(refusals.at), asc(refusals.fileName))
    .limit(limit)
    .offset(offset);
  return { total: Number(all?.rows), items };
}
