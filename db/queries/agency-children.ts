import { asc, eq, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies } from "../schema";
import { type AgencyRow, agencyRow, parents } from "./agency-row";

/** The agencies directly below one, by division code; below null, the tops. */
export const agencyChildren = remembered(
  "agencyChildren",
  async (db: ReadDb, parentKey: string | null): Promise<AgencyRow[]> => {
    return db
      .select(agencyRow)
      .from(agencies)
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(parentKey === null ? isNull(agencies.parentKey) : eq(agencies.parentKey, parentKey))
      .orderBy(asc(agencies.sort));
  },
);
