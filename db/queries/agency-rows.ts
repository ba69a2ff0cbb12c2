import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { ReadDb } from "../client";
import { inChunks } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies, reports } from "../schema";

export const parents = alias(agencies, "parents");

/** What lists and links need of an agency; join `parents` on `parents.key = agencies.parentKey`. */
export const agencyRow = {
  key: agencies.key,
  name: agencies.name,
  shortName: agencies.shortName,
  kind: agencies.kind,
  code: agencies.code,
  parentKey: agencies.parentKey,
  parentName: parents.shortName,
  validFrom: agencies.validFrom,
  validTo: agencies.validTo,
  successorKey: agencies.successorKey,
};

export type AgencyRow = {
  key: string;
  name: string;
  shortName: string;
  kind: (typeof agencies.$inferSelect)["kind"];
  code: string | null;
  parentKey: string | null;
  parentName: string | null;
  validFrom: number | null;
  validTo: number | null;
  successorKey: string | null;
};

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

/** Short names by key; two of one name get their parent's in front. Unknown keys are absent. */
export const agencyNames = remembered(
  "agencyNames",
  async (db: ReadDb, keys: readonly string[]): Promise<Map<string, string>> => {
    const rows = await inChunks([...new Set(keys)], (some) =>
      db
        .select({ key: agencies.key, name: agencies.shortName, fullName: agencies.name })
        .from(agencies)
        .where(inArray(agencies.key, some)),
    );
    const times = new Map<string, number>();
    for (const { name } of rows) times.set(name, 1 + (times.get(name) ?? 0));
    return new Map(rows.map((row) => [row.key, times.get(row.name) === 1 ? row.name : row.fullName]));
  },
);
