import { expect, it } from "vitest";
import { importRows, testDatabase } from "../test-database";
import { memberSeries } from "./member-series";

const received = "requests.received.total";
const one = { from: 2023, to: 2024 };

it("gives the agencies that are asked for, whatever their kind, merged ones for what they filed", async () => {
  const test = await testDatabase({
    agencies: [
      { key: "1", validTo: 2022 },
      { key: "2", kind: "government" },
    ],
    reports: [
      { agency: "1", year: 2023, cells: { [received]: 3 } },
      { agency: "2", year: 2023, cells: { [received]: 4 } },
      { agency: "2", year: 2023, scope: "territory", cells: { [received]: 5 } },
    ],
  });
  const asked = async (scope?: "own") => {
    const rows = await memberSeries(test.db, [received], ["2", "1", "none"], one, { scope });
    return rows.map((row) => [row.agencyKey, row.year, row.value ?? row.missing]);
  };
  expect(await asked()).toEqual([
    ["1", 2023, 3],
    ["2", 2023, 5],
    ["2", 2024, "not_collected"],
  ]);
  expect(await asked("own")).toContainEqual(["2", 2023, 4]);
  test.close();
});

it("tells a figure that the prose does not state from one that could not be read and one that its table does not have", async () => {
  const test = await testDatabase({
    agencies: [{ key: "1" }],
    // All that the tables of a report have is stored, also what could not be read.
    reports: [{ agency: "1", year: 2023, cells: { [received]: "unreadable" } }],
  });
  const asked = [received, "requests.closed.total", "prose.meetings"];
  const rows = await memberSeries(test.db, asked, ["1"], { from: 2023, to: 2023 });
  expect(rows.map(({ missing }) => missing)).toEqual(["unreadable", "not_in_form", "not_stated"]);
  test.close();
});

it("marks what an open error or warning names, and leaves it out where that is asked for", async () => {
  const test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [
      {
        agency: "1",
        year: 2023,
        cells: { [received]: 9 },
        problems: [
          { check: "balance", severity: "error", cells: [received], message: "不平。" },
          { check: "layout", severity: "note", cells: [received], message: "走样。" },
        ],
      },
      { agency: "2", year: 2023, cells: { [received]: -3 } },
    ],
  });
  const seen = async (quality: "all" | "clean") => {
    const rows = await memberSeries(test.db, [received], ["1", "2"], { from: 2023, to: 2023 }, { quality });
    return rows.map((row) => [row.value ?? row.missing, row.checks.join(), row.impossible]);
  };
  expect(await seen("all")).toEqual([
    [9, "balance", false],
    [-3, "", true],
  ]);
  expect(await seen("clean")).toEqual([
    ["under_review", "", false],
    [-3, "", true],
  ]);
  test.close();
});

it("keeps 约 of what the prose says about", async () => {
  const meetings = "prose.meetings";
  const stated = (approximate: boolean) => ({ [meetings]: { value: 40, approximate } });
  const test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [
      { agency: "1", year: 2023, prose: stated(true) },
      { agency: "2", year: 2023, prose: stated(false) },
    ],
  });
  const rows = await memberSeries(test.db, [meetings], ["1", "2"], { from: 2023, to: 2023 });
  expect(rows.map(({ approximate }) => approximate)).toEqual([true, false]);
  test.close();
});

it("accuses nobody whose collection was not declared, and nobody before the deadline", async () => {
  const test = await testDatabase({
    agencies: [{ key: "1" }, { key: "2" }],
    reports: [{ agency: "2", year: 2022 }],
  });
  const reasons = async () => {
    const rows = await memberSeries(test.db, [received], ["1"], { from: 2022, to: 2023 });
    return rows.map(({ missing }) => missing);
  };
  const declared = (year: number, deadline: string | null) =>
    ({ region: "1", kind: "towns", year, complete: true, deadline }) as const;
  expect(await reasons()).toEqual(["not_collected", "not_collected"]);
  await importRows(test.db, { collections: [declared(2022, null), declared(2023, "2099-12-31")] });
  expect(await reasons()).toEqual(["not_filed", "not_due"]);
  test.close();
});
