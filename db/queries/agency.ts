import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-rows";
import { keysOf } from "./regions";
import { type ReportRow, reportRow } from "./reports/report-rows";

export type AgencyPage = {
  agency: AgencyRow & { aliases: string[]; assigned: boolean; expected: boolean };
  /** What it lies below, the top first. */
  above: { key: string; name: string }[];
  /** What it became part of. */
  successor: { key: string; name: string } | null;
  /** What became part of it, the last first; the last year of each, null where it is not known. */
  merged: { key: string; name: string; validTo: number | null }[];
  /** Its reports in force, the latest first. */
  reports: ReportRow[];
};

/** An agency with what is above it and its reports; null where there is none of the key. */
export const findAgency = remembered(
  "findAgency",
  async (db: ReadDb, key: string): Promise<AgencyPage | null> => {
    const [found] = await db
      .select({
        ...agencyRow,
        aliases: agencies.aliases,
        assigned: agencies.assigned,
        expected: agencies.expected,
        path: agencies.path,
      })
      .from(agencies)
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(eq(agencies.key, key));
    if (!found) return null;
    const { path, ...agency } = found;
    const keys = keysOf(path).slice(0, -1);
    const rows = await db
      .select({ key: agencies.key, name: agencies.shortName })
      .from(agencies)
      .where(inArray(agencies.key, keys));
    const above = keys.flatMap((above) => rows.find((row) => row.key === above) ?? []);
    const filed = await db
      .select(reportRow(db))
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(and(eq(agencies.key, key), isNull(reports.versionSuperseded)))
      .orderBy(desc(reports.year), reports.scope);
    const [successor = null] =
      agency.successorKey === null
        ? []
        : await db
            .select({ key: agencies.key, name: agencies.shortName })
            .from(agencies)
            .where(eq(agencies.key, agency.successorKey));
    const merged = await db
      .select({ key: agencies.key, name: agencies.shortName, validTo: agencies.validTo })
      .from(agencies)
      .where(eq(agencies.successorKey, key))
      .orderBy(desc(agencies.validTo), agencies.sort);
    return { agency, above, successor, merged, reports: filed };
  },
);
