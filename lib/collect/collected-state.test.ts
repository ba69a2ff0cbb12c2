import { expect, it } from "vitest";
import { type CollectedState, nextState, type Seen } from "./collected-state";
import type { FetchFault } from "./fetch-fault";

const arrival = {
  status: 200,
  etag: null,
  lastModified: null,
  finalUrl: "https://a.cn/1",
  isPermanent: true,
};
const content = (sha256: string, hasSameWords = false, more: Partial<typeof arrival> = {}): Seen => ({
  fetched: { kind: "content", ...arrival, ...more, bytes: Buffer.from(sha256) },
  sha256,
  hasSameWords,
});
const failure = (fault: FetchFault, status: number | null = null): Seen => ({
  fetched: { kind: "failed", fault, status, at: "" },
  sha256: null,
  hasSameWords: false,
});
const notModified: Seen = {
  fetched: { kind: "unchanged", ...arrival, status: 304 },
  sha256: null,
  hasSameWords: true,
};

/** The outcomes of looks one after the other, each an hour later, and the state in the end. */
function looks(...seen: Seen[]): { outcomes: string[]; state: CollectedState } {
  let state: CollectedState | null = null;
  const outcomes: string[] = [];
  for (const [at, one] of seen.entries()) {
    const next = nextState(state, one, `0${at}:00`);
    state = next.state;
    outcomes.push(next.outcomes.join("+"));
  }
  if (!state) throw new Error("no looks");
  return { outcomes, state };
}

it("tells new, unchanged, changed and moved", () => {
  const moved = { finalUrl: "https://a.cn/2" };
  const { outcomes, state } = looks(
    ...[content("a"), content("a"), notModified, content("b", true), content("b"), content("b", true, moved)],
  );
  expect(outcomes).toEqual(["new", "unchanged", "unchanged", "unchanged", "changed", "moved"]);
  expect(state).toMatchObject({
    ...{ sha256: "b", firstSeen: "00:00", changedAt: "04:00", movedAt: "05:00" },
  });
  expect(state.events.map(({ outcome }) => outcome)).toEqual(["new", "changed", "moved"]);
});

it("keeps what it has of a page whose words are the same, and what was imported", () => {
  const { state } = looks(content("a"));
  const next = nextState({ ...state, taken: true }, content("other code", true), "09:00");
  expect(next.state).toMatchObject({ sha256: "a", taken: true, fetchedAt: "00:00", checkedAt: "09:00" });
  expect(nextState(next.state, content("other words"), "10:00").state.taken).toBe(false);
});

it("does not call moved what a redirect leads to for now", () => {
  const elsewhere = { finalUrl: "https://a.cn/2", isPermanent: false };
  expect(looks(content("a"), content("a", true, elsewhere)).outcomes).toEqual(["new", "unchanged"]);
});

it.each([404, 410])("calls gone what the server says is gone (%s), and keeps since when", (status) => {
  const { outcomes, state } = looks(content("a"), failure("absent", status), failure("absent", status));
  expect(outcomes).toEqual(["new", "vanished", "vanished"]);
  expect(state).toMatchObject({ vanishedAt: "01:00", sha256: "a" });
  expect(state.events).toHaveLength(2);
  expect(looks(content("a"), failure("absent", status), content("a")).state).toMatchObject({
    ...{ outcome: "restored", vanishedAt: null },
  });
});

it.each(["connect", "slow", "status", "robots", "private", "busy", "home", "name"] as const)(
  "never calls gone what it could not see: %s",
  (fault) => {
    const { outcomes, state } = looks(content("a"), failure(fault), failure(fault));
    expect(outcomes).toEqual(["new", "failed", "failed"]);
    expect(state).toMatchObject({ vanishedAt: null, sha256: "a", fault, taken: false });
    expect(state.events).toHaveLength(2);
  },
);

it("does not call gone what was never there", () => {
  const { outcomes, state } = looks(
    failure("absent", 404),
    failure("connect"),
    failure("absent", 404),
    content("a"),
  );
  expect(outcomes).toEqual(["absent", "failed", "absent", "new"]);
  expect(state.vanishedAt).toBeNull();
});

it("keeps what is known of a page that is gone while nothing can be seen", () => {
  const { outcomes, state } = looks(content("a"), failure("absent", 404), failure("connect"), content("b"));
  expect(outcomes).toEqual(["new", "vanished", "failed", "changed+restored"]);
  expect(state).toMatchObject({ vanishedAt: null, changedAt: "03:00" });
});
