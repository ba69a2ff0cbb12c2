import { and, eq, isNull } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";

/** Whether there is a report in force, without reading it. */
export const reportExists = remembered(
  "reportExists",
  async (db: ReadDb, agencyKey: string, year: number, scope: Scope): Promise<boolean> => {
    const found = await db
      .select({ id: reports.id })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(
        and(
          eq(agencies.key, agencyKey),
          eq(reports.year, year),
          eq(reports.scope, scope),
          isNull(reports.versionSuperseded),
        ),
      )
      .limit(1);
    return found.length > 0;
  },
);
