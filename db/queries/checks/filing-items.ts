import { and, eq, isNull } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { absenceOf, isLate } from "@/lib/agencies/filing";
import { type FilingCheckId, filingChecks } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { FoundItem } from "@/lib/checks/found-item";
import type { ReadDb } from "../../client";
import { agencies, reports } from "../../schema";
import { declaredCollections } from "../collections";
import { availableYears } from "../dataset-version";
import { inRegion, isThere } from "../group";

/** What items say of an agency, by its id. */
export type ListedAgencies = ReadonlyMap<number, Pick<FoundItem, "agency" | "kind" | "place">>;

/**
 * Who is late, by the first day known of the report that its kind is compared by; who has none of a year whose collection
 * was declared complete, after the deadline; and which reports took the place of others with another content.
 */
export async function filingItems(db: ReadDb, region: string, listed: ListedAgencies): Promise<FoundItem[]> {
  const where = region === "" ? undefined : await inRegion(db, region);
  const filers = await db
    .select({
      id: agencies.id,
      path: agencies.path,
      expected: agencies.expected,
      validFrom: agencies.validFrom,
      validTo: agencies.validTo,
    })
    .from(agencies)
    .where(where);
  const filed = await db
    .select({
      id: reports.id,
      agency: reports.agency,
      year: reports.year,
      scope: reports.scope,
      firstPublishedOn: reports.firstPublishedOn,
      amendment: reports.amendment,
    })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(isNull(reports.versionSuperseded), where));
  const collections = await declaredCollections(db);
  const [years, day] = [await availableYears(db), db.version?.day ?? ""];
  const filerOf = new Map(filers.map((filer) => [filer.id, filer]));
  const has = new Set(filed.map(({ agency, year }) => `${agency} ${year}`));
  const items: FoundItem[] = [];
  const add = (id: number, year: number, scope: Scope, check: FilingCheckId, report: number | null) => {
    const agency = listed.get(id);
    if (!agency) return;
    const key = `${check}-${agency.agency}-${year}-${scope}`;
    const { severity } = filingChecks[check];
    const nothingFound = { verdict: "open", findings: [], cells: 0 } as const;
    items.push({ ...agency, ...nothingFound, key, year, scope, check, severity, report });
  };
  for (const { id, agency, year, scope, firstPublishedOn, amendment } of filed) {
    const [filer, kind] = [filerOf.get(agency), listed.get(agency)?.kind];
    if (!filer || kind === undefined) continue;
    const isCompared = scope === scopeOfKind(kind);
    if (isCompared && isLate({ path: filer.path, kind }, year, firstPublishedOn, collections) === true)
      add(agency, year, scope, "late", id);
    if (amendment === "corrected" || amendment === "altered") add(agency, year, scope, amendment, id);
  }
  for (const { id, path, expected, ...span } of filers) {
    const kind = listed.get(id)?.kind;
    if (!expected || kind === undefined) continue;
    for (const year of years)
      if (
        !has.has(`${id} ${year}`) &&
        isThere(span, year) &&
        absenceOf({ path, kind }, year, collections, day) === "not_filed"
      )
        add(id, year, scopeOfKind(kind), "missing", null);
  }
  return items;
}
