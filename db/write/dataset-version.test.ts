import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading } from "../client";
import { currentVersion } from "../queries/dataset-version";
import { datasetVersions } from "../schema";
import { ownCatalogue } from "../stored-catalogue";
import { importing, importReport, importRows, type TestDatabase, testDatabase } from "../test-database";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase();
});
afterEach(() => test.close());

const morning = new Date("2026-01-31T01:00:00Z");
const evening = new Date("2026-01-31T10:00:00Z");
/** Already February in China. */
const night = new Date("2026-01-31T20:00:00Z");
const agencies = [{ key: "1" }];

it("labels versions with the day in China and a running number, and counts their reports", async () => {
  const reports = [
    { agency: "1", year: 2023 },
    { agency: "1", year: 2024 },
  ];
  expect((await importRows(test.db, { agencies, reports, now: morning })).version).toMatchObject({
    label: "2026-01-31.1",
    reportsAdded: 2,
    reportsSuperseded: 0,
  });
  const corrected = [{ agency: "1", year: 2024, text: "更正" }];
  expect((await importRows(test.db, { reports: corrected, now: evening })).version).toMatchObject({
    label: "2026-01-31.2",
    reportsAdded: 1,
    reportsSuperseded: 1,
  });
  const next = [{ agency: "1", year: 2025 }];
  expect((await importRows(test.db, { reports: next, now: night })).version?.label).toBe("2026-02-01.1");
});

it("makes no version of an import that brings nothing, and uses its number for the next", async () => {
  expect((await importRows(test.db, { now: morning })).version).toBeNull();
  expect(await currentVersion(test.db)).toBeNull();
  const reports = [{ agency: "1", year: 2023 }];
  expect((await importRows(test.db, { agencies, reports, now: morning })).version?.label).toBe(
    "2026-01-31.1",
  );
  expect((await importRows(test.db, { agencies, reports, now: morning })).version).toBeNull();
});

it("makes a version of agencies alone", async () => {
  expect((await importRows(test.db, { agencies, now: morning })).version).toMatchObject({ reportsAdded: 0 });
  expect(
    (await importRows(test.db, { agencies: [{ key: "1", shortName: "甲" }], now: evening })).version?.label,
  ).toBe("2026-01-31.2");
});

it("is there only when it is whole: what an import has stored is seen by nobody before", async () => {
  await importRows(test.db, { agencies, reports: [{ agency: "1", year: 2023 }], now: morning });
  await importing(test.db, async (by) => {
    await importReport(test.db, { agency: "1", year: 2024 }, by);
    expect(await test.db.select().from(datasetVersions)).toHaveLength(1);
    const reader = await openForReading(test.path);
    expect(reader.version).toEqual({ id: 1, label: "2026-01-31.1", day: "2026-01-31" });
    reader.close();
  });
  expect((await importRows(test.db, { now: evening })).version).toMatchObject({ reportsAdded: 1 });
  expect(await currentVersion(test.db)).toMatchObject({ label: "2026-01-31.2", reports: 2, demo: false });
});

it("keeps the definitions of the catalogue, once for all versions that have them", async () => {
  await importRows(test.db, { agencies });
  await importRows(test.db, { agencies: [{ key: "2" }] });
  const stored = await test.db.engine.rows("select sha, json from catalogues");
  expect(stored).toEqual([ownCatalogue]);
  const reader = await openForReading(test.path);
  expect(reader.catalogue.checks).toContainEqual(expect.objectContaining({ id: "balance" }));
  expect(JSON.stringify(reader.catalogue)).toBe(ownCatalogue.json);
  reader.close();
});
