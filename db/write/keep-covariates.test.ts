import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openForWriting, openVersion } from "../client";
import { copyDatabase } from "../copy";
import { covariateList } from "../queries/like/covariates";
import { covariates } from "../schema";
import { verifyVersions } from "../soundness/verify-versions";
import { importReports, placeForCopy, type TestDatabase, testDatabase } from "../test-database";
import { keepCovariates } from "./keep-covariates";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [{ agency: "1", year: 2024 }],
  });
});
afterEach(() => test.close());

const population = { name: "人口", unit: "人" };
const keep = (values: readonly (readonly [string, number, number])[], of = population) =>
  keepCovariates(
    test.db,
    of,
    values.map(([agency, year, value]) => ({ agency, year, value })),
  );
const valuesOf = async (db: Pick<typeof test.db, "select">) =>
  (await db.select().from(covariates))
    .filter(({ versionSuperseded }) => versionSuperseded === null)
    .map(({ year, value }) => [year, value])
    .sort();

it("is a version of its own, keeps what it replaces, and changes nothing a second time", async () => {
  const first = await keep([
    ["1", 2020, 100.5],
    ["2", 2020, 7],
  ]);
  expect(first).toMatchObject({ added: 2, replaced: 0, unchanged: 0, version: { reportsAdded: 0 } });
  expect(await keep([["1", 2020, 100.5]])).toMatchObject({ version: null, unchanged: 1 });
  const second = await keep([
    ["1", 2020, 101],
    ["1", 2021, 102],
  ]);
  expect(second).toMatchObject({ added: 1, replaced: 1 });
  const then = await openVersion(test.path, first.version?.label ?? "");
  const now = await openForReading(test.path);
  if (!then) throw new Error("the first version is gone");
  expect(await valuesOf(then)).toEqual([
    [2020, 100.5],
    [2020, 7],
  ]);
  expect(await valuesOf(now)).toEqual([
    [2020, 101],
    [2020, 7],
    [2021, 102],
  ]);
  expect(await covariateList(now)).toEqual([
    { name: "人口", unit: "人", values: 3, agencies: 2, from: 2020, to: 2021 },
  ]);
  for (const db of [then, now]) await db.close();
});

it("keeps nothing in another unit, nor of an agency that is not there", async () => {
  await keep([["1", 2020, 100]]);
  expect(await keep([["2", 2020, 1]], { name: "人口", unit: "万人" })).toMatchObject({
    otherUnit: "人",
    added: 0,
  });
  await expect(
    keep([
      ["2", 2020, 3],
      ["9", 2020, 3],
    ]),
  ).rejects.toThrow('no agency "9"');
  expect(await valuesOf(test.db)).toEqual([[2020, 100]]);
});

it("is copied with its versions, and damage in it is noticed", async () => {
  await keep([["1", 2020, 100]]);
  await keep([["1", 2020, 200]]);
  await importReports(test.db, [{ agency: "2", year: 2024 }]);
  const place = await placeForCopy();
  await copyDatabase(test.path, place.address);
  const copy = await openForReading(place.address);
  expect(await copy.select().from(covariates)).toEqual(await test.db.select().from(covariates));
  expect(await verifyVersions(copy)).toEqual([]);
  await copy.close();
  const db = await openForWriting(place.address);
  await db.update(covariates).set({ value: 201 });
  await db.close();
  const damaged = await openForReading(place.address);
  expect(await verifyVersions(damaged)).toContainEqual(
    expect.objectContaining({ kind: "rows", table: "covariates" }),
  );
  await damaged.close();
  await place.remove();
});
