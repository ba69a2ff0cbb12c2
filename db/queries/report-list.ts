import { and, asc, count, desc, eq, inArray, isNull, not, type SQL } from "drizzle-orm";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";
import { parents } from "./agency-row";
import { inRegion } from "./group";
import { hasOpenFinding, type ReportRow, reportRow } from "./report-row";

export type ReportFilter = {
  /** Key of a region or agency; its own reports and those of everything below. */
  region?: string;
  kind?: GroupKind;
  year?: number;
  /** `flagged`: with open errors or warnings. */
  status?: "accepted" | "flagged";
};
export type ReportPage = { total: number; items: ReportRow[] };

/** Reports in force, the latest year first, then by division code; `offset` and `limit` choose the page. */
export const reportList = remembered(
  "reportList",
  async (
    db: ReadDb,
    filter: ReportFilter,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<ReportPage> => {
    const where = await matching(db, filter);
    const [all] = await db
      .select({ rows: count() })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(where);
    const items = await db
      .select(reportRow(db))
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(where)
      .orderBy(desc(reports.year), asc(agencies.sort), asc(reports.scope))
      .limit(limit)
      .offset(offset);
    return { total: Number(all?.rows), items };
  },
);

async function matching(db: ReadDb, { region, kind, year, status }: ReportFilter): Promise<SQL | undefined> {
  return and(
    isNull(reports.versionSuperseded),
    region ? await inRegion(db, region) : undefined,
    kind && inArray(agencies.kind, [...groupKinds[kind].kinds]),
    year === undefined ? undefined : eq(reports.year, year),
    status && (status === "flagged" ? hasOpenFinding(db) : not(hasOpenFinding(db))),
  );
}
