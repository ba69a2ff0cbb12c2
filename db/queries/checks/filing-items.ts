import { and, isNotNull, isNull, or } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { absenceOf, isLate } from "@/lib/agencies/filing";
import { type FilingCheckId, filingChecks } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { FoundItem } from "@/lib/checks/found-item";
import type { ReadDb } from "../../client";
import { isAmong } from "../../in-chunks";
import { reports } from "../../schema";
import { knownPages } from "../collected-pages";
import { declaredCollections } from "../collections";
import { availableYears } from "../dataset-version";
import { isThere } from "../group";

/** An agency as far as filing goes, and what items say of it. */
type ListedAgency = Pick<FoundItem, "agency" | "kind" | "place"> & {
  path: string;
  expected: boolean;
  validFrom: number | null;
  validTo: number | null;
};

/**
 * Of the reports that each kind is compared by, as 报送 counts them: who is late, by the first day known; who has none of
 * a year whose collection was declared complete, after the deadline; and which took the place of others with another
 * content.
 * @param listed the agencies by their ids
 * @param ids the same ids; null for all that there are
 */
export async function filingItems(
  db: ReadDb,
  listed: ReadonlyMap<number, ListedAgency>,
  ids: readonly number[] | null,
): Promise<FoundItem[]> {
  const published = await db
    .select({
      id: reports.id,
      agency: reports.agency,
      year: reports.year,
      scope: reports.scope,
      firstPublishedOn: reports.firstPublishedOn,
      amendment: reports.amendment,
      superseded: reports.versionSuperseded,
    })
    .from(reports)
    .where(
      and(
        isNotNull(reports.versionAdded),
        or(isNull(reports.versionSuperseded), isNotNull(reports.amendment)),
        ids === null ? undefined : isAmong(reports.agency, ids),
      ),
    );
  const filed = published.filter(({ superseded }) => superseded === null);
  const amended = new Set(published.map((report) => `${slotOf(report)} ${report.amendment}`));
  const collections = await declaredCollections(db);
  const [years, day] = [await availableYears(db), db.version?.day ?? ""];
  const pages = await knownPages(db);
  const has = new Set(filed.map(slotOf));
  const items: FoundItem[] = [];
  const add = (id: number, year: number, scope: Scope, check: FilingCheckId, report: number | null) => {
    const filer = listed.get(id);
    if (!filer) return;
    const { agency, kind, place } = filer;
    const key = `${check}-${agency}-${year}-${scope}`;
    const { severity } = filingChecks[check];
    const nothingFound = { verdict: "open", findings: [], cells: 0 } as const;
    items.push({ ...nothingFound, key, agency, kind, place, year, scope, check, severity, report });
  };
  for (const report of filed) {
    const { id, agency, year, scope, firstPublishedOn } = report;
    const filer = listed.get(agency);
    if (!filer || scope !== scopeOfKind(filer.kind)) continue;
    if (isLate(filer, year, firstPublishedOn, collections) === true) add(agency, year, scope, "late", id);
    for (const amendment of ["corrected", "altered"] as const)
      if (amended.has(`${slotOf(report)} ${amendment}`)) add(agency, year, scope, amendment, id);
  }
  for (const [id, filer] of listed)
    for (const year of years)
      if (
        filer.expected &&
        !has.has(slotOf({ agency: id, year, scope: scopeOfKind(filer.kind) })) &&
        isThere(filer, year) &&
        absenceOf(filer, year, collections, day, pages.has(`${filer.agency} ${year}`)) === "not_filed"
      )
        add(id, year, scopeOfKind(filer.kind), "missing", null);
  return items;
}

const slotOf = ({ agency, year, scope }: { agency: number; year: number; scope: Scope }) =>
  `${agency} ${year} ${scope}`;
