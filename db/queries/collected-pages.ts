import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { CollectedState } from "@/lib/collect/collected-state";
import type { FetchFault } from "@/lib/collect/fetch-fault";
import type { ReadDb } from "../client";
import { inChunks } from "../in-chunks";
import { remembered } from "../remembered";
import { collected, originals, pageStates } from "../schema";
import { intactBytes } from "./reports/report-source";

export type StoredPage = CollectedState & { agency: string; year: number; url: string; page: string | null };

/** All that is known of the pages and files of these agencies, in the order of agency, year and address. */
export const collectedOf = (db: Pick<ReadDb, "select">, agencies: readonly string[]): Promise<StoredPage[]> =>
  inChunks(agencies, (some) =>
    db
      .select()
      .from(collected)
      .where(inArray(collected.agency, some))
      .orderBy(asc(collected.agency), asc(collected.year), asc(collected.url)),
  );

/** A kept file of the web as it came; null where it is damaged or was never kept. */
export async function collectedOriginal(db: Pick<ReadDb, "select">, sha256: string): Promise<Buffer | null> {
  const [row] = await db
    .select({ bytes: originals.bytes })
    .from(originals)
    .where(eq(originals.sha256, sha256));
  return row ? intactBytes(row.bytes, sha256) : null;
}

/** How the published report of an agency and year stands on the web, over all pages and files of it that are watched. */
export type CollectedFiling = {
  agency: string;
  /** The latest look. */
  checkedAt: string;
  /** Since when something of it has been there: the first time that it was seen. */
  firstSeen: string | null;
  /** The latest change of its words, and of its address. */
  changedAt: string | null;
  movedAt: string | null;
  /** Since when all its listed pages have been gone by their servers' word; null: one is there, or nobody can tell. */
  vanishedAt: string | null;
  /** Since when its pages are listed and a look at them saw something, or could not tell; null: its servers said no. */
  knownSince: string | null;
  /** Files that its pages linked to and that are gone. */
  vanishedFiles: string[];
  /** Why the latest look at a listed page saw nothing, where that is not because it is gone. */
  faults: FetchFault[];
  /** The listed pages, where they are now. */
  urls: string[];
};

/**
 * The latest state of each agency's published report of a year, by the keys of the agencies; of whom nothing is watched
 * is absent. It is no part of a dataset version, and is not remembered: pages ask `pageStatesOf`.
 */
export async function collectedFilings(
  db: Pick<ReadDb, "select">,
  year: number,
  agencies: readonly string[],
): Promise<ReadonlyMap<string, CollectedFiling>> {
  const rows = await inChunks(agencies, (some) =>
    db
      .select()
      .from(collected)
      .where(and(eq(collected.year, year), inArray(collected.agency, some)))
      .orderBy(asc(collected.agency), asc(collected.url)),
  );
  const byAgency = new Map<string, StoredPage[]>();
  for (const row of rows) byAgency.set(row.agency, [...(byAgency.get(row.agency) ?? []), row]);
  return new Map([...byAgency].map(([agency, own]) => [agency, filingOf(agency, own)]));
}

/** What a version knows of a published report: changed and not read again, or gone. Moments are ISO times. */
export type PageState = { id: number; url: string; changedAt: string | null; vanishedAt: string | null };

/** What became on the web of the reports of a year, by the keys of their agencies; absent where nothing is to be said. */
export async function pageStatesOf(
  db: Pick<ReadDb, "select">,
  year: number,
  keys: readonly string[],
): Promise<Map<string, PageState>> {
  const { id, agency, url, changedAt, vanishedAt } = pageStates;
  const rows = await inChunks(keys, (some) =>
    db
      .select({ id, agency, url, changedAt, vanishedAt })
      .from(pageStates)
      .where(and(eq(pageStates.year, year), inArray(agency, some), isNull(pageStates.versionSuperseded))),
  );
  return new Map(rows.map(({ agency: key, ...state }) => [key, state]));
}

/**
 * The agencies and years, `990101001 2025`, of whose pages something is to be said: where there is no report of one, its
 * page is known and was not read, so that nobody may say that it is not there.
 */
export const knownPages = remembered("knownPages", async (db: ReadDb): Promise<ReadonlySet<string>> => {
  const { agency, year } = pageStates;
  const rows = await db.select({ agency, year }).from(pageStates).where(isNull(pageStates.versionSuperseded));
  return new Set(rows.map((row) => `${row.agency} ${row.year}`));
});

function filingOf(agency: string, rows: readonly StoredPage[]): CollectedFiling {
  const pages = rows.filter(({ page }) => page === null);
  const files = rows.filter(({ page }) => page !== null);
  const isGone = pages.length > 0 && pages.every(({ vanishedAt }) => vanishedAt !== null);
  const faults = pages.flatMap(({ fault, vanishedAt }) =>
    fault === null || vanishedAt !== null ? [] : [fault],
  );
  const firstSeen = earliest(rows.map((row) => row.firstSeen));
  const failed = pages.filter(({ fault }) => fault !== null && fault !== "absent");
  return {
    agency,
    checkedAt: latest(rows.map((row) => row.checkedAt)) ?? "",
    firstSeen,
    changedAt: latest(rows.map((row) => row.changedAt)),
    movedAt: latest(pages.map((row) => row.movedAt)),
    vanishedAt: isGone ? latest(pages.map((row) => row.vanishedAt)) : null,
    knownSince: firstSeen ?? earliest(failed.map(({ events, checkedAt }) => events[0]?.at ?? checkedAt)),
    vanishedFiles: files.filter(({ vanishedAt }) => vanishedAt !== null).map(({ url }) => url),
    faults,
    urls: pages.map(({ finalUrl, url }) => finalUrl ?? url),
  };
}

const inOrder = (moments: readonly (string | null)[]) => moments.flatMap((one) => one ?? []).sort();
const latest = (moments: readonly (string | null)[]) => inOrder(moments).at(-1) ?? null;
const earliest = (moments: readonly (string | null)[]) => inOrder(moments)[0] ?? null;
