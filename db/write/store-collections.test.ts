import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openVersion } from "../client";
import { collections } from "../schema";
import { importRows, type TestDatabase, testDatabase } from "../test-database";
import type { CollectionInput } from "./store-collections";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }] });
});
afterEach(() => test.close());

const declared: CollectionInput = {
  ...{ region: "1", kind: "towns", year: 2023 },
  ...{ complete: true, deadline: null },
};
const declare = async (...inputs: CollectionInput[]) =>
  (await importRows(test.db, { collections: inputs })).version?.label;
const shown = async (label?: string) => {
  const db = label === undefined ? await openForReading(test.path) : await openVersion(test.path, label);
  const rows = (await db?.select().from(collections)) ?? [];
  db?.close();
  return rows
    .filter(({ versionSuperseded }) => versionSuperseded === null)
    .map(({ year, complete, deadline }) => [year, complete, deadline]);
};

it("puts a declaration in the place of the earlier one, which its version keeps", async () => {
  const first = await declare(declared);
  await declare({ ...declared, complete: false, deadline: "2024-02-15" }, { ...declared, year: 2024 });
  expect(await shown(first)).toEqual([[2023, true, null]]);
  expect(await shown()).toEqual([
    [2023, false, "2024-02-15"],
    [2024, true, null],
  ]);
});

it("makes no version of what is declared already; of several the last one counts", async () => {
  expect(await declare({ ...declared, complete: false }, declared)).toBeDefined();
  expect(await declare(declared)).toBeUndefined();
  expect(await shown()).toEqual([[2023, true, null]]);
});
