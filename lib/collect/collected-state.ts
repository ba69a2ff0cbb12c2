import type { Fetched } from "./fetch-address";
import type { FetchFault } from "./fetch-fault";

/**
 * What the last look at an address showed. `absent`: the server says that there is nothing, and there never was as far
 * as we know. `failed`: nobody can tell.
 */
export type CollectedOutcome =
  | "new"
  | "unchanged"
  | "changed"
  | "moved"
  | "vanished"
  | "restored"
  | "absent"
  | "failed";

/** Something that was other than the time before. */
export type CollectedEvent = {
  at: string;
  outcome: CollectedOutcome;
  status: number | null;
  fault: FetchFault | null;
  sha256: string | null;
  url: string | null;
};

/** What is known of an address, as it was last seen. */
export type CollectedState = {
  outcome: CollectedOutcome;
  fault: FetchFault | null;
  status: number | null;
  etag: string | null;
  lastModified: string | null;
  finalUrl: string | null;
  sha256: string | null;
  checkedAt: string;
  fetchedAt: string | null;
  firstSeen: string | null;
  changedAt: string | null;
  movedAt: string | null;
  vanishedAt: string | null;
  taken: boolean;
  events: CollectedEvent[];
};

/** What is seen now of an address: what was fetched, and whether its words are those of the time before. */
export type Seen = { fetched: Fetched; sha256: string | null; hasSameWords: boolean };

const unknown: CollectedState = {
  outcome: "absent",
  fault: null,
  status: null,
  etag: null,
  lastModified: null,
  finalUrl: null,
  sha256: null,
  checkedAt: "",
  fetchedAt: null,
  firstSeen: null,
  changedAt: null,
  movedAt: null,
  vanishedAt: null,
  taken: false,
  events: [],
};

/**
 * The state after a look at an address, and all that is to be said of it. Gone is only what the server says is gone
 * (404, 410) and what was there before; whatever else keeps us from seeing it is a failure, and changes nothing that is
 * known. A page whose words are as before is unchanged, whatever became of its code.
 */
export function nextState(
  before: CollectedState | null,
  { fetched, sha256, hasSameWords }: Seen,
  at: string,
): { state: CollectedState; outcomes: CollectedOutcome[] } {
  const known = before ?? unknown;
  const { status } = fetched;
  const settled = (
    outcomes: [CollectedOutcome, ...CollectedOutcome[]],
    changes: Partial<CollectedState>,
  ): { state: CollectedState; outcomes: CollectedOutcome[] } => {
    const [outcome] = outcomes;
    const state = { ...known, fault: null, ...changes, status, checkedAt: at, outcome };
    const isNews =
      outcome !== "unchanged" && !(outcome === known.outcome && known.events.length > 0 && isIdle(outcome));
    const news = isNews
      ? outcomes.map(
          (one): CollectedEvent => ({
            ...{ at, outcome: one, status, fault: state.fault },
            ...{ sha256: state.sha256, url: state.finalUrl },
          }),
        )
      : [];
    return { state: { ...state, events: [...known.events, ...news] }, outcomes };
  };
  if (fetched.kind === "failed") {
    if (fetched.fault !== "absent") return settled(["failed"], { fault: fetched.fault });
    if (known.firstSeen === null) return settled(["absent"], { fault: "absent" });
    return settled(["vanished"], { fault: "absent", vanishedAt: known.vanishedAt ?? at });
  }
  const { etag, lastModified, finalUrl, isPermanent } = fetched;
  const moved = known.finalUrl !== null && known.finalUrl !== finalUrl && isPermanent;
  const tags = { etag, lastModified, finalUrl };
  const returned = known.vanishedAt === null ? [] : (["restored"] as const);
  const movement = moved ? (["moved"] as const) : [];
  const times = { vanishedAt: null, ...(moved ? { movedAt: at } : {}) };
  if (fetched.kind === "unchanged" || (known.sha256 !== null && (hasSameWords || known.sha256 === sha256))) {
    const [first = "unchanged", ...rest] = [...movement, ...returned];
    return settled([first, ...rest], { ...tags, ...times });
  }
  const content = { ...tags, ...times, sha256, fetchedAt: at, taken: false };
  if (known.firstSeen === null) return settled(["new"], { ...content, firstSeen: at });
  return settled(["changed", ...movement, ...returned], { ...content, changedAt: at });
}

/** What may be so at every look without being news. */
const isIdle = (outcome: CollectedOutcome): boolean =>
  outcome === "failed" || outcome === "vanished" || outcome === "absent";
