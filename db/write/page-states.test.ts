import { afterEach, beforeEach, expect, it } from "vitest";
import type { CollectedState } from "@/lib/collect/collected-state";
import { openVersion } from "../client";
import { copyDatabase } from "../copy";
import { foundItems } from "../queries/checks/found-items";
import { currentVersion } from "../queries/dataset-version";
import { filingOfYear } from "../queries/filing";
import { filersOf } from "../queries/group";
import { memberSeries } from "../queries/member-series";
import { verifyDatabase } from "../soundness/verify-database";
import { importReports, importRows, placeForCopy, type TestDatabase, testDatabase } from "../test-database";
import { filingFeed } from "../views/filing-feeds";
import { filingView } from "../views/filing-view";
import { publishPageStates, recordCollected } from "./record-collected";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government" },
      { key: "991", parentKey: "99" },
      { key: "992", parentKey: "99" },
    ],
    reports: [{ agency: "991", year: 2022, publishedOn: "2023-01-20" }],
  });
});
afterEach(() => test.close());

const there: CollectedState = {
  ...{ outcome: "unchanged", fault: null, status: 200, etag: null, lastModified: null },
  ...{ finalUrl: null, sha256: null, checkedAt: "2023-02-01T00:00:00Z", fetchedAt: null },
  ...{ firstSeen: "2023-02-01T00:00:00Z", changedAt: null, movedAt: null, vanishedAt: null },
  ...{ taken: true, events: [] },
};
const url = "https://a.example/1";
const watched = [{ agency: "991", year: 2022 }];

async function seen(state: Partial<CollectedState>, now: string): Promise<string | null> {
  await recordCollected(
    test.db,
    { agency: "991", year: 2022, url, page: null },
    { ...there, ...state },
    null,
  );
  return (await publishPageStates(test.db, watched, new Date(now)))?.label ?? null;
}

const towns = filersOf({ region: "99", kind: "towns" });

const versionNow = async () => (await currentVersion(test.db))?.label ?? "";
const declared = { region: "99", kind: "towns", year: 2022, deadline: null } as const;

/** What a version says of 992 and its report, wherever it says it. */
async function standing(label: string) {
  const db = await openVersion(test.path, label);
  if (!db) throw new Error(`no version ${label}`);
  try {
    const view = await filingView(db, { region: "99", kind: "towns", year: 2022 });
    const row = view.groups[0]?.rows.find(({ agency }) => agency.key === "992");
    expect(row?.pageChangedOn).toBeNull();
    const span = { from: 2022, to: 2022 };
    const [figure] = await memberSeries(db, ["requests.received.total"], ["992"], span);
    const items = await foundItems(db, "99");
    return {
      ...{ state: row?.state, figure: figure?.missing, url: row?.unreadUrl },
      missing: items.some(({ agency, check }) => agency === "992" && check === "missing"),
      reminded: view.reminders.length > 0,
    };
  } finally {
    await db.close();
  }
}

/** What a version says of 991, and of how many others it says anything. */
async function said(label: string, address = test.path) {
  const db = await openVersion(address, label);
  if (!db) throw new Error(`no version ${label}`);
  try {
    const rows = await filingOfYear(db, towns, 2022);
    const told = rows.map(({ agency, withdrawnOn, pageChangedOn }) => ({
      key: agency.key,
      says: [withdrawnOn, pageChangedOn],
    }));
    expect(told.filter(({ key, says }) => key !== "991" && says.some((day) => day !== null))).toEqual([]);
    return told.find(({ key }) => key === "991")?.says;
  } finally {
    await db.close();
  }
}

it("publishes what became of a page, and shows in each version what was known then", async () => {
  expect(await seen({}, "2024-01-01T00:00:00Z")).toBeNull();
  const before = (await currentVersion(test.db))?.label ?? "";
  const gone = await seen({ vanishedAt: "2024-03-03T20:00:00Z" }, "2024-03-04T00:00:00Z");
  expect(gone).toBe("2024-03-04.1");
  expect(await seen({ vanishedAt: "2024-03-03T20:00:00Z" }, "2024-03-05T00:00:00Z")).toBeNull();
  const back = await seen({}, "2024-04-01T00:00:00Z");
  const again = await seen({ vanishedAt: "2024-05-01T00:00:00Z" }, "2024-05-02T00:00:00Z");
  // The day as it is called in China.
  expect(await said(gone ?? "")).toEqual(["2024-03-04", null]);
  expect(await said(back ?? "")).toEqual([null, null]);
  expect(await said(again ?? "")).toEqual(["2024-05-01", null]);
  expect(await said(before)).toEqual([null, null]);

  const { address, remove } = await placeForCopy();
  await copyDatabase(test.path, address);
  expect(await said(gone ?? "", address)).toEqual(["2024-03-04", null]);
  expect(await said(again ?? "", address)).toEqual(["2024-05-01", null]);
  await remove();
});

