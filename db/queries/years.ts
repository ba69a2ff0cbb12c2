import { asc, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { reports } from "../schema";

/** The years of which there is a report, the first one first. */
export const availableYears = remembered("availableYears", async (db: ReadDb): Promise<number[]> => {
  const rows = await db
    .selectDistinct({ year: reports.year })
    .from(reports)
    .where(isNull(reports.versionSuperseded))
    .orderBy(asc(reports.year));
  return rows.map(({ year }) => year);
});
