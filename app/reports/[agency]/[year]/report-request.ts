import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { database, databaseAt } from "@/app/database";
import type { ReadDb } from "@/db/client";
import { formerKeys } from "@/db/queries/current-keys";
import { findReport, type ReportPage } from "@/db/queries/reports/report";
import { type ReportVersions, reportVersions } from "@/db/views/imports/report-versions";
import { type UnusedReport, unusedReport } from "@/db/views/imports/unused-report";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";
import type { WhichReport } from "@/lib/view/addresses";

const pathSchema = z.object({
  agency: z.string().max(300),
  year: z.coerce.number().int().min(2000).max(2100),
});
const label = z.string().max(40);
const querySchema = z.object({
  scope: z.enum(scopes).default("own"),
  cell: z.string().max(120).optional(),
  v: label.optional(),
  unused: z.string().optional(),
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
  /** Where the address names a report that was kept and never used. */
  unused: UnusedReport | null;
  /** Which report it is, for the addresses of what belongs to it. */
  which: WhichReport;
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
  const { scope, cell, v = "", unused: id } = query.data;
  const { year } = path.data;
  if (id !== undefined) {
    const unused = v === "" ? await unusedAt(key, year, scope, id) : null;
    if (!unused) notFound();
    return {
      ...unused.page,
      db: await database(),
      key,
      cell,
      v,
      unused,
      which: { unused: unused.page.report.id },
    };
  }
  const found = await reportAt(key, year, scope, v);
  if (!found) notFound();
  return { ...found, key, cell, v, unused: null, which: v };
}

/** A report that was kept and never used, by its id as in the address; null where there is none. */
export const unusedAt = cache(
  async (
    agency: string,
    year: number,
    scope: Scope,
    id: string | readonly string[],
  ): Promise<UnusedReport | null> =>
    typeof id === "string" && /^[1-9]\d{0,8}$/.test(id)
      ? unusedReport(await database(), { agency, year, scope }, Number(id))
      : null,
);

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
