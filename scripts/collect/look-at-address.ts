import type { WriteDb } from "@/db/client";
import { collectedOriginal, type StoredPage } from "@/db/queries/collected-pages";
import { type CollectedAddress, recordCollected } from "@/db/write/record-collected";
import { type CollectedOutcome, type CollectedState, nextState } from "@/lib/collect/collected-state";
import type { Fetched, Fetcher } from "@/lib/collect/fetch-address";
import { lineDiff } from "@/lib/diff/line-diff";
import { sha256 } from "@/lib/ingest/reading-hashes";
import type { ReaderPool } from "@/lib/ingest/sandbox/reader-pool";
import { type ContentWords, contentWords, differsAside, saysTheSame } from "./content-words";

type Record = (
  ...seen: [CollectedAddress, CollectedState, { sha256: string; bytes: Uint8Array } | null]
) => Promise<void>;

export type LookTools = { db: WriteDb; fetcher: Fetcher; readers: ReaderPool; record: Record };

/** Writes what is seen, one thing after the other: a handle has one connection, and looks go on side by side. */
export function recorderOf(db: WriteDb): Record {
  let last: Promise<unknown> = Promise.resolve();
  return (...seen) => {
    const written = last.then(() => recordCollected(db, ...seen));
    last = written.catch(() => undefined);
    return written;
  };
}

/** What a look at an address showed. */
export type Look = {
  address: CollectedAddress;
  state: CollectedState;
  outcomes: CollectedOutcome[];
  /** Where it failed, if redirects led elsewhere. */
  failedAt: string | null;
  /** The report is the same, and something else of its page is not. */
  aside: boolean;
  /** What is other than before; null where it cannot be told line by line. */
  diff: string[] | null;
};

/** Fetches an address, compares it with what was there, and keeps what it saw. */
export async function lookAtAddress(
  { db, fetcher, readers, record }: LookTools,
  address: CollectedAddress,
  before: StoredPage | null,
): Promise<Look> {
  const none = { finalUrl: null, etag: null, lastModified: null };
  // Of what was never kept there is no older state to be unchanged from.
  const fetched = await fetcher.fetch(address.url, before?.sha256 ? before : none);
  const sha = fetched.kind === "content" ? sha256(fetched.bytes) : null;
  const compared = sha !== null && before?.sha256 != null && before.sha256 !== sha;
  const words = compared ? await wordsOfBoth({ db, readers }, address, before, fetched) : null;
  const seen = { fetched, sha256: sha, hasSameWords: words !== null && saysTheSame(...words) };
  const known = before === null ? null : stateOf(before);
  const { state, outcomes } = nextState(known, seen, new Date().toISOString());
  const isKept = fetched.kind === "content" && sha !== null && state.sha256 === sha && before?.sha256 !== sha;
  await record(address, state, isKept ? { sha256: sha, bytes: fetched.bytes } : null);
  const failedAt = fetched.kind === "failed" && fetched.at !== address.url ? fetched.at : null;
  const diff = outcomes.includes("changed") ? diffOf(words) : null;
  const aside = words !== null && differsAside(...words);
  return { address, state, outcomes, failedAt, aside, diff };
}

function stateOf({ agency: _a, year: _y, url: _u, page: _p, ...state }: StoredPage): CollectedState {
  return state;
}

async function wordsOfBoth(
  { db, readers }: Pick<LookTools, "db" | "readers">,
  { year, url }: CollectedAddress,
  { sha256: known, finalUrl }: StoredPage,
  fetched: Fetched,
): Promise<[ContentWords, ContentWords] | null> {
  const old = known === null ? null : await collectedOriginal(db, known);
  if (old === null || fetched.kind !== "content") return null;
  return [
    await contentWords(readers, old, finalUrl ?? url, year),
    await contentWords(readers, fetched.bytes, fetched.finalUrl, year),
  ];
}

function diffOf(words: [ContentWords, ContentWords] | null): string[] | null {
  const [before, after] = words ?? [];
  if (!before?.lines || !after?.lines) return null;
  const files = ({ links }: ContentWords) => links.map((link) => `附件：${link}`);
  return lineDiff([...before.lines, ...files(before)], [...after.lines, ...files(after)]);
}
