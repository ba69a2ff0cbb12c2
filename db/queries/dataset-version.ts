import { and, asc, count, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { agencies, datasetVersions, reports } from "../schema";

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

/** Asks the database something, each time anew; throws where it cannot be read. */
export async function readsVersions(db: ReadDb): Promise<void> {
  await db.select({ id: datasetVersions.id }).from(datasetVersions).limit(1);
}

/** The years of which there is a report, the first one first. */
export const availableYears = remembered("availableYears", async (db: ReadDb): Promise<number[]> => {
  const rows = await db
    .selectDistinct({ year: reports.year })
    .from(reports)
    .where(isNull(reports.versionSuperseded))
    .orderBy(asc(reports.year));
  return rows.map(({ year }) => year);
});

/** The keys of the agencies of which a report of the demonstration is shown. */
export const demoAgencyKeys = remembered(
  "demoAgencyKeys",
  async (db: ReadDb): Promise<ReadonlySet<string>> => {
    const rows = await db
      .selectDistinct({ key: agencies.key })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(and(eq(reports.demo, true), isNull(reports.versionSuperseded)));
    return new Set(rows.map(({ key }) => key));
  },
);
