import { and, eq, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";

/** The keys of the agencies of which a report of the demonstration is shown. */
export const demoAgencies = remembered("demoAgencies", async (db: ReadDb): Promise<ReadonlySet<string>> => {
  const rows = await db
    .selectDistinct({ key: agencies.key })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(eq(reports.demo, true), isNull(reports.versionSuperseded)));
  return new Set(rows.map(({ key }) => key));
});
