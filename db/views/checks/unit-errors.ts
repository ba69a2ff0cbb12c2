import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import type { FoundItem } from "@/lib/checks/found-item";
import type { ReadDb } from "../../client";
import { foundItems } from "../../queries/checks/found-items";
import type { YearSpan } from "../../queries/group";
import { remembered } from "../../remembered";
import { type ListedItem, listedItems } from "./listed-items";

/** An agency with errors that nobody has decided upon: how many, and the worst of its latest year in words. */
export type UnitErrors = { agency: string; errors: number; worst: ListedItem };

/** What is undecided in the years of a span, counted as 核查 counts it: one for each cause. */
export type OpenErrors = { errors: number; warnings: number; agencies: number; units: UnitErrors[] };

/**
 * The undecided errors of a region's agencies by agency, the latest year first, then by division code.
 * @param most so many agencies are told
 */
export const openErrors = remembered(
  "openErrors",
  async (
    db: ReadDb,
    region: string,
    kinds: readonly GroupKind[],
    { from, to }: YearSpan,
    most: number,
  ): Promise<OpenErrors> => {
    const asked = new Set<string>(kinds.flatMap((kind) => groupKinds[kind].kinds));
    const open = (await foundItems(db, region)).filter(
      ({ kind, year, verdict }) => verdict === "open" && year >= from && year <= to && asked.has(kind),
    );
    const byAgency = new Map<string, FoundItem[]>();
    const errors = open.filter(({ severity }) => severity === "error");
    for (const item of errors) byAgency.set(item.agency, [...(byAgency.get(item.agency) ?? []), item]);
    const shown = [...byAgency.values()].slice(0, most).flatMap((own) => {
      const [first] = own;
      const year = first?.year;
      const worst = own
        .filter((item) => item.year === year)
        .reduce<FoundItem | undefined>(
          (most, item) => (most && most.cells >= item.cells ? most : item),
          first,
        );
      return worst ? [{ worst, errors: own.length }] : [];
    });
    const told = await listedItems(
      db,
      shown.map(({ worst }) => worst),
    );
    return {
      errors: errors.length,
      warnings: open.filter(({ severity }) => severity === "warning").length,
      agencies: byAgency.size,
      units: shown.flatMap(({ worst, errors: count }, at) => {
        const words = told[at];
        return words ? [{ agency: worst.agency, errors: count, worst: words }] : [];
      }),
    };
  },
);
