import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";

export type UnassignedAgency = { key: string; name: string; reports: number };

/** Agencies that no register entry could be found for, with how many reports wait with them. */
export const unassignedAgencies = remembered(
  "unassignedAgencies",
  async (db: ReadDb): Promise<UnassignedAgency[]> => {
    return db
      .select({ key: agencies.key, name: agencies.name, reports: count(reports.id) })
      .from(agencies)
      .leftJoin(reports, and(eq(reports.agency, agencies.id), isNull(reports.versionSuperseded)))
      .where(eq(agencies.assigned, false))
      .groupBy(agencies.id, agencies.key, agencies.name, agencies.sort)
      .orderBy(asc(agencies.sort));
  },
);
