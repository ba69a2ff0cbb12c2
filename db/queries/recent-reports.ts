import { desc, eq, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";
import { parents } from "./agency-row";
import { type ReportRow, reportRow } from "./report-row";

/** The reports in force that were imported last, the newest first. */
export const recentReports = remembered(
  "recentReports",
  async (db: ReadDb, limit: number): Promise<ReportRow[]> => {
    return db
      .select(reportRow(db))
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(isNull(reports.versionSuperseded))
      .orderBy(desc(reports.importedAt), desc(reports.id))
      .limit(limit);
  },
);
