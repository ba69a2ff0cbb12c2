import { and, eq, inArray, isNotNull, max } from "drizzle-orm";
import type { CollectedState } from "@/lib/collect/collected-state";
import { type WriteDb, writing } from "../client";
import { inChunks } from "../in-chunks";
import { type CollectedFiling, collectedFilings, pageStatesOf } from "../queries/collected-pages";
import { agencies, collected, pageStates, reports } from "../schema";
import { sealVersion } from "../soundness/seal";
import { type FinishedVersion, NewVersion } from "./dataset-version";
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

/**
 * Publishes what became on the web of the reports of some agencies, as a version of its own: earlier ones go on showing
 * what was known then. A change that an import has brought in since is told by its report; of whom there is no report at
 * all, the page itself is what no report says. Null: nothing is new.
 */
export async function publishPageStates(
  db: WriteDb,
  watched: readonly Pick<CollectedAddress, "agency" | "year">[],
  now: Date = new Date(),
): Promise<FinishedVersion | null> {
  const byYear = new Map<number, Set<string>>();
  for (const { agency, year } of watched) byYear.set(year, (byYear.get(year) ?? new Set()).add(agency));
  return writing(db, async () => {
    const made = new NewVersion(db, now);
    for (const [year, keys] of byYear) {
      const filings = await collectedFilings(db, year, [...keys]);
      const imported = await lastImports(db, year, [...keys]);
      const known = await pageStatesOf(db, year, [...keys]);
      for (const agency of keys) {
        const state = stateToSay(filings.get(agency), imported.get(agency));
        const before = known.get(agency);
        if (isSameState(state, before)) continue;
        const version = await made.id();
        if (before)
          await db.update(pageStates).set({ versionSuperseded: version }).where(eq(pageStates.id, before.id));
        if (state) await db.insert(pageStates).values({ agency, year, ...state, versionAdded: version });
      }
    }
    const version = await made.finish();
    if (version) await sealVersion(db, version.id);
    return version;
  });
}

type SaidState = { url: string; changedAt: string | null; vanishedAt: string | null };

function stateToSay(filing: CollectedFiling | undefined, imported: string | undefined): SaidState | null {
  if (!filing) return null;
  const { vanishedAt } = filing;
  const unread = imported === undefined ? (filing.changedAt ?? filing.knownSince) : filing.changedAt;
  const isTaken = imported !== undefined && unread !== null && imported >= unread;
  const changedAt = isTaken ? null : unread;
  return changedAt === null && vanishedAt === null
    ? null
    : { url: filing.urls[0] ?? "", changedAt, vanishedAt };
}

const isSameState = (one: SaidState | null, other: SaidState | undefined) =>
  one === null
    ? other === undefined
    : other !== undefined && one.changedAt === other.changedAt && one.vanishedAt === other.vanishedAt;

async function lastImports(db: WriteDb, year: number, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await inChunks(keys, (some) =>
    db
      .select({ key: agencies.key, at: max(reports.importedAt) })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(and(eq(reports.year, year), inArray(agencies.key, some), isNotNull(reports.versionAdded)))
      .groupBy(agencies.key),
  );
  return new Map(rows.flatMap(({ key, at }): [string, string][] => (at === null ? [] : [[key, at]])));
}
