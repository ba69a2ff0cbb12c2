import { and, eq, isNull } from "drizzle-orm";
import type { GroupKind } from "@/lib/agencies/agency-kind";
import type { Transaction } from "../client";
import { collections } from "../schema";

/** What somebody declares of the reports of a region (an agency's key), kind and year. */
export type CollectionInput = {
  region: string;
  kind: GroupKind | "all";
  year: number;
  /** All reports that there are have been collected: what is not here was not filed. */
  complete: boolean;
  /** The local deadline, an ISO day; null: that of the law. */
  deadline: string | null;
};

/**
 * Stores what a version declares. A declaration takes the place, whole, of the earlier one of its region, kind and
 * year, which is kept for the versions that had it; of several in the list the last one counts. Returns how many
 * are new.
 */
export async function storeCollections(
  tx: Transaction,
  version: number,
  inputs: readonly CollectionInput[],
): Promise<number> {
  const fresh = await changedCollections(tx, inputs);
  for (const input of fresh) {
    await tx.update(collections).set({ versionSuperseded: version }).where(inForce(input));
    await tx.insert(collections).values({ ...input, versionAdded: version });
  }
  return fresh.length;
}

/** Those of the declarations that say something else than what is in force. */
export async function changedCollections(
  tx: Transaction,
  inputs: readonly CollectionInput[],
): Promise<CollectionInput[]> {
  const last = new Map(inputs.map((input) => [`${input.region} ${input.kind} ${input.year}`, input]));
  const changed: CollectionInput[] = [];
  for (const input of last.values()) {
    const [known] = await tx.select().from(collections).where(inForce(input));
    if (known?.complete !== input.complete || known.deadline !== input.deadline) changed.push(input);
  }
  return changed;
}

function inForce({ region, kind, year }: CollectionInput) {
  return and(
    eq(collections.region, region),
    eq(collections.kind, kind),
    eq(collections.year, year),
    isNull(collections.versionSuperseded),
  );
}
