import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import type { StoredCatalogue } from "../stored-catalogue";

const kept = new WeakMap<StoredCatalogue, ReadonlyMap<string, Indicator>>();

/**
 * An indicator as it was defined when the version that the handle shows was made; one that there was not yet, as it
 * is now. Throws, quoting the id, where there is none.
 */
export function indicatorInVersion({ catalogue }: Pick<ReadDb, "catalogue">, id: string): Indicator {
  const known = kept.get(catalogue) ?? new Map(catalogue.indicators.map((item) => [item.id, item]));
  kept.set(catalogue, known);
  return known.get(id) ?? indicatorById(id);
}
