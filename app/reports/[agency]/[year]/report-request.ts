import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { database } from "@/app/database";
import { findReport, type ReportPage } from "@/db/queries/reports/report";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";

const pathSchema = z.object({
  agency: z.string().max(300),
  year: z.coerce.number().int().min(2000).max(2100),
});
const querySchema = z.object({ scope: z.enum(scopes).default("own"), cell: z.string().max(120).optional() });

export type ReportParams = { agency: string; year: string };
export type ReportQuery = Record<string, string | string[] | undefined>;

/** The report that an address names; a page that is not there answers 404. */
export async function requestedReport(
  params: Promise<ReportParams>,
  searchParams: Promise<ReportQuery>,
): Promise<ReportPage & { key: string; cell: string | undefined }> {
  const path = pathSchema.safeParse(await params);
  const query = querySchema.safeParse(await searchParams);
  if (!path.success || !query.success) notFound();
  const key = decoded(path.data.agency);
  const found = await reportOnce(key, path.data.year, query.data.scope);
  if (!found) notFound();
  return { ...found, key, cell: query.data.cell };
}

/** A page and its title ask for the same report. */
const reportOnce = cache(async (key: string, year: number, scope: Scope) =>
  findReport(await database(), key, year, scope),
);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    notFound();
  }
}
