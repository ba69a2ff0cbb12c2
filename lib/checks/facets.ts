import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import type { CheckId, FilingCheckId, Severity } from "@/lib/catalogue/checks";
import type { VerdictState } from "@/lib/catalogue/verdicts";
import type { FoundItem } from "./found-item";

/** A year, or the first and the last of several. */
export type AskedYears = number | `${number}-${number}`;

export function yearsAsked(asked: AskedYears | string): { from: number; to: number } {
  const [from = Number.NaN, to = from] = String(asked).split("-").map(Number);
  return { from, to };
}

/** 2025年, or 2023–2025年. */
export const askedYearsText = (asked: AskedYears | string) => `${String(asked).replace("-", "–")}年`;

/** What of the items is asked for; a condition that is absent lets all pass. */
export type CheckFilter = {
  year?: AskedYears;
  kind?: GroupKind;
  check?: CheckId | FilingCheckId;
  severity?: Severity;
  verdict?: VerdictState;
  /** The key of an agency. */
  unit?: string;
};

export const facets = ["year", "kind", "check", "severity", "verdict"] as const;
export type Facet = (typeof facets)[number];

/** How many items there are of each value of a facet, under the conditions of all the others; `all` of them together. */
export type ItemCounts = Record<Facet, { all: number; values: ReadonlyMap<string, number> }>;

/** The values of a facet that an item has: a township is one of 乡镇 and one of 街道、乡镇. */
function valuesOf(item: FoundItem, facet: Facet): string[] {
  if (facet !== "kind") return [String(item[facet])];
  return kindNames.filter((kind) => groupKinds[kind].kinds.some((one) => one === item.kind));
}

const kindNames = Object.keys(groupKinds) as GroupKind[];

function fits(item: FoundItem, facet: Facet, asked: string | undefined): boolean {
  if (asked === undefined) return true;
  if (facet !== "year") return valuesOf(item, facet).includes(asked);
  const { from, to } = yearsAsked(asked);
  return item.year >= from && item.year <= to;
}

const askedOf = (filter: CheckFilter, facet: Facet) =>
  filter[facet] === undefined ? undefined : String(filter[facet]);

/** The items that meet all conditions, in their order. */
export function matchingItems(items: readonly FoundItem[], filter: CheckFilter): FoundItem[] {
  return items.filter(
    (item) =>
      (filter.unit === undefined || item.agency === filter.unit) &&
      facets.every((facet) => fits(item, facet, askedOf(filter, facet))),
  );
}

/** Counts every facet in one walk: an item counts in all of them, or only in the one whose condition it misses. */
export function itemCounts(items: readonly FoundItem[], filter: CheckFilter): ItemCounts {
  const counts = facets.map((facet) => ({ facet, all: 0, values: new Map<string, number>() }));
  for (const item of items) {
    if (filter.unit !== undefined && item.agency !== filter.unit) continue;
    const missed = facets.filter((facet) => !fits(item, facet, askedOf(filter, facet)));
    if (missed.length > 1) continue;
    for (const count of counts) {
      if (missed.length === 1 && missed[0] !== count.facet) continue;
      count.all += 1;
      for (const value of valuesOf(item, count.facet))
        count.values.set(value, 1 + (count.values.get(value) ?? 0));
    }
  }
  const of = (facet: Facet) => counts.find((count) => count.facet === facet) ?? { all: 0, values: new Map() };
  return {
    year: of("year"),
    kind: of("kind"),
    check: of("check"),
    severity: of("severity"),
    verdict: of("verdict"),
  };
}
