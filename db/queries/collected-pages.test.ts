import { afterAll, expect, it } from "vitest";
import { nextState } from "@/lib/collect/collected-state";
import type { FetchFault } from "@/lib/collect/fetch-fault";
import { sha256 } from "@/lib/ingest/reading-hashes";
import { testDatabase } from "../test-database";
import { markTaken, recordCollected } from "../write/record-collected";
import { rekeyAgencies } from "../write/rekey-agencies";
import { collectedFilings, collectedOf, collectedOriginal } from "./collected-pages";

const test = await testDatabase({ agencies: [{ key: "99-a" }, { key: "99-b" }] });
afterAll(() => test.close());

const arrival = { status: 200, etag: null, lastModified: null, isPermanent: true };

/** A look at an address: what is there, or why nothing was seen. */
async function look(
  agency: string,
  url: string,
  at: string,
  found: { text: string } | { fault: FetchFault },
  page: string | null = null,
): Promise<void> {
  const address = { agency, year: 2023, url, page };
  const known = (await collectedOf(test.db, [agency])).find((row) => row.url === url);
  const bytes = Buffer.from("text" in found ? found.text : "");
  const seen =
    "text" in found
      ? { fetched: { kind: "content" as const, ...arrival, finalUrl: url, bytes }, sha256: sha256(bytes) }
      : { fetched: { kind: "failed" as const, fault: found.fault, status: null, at: url }, sha256: null };
  const { agency: _a, year: _y, url: _u, page: _p, ...before } = known ?? { agency, year: 0, url, page };
  const { state } = nextState("outcome" in before ? before : null, { ...seen, hasSameWords: false }, at);
  await recordCollected(test.db, address, state, "text" in found ? { sha256: sha256(bytes), bytes } : null);
}

const filing = async (agency: string) => (await collectedFilings(test.db, 2023, [agency])).get(agency);

it("answers how the published report of an agency stands, over its pages and files", async () => {
  await look("99-a", "https://a.cn/1", "2024-01-01", { text: "一" });
  await look("99-a", "https://a.cn/1.pdf", "2024-01-01", { text: "文件" }, "https://a.cn/1");
  expect(await filing("99-a")).toEqual({
    ...{ agency: "99-a", checkedAt: "2024-01-01", firstSeen: "2024-01-01", changedAt: null, movedAt: null },
    knownSince: "2024-01-01",
    ...{ vanishedAt: null, vanishedFiles: [], faults: [], urls: ["https://a.cn/1"] },
  });
  await look("99-a", "https://a.cn/1", "2024-02-01", { text: "二" });
  await look("99-a", "https://a.cn/1.pdf", "2024-02-01", { fault: "absent" }, "https://a.cn/1");
  expect(await filing("99-a")).toMatchObject({
    ...{ changedAt: "2024-02-01", vanishedAt: null, vanishedFiles: ["https://a.cn/1.pdf"] },
  });
  expect(await filing("99-b")).toBeUndefined();
  expect((await collectedFilings(test.db, 2022, ["99-a"])).size).toBe(0);
});

it("calls a report gone when all its pages are gone, and never for what could not be seen", async () => {
  await look("99-a", "https://a.cn/2", "2024-02-01", { text: "另一页" });
  await look("99-a", "https://a.cn/1", "2024-03-01", { fault: "absent" });
  expect((await filing("99-a"))?.vanishedAt).toBeNull();
  await look("99-a", "https://a.cn/2", "2024-03-02", { fault: "slow" });
  expect(await filing("99-a")).toMatchObject({ vanishedAt: null, faults: ["slow"] });
  await look("99-a", "https://a.cn/2", "2024-03-03", { fault: "absent" });
  expect(await filing("99-a")).toMatchObject({ vanishedAt: "2024-03-03", faults: [] });
});

it("keeps each content once, as it came, and what was imported of it", async () => {
  await look("99-b", "https://b.cn/1", "2024-01-01", { text: "一" });
  const [row] = await collectedOf(test.db, ["99-b"]);
  expect(row).toMatchObject({ sha256: sha256("一"), taken: false });
  expect((await collectedOriginal(test.db, sha256("一")))?.toString()).toBe("一");
  expect(await collectedOriginal(test.db, "other")).toBeNull();
  await markTaken(test.db, [{ agency: "99-b", year: 2023, url: "https://b.cn/1", page: null }]);
  expect(await collectedOf(test.db, ["99-b"])).toMatchObject([{ taken: true }]);
});

it("goes with its agency when that gets another key", async () => {
  await rekeyAgencies(
    test.db.engine,
    new Map([
      ["99-a", "99-b"],
      ["99-b", "99-a"],
    ]),
  );
  expect((await collectedOf(test.db, ["99-a"])).map(({ url }) => url)).toEqual(["https://b.cn/1"]);
});
