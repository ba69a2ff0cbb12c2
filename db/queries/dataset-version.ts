import { and, count, eq, isNull, max } from "drizzle-orm";
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

/** The latest version that any report belongs to; null for an empty database. */
export const currentVersion = remembered(
  "currentVersion",
  async (db: ReadDb): Promise<CurrentVersion | null> => {
    // Whatever is superseded is so by a report that the same version added.
    const [latest] = await db.select({ id: max(reports.versionAdded) }).from(reports);
    if (!latest || latest.id === null) return null;
    const [version] = await db.select().from(datasetVersions).where(eq(datasetVersions.id, latest.id));
    if (!version) return null;
    const inForce = isNull(reports.versionSuperseded);
    const [all] = await db.select({ rows: count() }).from(reports).where(inForce);
    const demos = await db
      .select({ id: reports.id })
      .from(reports)
      .where(and(inForce, eq(reports.demo, true)))
      .limit(1);
    return {
      label: version.label,
      createdAt: version.createdAt,
      reports: Number(all?.rows),
      demo: demos.length > 0,
    };
  },
);
