import { and, asc, inArray, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { findings } from "../schema";

export type StoredFinding = Pick<
  typeof findings.$inferSelect,
  "report" | "check" | "severity" | "cells" | "message"
>;

/** So many reports in one query. */
const BATCH = 500;

/** All that is found in some stored reports, by their ids. */
export async function findingsOfReports(
  db: ReadDb,
  reportIds: readonly number[],
): Promise<Map<number, StoredFinding[]>> {
  const found = new Map<number, StoredFinding[]>();
  for (let start = 0; start < reportIds.length; start += BATCH) {
    const rows = await db
      .select({
        report: findings.report,
        check: findings.check,
        severity: findings.severity,
        cells: findings.cells,
        message: findings.message,
      })
      .from(findings)
      .where(
        and(
          inArray(findings.report, reportIds.slice(start, start + BATCH)),
          isNull(findings.versionSuperseded),
        ),
      )
      .orderBy(asc(findings.id));
    for (const row of rows) {
      const list = found.get(row.report);
      if (list) list.push(row);
      else found.set(row.report, [row]);
    }
  }
  return found;
}
