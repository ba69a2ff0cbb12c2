import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { database, databaseAt } from "@/app/database";
import type { ReadDb } from "@/db/client";
import { formerKeys } from "@/db/queries/current-keys";
import { findReport, type ReportPage } from "@/db/queries/reports/report";
import { type ReportVersions, reportVersions } from "@/db/views/imports/report-versions";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";

const pathSchema = z.object({
  agency: z.string().max(300),
  year: z.coerce.number().int().min(2000).max(2100),
});
const label = z.string().max(40);
const querySchema = z.object({
  scope: z.enum(scopes).default("own"),
  cell: z.string().max(120).optional(),
  v: label.optional(),
});
const versionsSchema = z.object({
  scope: z.enum(scopes).default("own"),
  before: label.optional(),
  after: label.optional(),
});

export type ReportParams = { agency: string; year: string };
export type ReportQuery = Record<string, string | string[] | undefined>;

export type RequestedReport = ReportPage & {
  /** The database at the version of the address, by which all of the page is asked. */
  db: ReadDb;
  /** Of the agency, as in the address. */
  key: string;
  cell: string | undefined;
  /** The label of the address; empty: the latest version. */
  v: string;
};

/** The report that an address names, in the version that it names; a page that is not there answers 404. */
export async function requestedReport(
  params: Promise<ReportParams>,
  searchParams: Promise<ReportQuery>,
): Promise<RequestedReport> {
  const path = pathSchema.safeParse(await params);
  const query = querySchema.safeParse(await searchParams);
  if (!path.success || !query.success) notFound();
  const key = decoded(path.data.agency);
  const { scope, cell, v = "" } = query.data;
  const found = await reportAt(key, path.data.year, scope, v);
  if (!found) notFound();
  return { ...found, key, cell, v };
}

/**
 * A report as it was in a version, with the database at that version; null where there is none. A page and its title ask
 * for the same one.
 * @param v the label of the version; empty: the latest
 */
export const reportAt = cache(
  async (
    key: string,
    year: number,
    scope: Scope,
    v: string,
  ): Promise<(ReportPage & { db: ReadDb }) | null> => {
    const now = await database();
    const db = v === "" ? now : await databaseAt(v);
    if (!db) return null;
    // The agency may have had another key then.
    const keys = [key, ...(db === now ? [] : await formerKeys(now, key))];
    for (const one of keys) {
      const found = await findReport(db, one, year, scope);
      if (found) return { ...found, db };
    }
    return null;
  },
);

/** The stored versions of the report that an address names, two of them beside each other; null where there is none. */
export async function requestedVersions(
  params: ReportParams,
  given: ReportQuery,
): Promise<ReportVersions | null> {
  const path = pathSchema.safeParse(params);
  const query = versionsSchema.safeParse(given);
  if (!path.success || !query.success) return null;
  const { scope, ...labels } = query.data;
  return reportVersions(
    await database(),
    { agency: decoded(path.data.agency), year: path.data.year, scope },
    labels,
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    notFound();
  }
}
