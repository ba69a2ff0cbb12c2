import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { datasetVersions, reports } from "../schema";

export type CurrentVersion = {
  label: string;
  /** ISO time. */
  createdAt: string;
  /** Reports in force. */
  reports: number;
  /** Whether demonstration reports are among them. */
  demo: boolean;
};

/** The version that the handle shows; null where no report is in force in it. */
export const currentVersion = remembered(
  "currentVersion",
  async (db: ReadDb): Promise<CurrentVersion | null> => {
    if (db.version === null) return null;
    const [version] = await db
      .select({ label: datasetVersions.label, createdAt: datasetVersions.createdAt })
      .from(datasetVersions)
      .where(eq(datasetVersions.id, db.version.id));
    const inForce = and(isNull(reports.versionSuperseded), isNotNull(reports.versionAdded));
    const [all] = await db.select({ rows: count() }).from(reports).where(inForce);
    if (!version || !all || all.rows === 0) return null;
    const demos = await db
      .select({ id: reports.id })
      .from(reports)
      .where(and(inForce, eq(reports.demo, true)))
      .limit(1);
    return { ...version, reports: all.rows, demo: demos.length > 0 };
  },
);