it("tells a change until a report that was imported since tells it", async () => {
  const changedAt = new Date(Date.now() + 3_600_000).toISOString();
  const label = await seen({ changedAt }, "2024-06-01T00:00:00Z");
  expect((await said(label ?? ""))?.[1]).not.toBeNull();
  // What was changed before the report in the database was imported is in it.
  const taken = await seen({ changedAt: "2020-01-01T00:00:00Z" }, "2024-06-02T00:00:00Z");
  expect(await said(taken ?? "")).toEqual([null, null]);
  expect((await said(label ?? ""))?.[1]).not.toBeNull();
});

it("accuses nobody whose page is known and was not read, in the versions concerned, until a report of it is there", async () => {
  await importRows(test.db, { collections: [{ ...declared, complete: true }] });
  const before = await versionNow();
  const look = async (state: Partial<CollectedState>, now: string) => {
    const address = { agency: "992", year: 2022, url: "https://b.example/1", page: null };
    await recordCollected(test.db, address, { ...there, firstSeen: null, ...state }, null);
    await publishPageStates(test.db, [{ agency: "992", year: 2022 }], new Date(now));
    return versionNow();
  };
  const event = { at: "2024-01-01T00:00:00Z", outcome: "failed", status: null, fault: "robots" } as const;
  const events = [{ ...event, sha256: null, url: null }];
  const failed = { outcome: "failed", fault: "robots", events } as const;
  const closed = await look({ ...failed, checkedAt: event.at }, "2024-02-01T00:00:00Z");
  expect(closed).not.toBe(before);
  // The same again is no news.
  expect(await look({ ...failed, checkedAt: "2024-01-09T00:00:00Z" }, "2024-02-02T00:00:00Z")).toBe(closed);
  const absent = await look({ outcome: "absent", fault: "absent", events }, "2024-02-03T00:00:00Z");
  const seenOnce = await look({ firstSeen: "2024-01-04T00:00:00Z" }, "2024-02-04T00:00:00Z");
  const accusing = { state: "not_filed", figure: "not_filed", missing: true, reminded: true, url: null };
  const sparing = { state: "unread", figure: "not_collected", missing: false, reminded: false };
  const spared = { ...sparing, url: "https://b.example/1" };
  expect(await standing(before)).toEqual(accusing);
  expect(await standing(closed)).toEqual(spared);
  expect(await standing(absent)).toEqual(accusing);
  expect(await standing(seenOnce)).toEqual(spared);
  // Read from elsewhere since: the page is not other than the report.
  await importReports(test.db, [{ agency: "992", year: 2022, publishedOn: "2023-01-09" }]);
  const given = { state: "filed", figure: "not_in_form", missing: false, reminded: false, url: null };
  expect(await standing(await versionNow())).toEqual(given);
  expect(await standing(seenOnce)).toEqual(spared);
});

it("tells in the feed of changes what became of pages, each once, with its version", async () => {
  const changedAt = new Date(Date.now() + 3_600_000).toISOString();
  const vanishedAt = "2024-03-03T20:00:00Z";
  await seen({ changedAt }, "2031-01-01T00:00:00Z");
  const gone = await seen({ changedAt, vanishedAt }, "2031-01-02T00:00:00Z");
  await seen({ changedAt }, "2031-01-03T00:00:00Z");
  const other = { agency: "992", year: 2022 };
  await recordCollected(test.db, { ...other, url: "https://b.example/<1>", page: null }, there, null);
  await publishPageStates(test.db, [other], new Date("2031-01-04T00:00:00Z"));
  const told = async (label: string, year: number | null) => {
    const db = await openVersion(test.path, label);
    if (!db) throw new Error(`no version ${label}`);
    const { entries } = await filingFeed(db, { region: "99", kind: "towns" }, year, "https://n.example");
    await db.close();
    expect(new Set(entries.map(({ identity }) => identity.join(" "))).size).toBe(entries.length);
    return entries.map(
      ({ category: { term }, link, updated }) => `${term} ${link.slice(17)} ${updated.slice(0, 10)}`,
    );
  };
  const all = [
    "unread /agencies/992 2031-01-04",
    "restored /agencies/991 2031-01-03",
    "withdrawn /agencies/991 2031-01-02",
    "page_changed /agencies/991 2031-01-01",
  ];
  const now = await versionNow();
  expect((await told(now, 2022)).slice(0, -1)).toEqual(all);
  expect((await told(gone ?? "", null)).slice(0, -1)).toEqual(all.slice(2));
  expect(await told(now, 2021)).toEqual([]);
});

it("notices where what was published of a page is damaged", async () => {
  await seen({ vanishedAt: "2024-03-03T20:00:00Z" }, "2024-03-04T00:00:00Z");
  const damaged = async () =>
    (await verifyDatabase(test.path))
      .filter(({ kind }) => kind === "rows")
      .map((one) => "table" in one && one.table);
  expect(await damaged()).toEqual([]);
  await test.db.engine.change("update page_states set vanished_at = null");
  expect(await damaged()).toEqual(["page_states"]);
});
