import fc from "fast-check";
import { expect, it } from "vitest";
import { groupKinds } from "@/lib/view";
import { testDatabase } from "../test-database";
import { memberSeries } from "./member-series";
import { plainMembers, plainValid, plainValue } from "./plain-group";
import { randomRows, tried, triedYears } from "./random-rows";

const years = [2019, 2020, 2021, 2022];

it("gives a group's members with the same figures and reasons as a plain computation", async () => {
  const seen = new Set<string | null>();
  await fc.assert(
    fc.asyncProperty(randomRows, async (rows) => {
      const test = testDatabase(rows);
      const group = { region: "99", kind: "towns", scope: "own" } as const;
      const ids = tried.map(({ id }) => id);
      const series = await memberSeries(test.db, ids, group, triedYears);
      test.close();
      const members = plainMembers(rows, "99", groupKinds.towns.kinds);
      const plain = tried.flatMap((indicator) =>
        members.flatMap((agency) =>
          years
            .filter((year) => plainValid(agency, year))
            .map((year) => {
              const slot = { agencyKey: agency.key, year, indicator: indicator.id };
              const report = rows.reports.find((row) => row.agency === agency.key && row.year === year);
              if (!report)
                return { ...slot, value: null, missing: "not_filed", part: null, whole: null, form: null };
              const result = plainValue(indicator, report);
              const share =
                indicator.kind === "rate"
                  ? { part: result.part, whole: result.whole }
                  : { part: null, whole: null };
              const value = result.kind === "value" ? result.value : null;
              return {
                ...slot,
                value,
                missing: result.kind === "value" ? null : result.reason,
                ...share,
                form: report.form,
              };
            }),
        ),
      );
      const sorted = [...plain].sort((a, b) => order(a, b));
      expect(series).toEqual(sorted);
      for (const { missing } of series) seen.add(missing);
    }),
    { numRuns: 25 },
  );
  expect(seen.size).toBe(9);

  function order(a: { indicator: string; agencyKey: string; year: number }, b: typeof a) {
    const place = (id: string) => tried.findIndex((indicator) => indicator.id === id);
    return (
      place(a.indicator) - place(b.indicator) || a.agencyKey.localeCompare(b.agencyKey) || a.year - b.year
    );
  }
});

const received = "requests.received.total";
const one = { from: 2023, to: 2024 };

it("gives the agencies that are asked for, whatever their kind, merged ones for what they filed", async () => {
  const test = testDatabase({
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
    ["2", 2024, "not_filed"],
  ]);
  expect(await asked("own")).toContainEqual(["2", 2023, 4]);
  test.close();
});

it("tells a figure that the prose does not state from one of a table that could not be read", async () => {
  const test = testDatabase({ agencies: [{ key: "1" }], reports: [{ agency: "1", year: 2023, cells: {} }] });
  const rows = await memberSeries(test.db, [received, "prose.meetings"], ["1"], { from: 2023, to: 2023 });
  expect(rows.map(({ missing }) => missing)).toEqual(["unreadable", "not_stated"]);
  test.close();
});
