import { desc, isNotNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { datasetVersions } from "../schema";

/** The labels of the finished versions, the latest first. */
export const finishedVersions = remembered(
  "finishedVersions",
  async (db: ReadDb, limit: number): Promise<string[]> => {
    const rows = await db
      .select({ label: datasetVersions.label })
      .from(datasetVersions)
      .where(isNotNull(datasetVersions.finishedAt))
      .orderBy(desc(datasetVersions.id))
      .limit(limit);
    return rows.map(({ label }) => label);
  },
);
