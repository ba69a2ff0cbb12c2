import { eq, inArray, min } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../../client";
import { reports } from "../../schema";
import type { Contender } from "../../write/takes-over";

/** A stored report as the decision which is in force looked at it, with what tells its contents from another's. */
export type StoredContender = Contender & { figures: string; text: string };

/** Some stored reports by their ids. */
export async function storedContenders(
  db: ReadDb,
  ids: readonly number[],
): Promise<Map<number, StoredContender>> {
  const stored = alias(reports, "stored");
  const rows = await db
    .select({
      id: reports.id,
      file: reports.fileSha256,
      // The ids grow; the first that has the file is its place among the files.
      fileOrder: min(stored.id),
      publishedOn: reports.publishedOn,
      figures: reports.figuresSha256,
      text: reports.textSha256,
    })
    .from(reports)
    .innerJoin(stored, eq(stored.fileSha256, reports.fileSha256))
    .where(inArray(reports.id, [...ids]))
    .groupBy(reports.id, reports.fileSha256, reports.publishedOn, reports.figuresSha256, reports.textSha256);
  return new Map(rows.map(({ id, fileOrder, ...row }) => [id, { ...row, fileOrder: Number(fileOrder) }]));
}
