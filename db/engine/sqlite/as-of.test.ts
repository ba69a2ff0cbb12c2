import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openVersion, type ReadDb } from "../../client";
import { filingCoverage } from "../../queries/coverage";
import { currentVersion } from "../../queries/dataset-version";
import { groupTrend } from "../../queries/group-trend";
import { memberSeries } from "../../queries/member-series";
import { reportList } from "../../queries/reports/report-rows";
import { importReports, type TestDatabase, testDatabase } from "../../test-database";

const region = { key: "110106", kind: "government" as const };
const town = (key: string) => ({ key, parentKey: "110106" });
const received = "requests.received.total";
const whole = { "requests.closed.total": 10, "requests.granted.total": 4, "requests.partial.total": 1 };

let test: TestDatabase;
let labels: string[];
beforeEach(async () => {
  test = await testDatabase({ agencies: [region, town("110106001"), town("110106002")] });
  labels = [];
  const next = async (...reports: Parameters<typeof importReports>[1]) => {
    await importReports(test.db, reports);
    labels.push((await currentVersion(test.db))?.label ?? "");
  };
  await next(
    { agency: "110106001", year: 2023, cells: { [received]: 5, ...whole }, publishedOn: "2024-01-10" },
    { agency: "110106001", year: 2022, cells: { [received]: 3 } },
  );
  await next({
    agency: "110106001",
    year: 2023,
    cells: { [received]: 7, ...whole, "requests.granted.total": "blank" },
    publishedOn: "2024-02-10",
  });
  await next({ agency: "110106002", year: 2023, cells: { [received]: 100 } });
});
afterEach(() => test.close());

const group = { region: "110106", kind: "towns" as const, scope: "own" as const };
const span = { from: 2022, to: 2023 };

async function seen(db: ReadDb) {
  const [sums, rate] = await groupTrend(db, group, [received, "rate.disclosed"], span);
  const members = await memberSeries(db, [received], group, span);
  const rows = await filingCoverage(db, group, span);
  const shown = {
    label: (await currentVersion(db))?.label,
    reports: (await reportList(db, {}, { offset: 0, limit: 9 })).total,
    sums: sums?.points.map(({ value, filed }) => [value, filed]),
    rate: rate?.points.at(-1)?.value,
    members: members.filter(({ year }) => year === 2023).map(({ value, missing }) => value ?? missing),
    states: rows.map(({ cells }) => cells.map(({ state }) => state)),
  };
  db.close();
  return shown;
}

it("shows each version's figures, coverage and label as they were, whatever came later", async () => {
  const versions = [];
  for (const label of labels) {
    const db = await openVersion(test.path, label);
    if (!db) throw new Error(`no version ${label}`);
    versions.push(await seen(db));
  }
  const accepted = "accepted";
  expect(versions).toEqual([
    {
      label: labels[0],
      reports: 2,
      sums: [
        [3, 1],
        [5, 1],
      ],
      rate: 0.5,
      members: [5, "not_collected"],
      states: [
        [accepted, accepted],
        ["not_collected", "not_collected"],
      ],
    },
    {
      label: labels[1],
      reports: 2,
      sums: [
        [3, 1],
        [7, 1],
      ],
      rate: null,
      members: [7, "not_collected"],
      states: [
        [accepted, accepted],
        ["not_collected", "not_collected"],
      ],
    },
    {
      label: labels[2],
      reports: 3,
      sums: [
        [3, 1],
        [107, 2],
      ],
      rate: null,
      members: [7, 100],
      states: [
        [accepted, accepted],
        ["not_collected", accepted],
      ],
    },
  ]);
  expect(versions[2]).toEqual(await seen(await openForReading(test.path)));
});

it("has no handle for a version that never was", async () => {
  expect(await openVersion(test.path, "1999-01-01.1")).toBeUndefined();
});
