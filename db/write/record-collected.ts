import { and, eq } from "drizzle-orm";
import type { CollectedState } from "@/lib/collect/collected-state";
import { type WriteDb, writing } from "../client";
import { collected } from "../schema";
import { storeOriginal } from "./store-original";

/** Of a page, or of a file that one links to. */
export type CollectedAddress = { agency: string; year: number; url: string; page: string | null };

/**
 * Keeps what was seen of an address, with its content where that is new, in one transaction. It makes no dataset
 * version: it says what the web is like, not what a report is.
 */
export async function recordCollected(
  db: WriteDb,
  address: CollectedAddress,
  state: CollectedState,
  original: { sha256: string; bytes: Uint8Array } | null,
): Promise<void> {
  await writing(db, async (tx) => {
    if (original) await storeOriginal(db, original);
    const { agency, year, url } = collected;
    await tx
      .insert(collected)
      .values({ ...address, ...state })
      .onConflictDoUpdate({ target: [agency, year, url], set: { page: address.page, ...state } });
  });
}

/** What was fetched from these addresses has been imported: the next run need not. */
export async function markTaken(db: WriteDb, addresses: readonly CollectedAddress[]): Promise<void> {
  await writing(db, async (tx) => {
    for (const { agency, year, url } of addresses)
      await tx
        .update(collected)
        .set({ taken: true })
        .where(and(eq(collected.agency, agency), eq(collected.year, year), eq(collected.url, url)));
  });
}
