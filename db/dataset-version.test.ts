import { afterEach, beforeEach, expect, it } from "vitest";
import { finishVersion, startVersion } from "./dataset-version";
import { currentVersion } from "./queries/dataset-version";
import { importReport, type TestDatabase, testDatabase } from "./test-database";

let test: TestDatabase;
beforeEach(() => {
  test = testDatabase({ agencies: [{ key: "1" }] });
});
afterEach(() => test.close());

const morning = new Date("2026-01-31T01:00:00Z");
const evening = new Date("2026-01-31T10:00:00Z");
/** Already February in China. */
const night = new Date("2026-01-31T20:00:00Z");

it("labels versions with the day in China and a running number, and counts their reports", () => {
  const first = startVersion(test.db, morning);
  importReport(test.db, { agency: "1", year: 2023 }, first);
  importReport(test.db, { agency: "1", year: 2024 }, first);
  expect(finishVersion(test.db, first)).toEqual({
    label: "2026-01-31.1",
    reportsAdded: 2,
    reportsSuperseded: 0,
  });
  const second = startVersion(test.db, evening);
  importReport(test.db, { agency: "1", year: 2024, text: "更正" }, second);
  expect(finishVersion(test.db, second)).toEqual({
    label: "2026-01-31.2",
    reportsAdded: 1,
    reportsSuperseded: 1,
  });
  const third = startVersion(test.db, night);
  importReport(test.db, { agency: "1", year: 2025 }, third);
  expect(finishVersion(test.db, third)?.label).toBe("2026-02-01.1");
});

it("makes no version of an import that brings nothing, and uses its number for the next", async () => {
  expect(finishVersion(test.db, startVersion(test.db, morning))).toBeNull();
  expect(await currentVersion(test.db)).toBeNull();
  const next = startVersion(test.db, night);
  importReport(test.db, { agency: "1", year: 2023 }, next);
  expect(finishVersion(test.db, next)?.label).toBe("2026-02-01.1");
});

it("goes on with the version of an import that was killed", () => {
  const killed = startVersion(test.db, morning);
  importReport(test.db, { agency: "1", year: 2023 }, killed);
  const next = startVersion(test.db, night);
  expect(next).toBe(killed);
  importReport(test.db, { agency: "1", year: 2024 }, next);
  expect(finishVersion(test.db, next)).toMatchObject({ label: "2026-01-31.1", reportsAdded: 2 });
});

it("is current from its first report on", async () => {
  const first = startVersion(test.db, morning);
  importReport(test.db, { agency: "1", year: 2023 }, first);
  finishVersion(test.db, first);
  const second = startVersion(test.db, evening);
  expect((await currentVersion(test.db))?.label).toBe("2026-01-31.1");
  importReport(test.db, { agency: "1", year: 2024 }, second);
  expect(await currentVersion(test.db)).toMatchObject({ label: "2026-01-31.2", reports: 2, demo: false });
});
