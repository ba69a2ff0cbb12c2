import { afterEach, beforeEach, expect, it } from "vitest";
import type { CollectedState } from "@/lib/collect/collected-state";
import { openVersion } from "../client";
import { copyDatabase } from "../copy";
import { currentVersion } from "../queries/dataset-version";
import { filingOfYear } from "../queries/filing";
import { filersOf } from "../queries/group";
import { verifyDatabase } from "../soundness/verify-database";
import { placeForCopy, type TestDatabase, testDatabase } from "../test-database";
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
