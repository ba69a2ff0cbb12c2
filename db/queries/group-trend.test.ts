import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Indicator } from "@/lib/catalogue/indicators";
import { type GroupKind, groupKinds } from "@/lib/view";
import { type PlainReport, testDatabase } from "../test-database";
import type { Group } from "./group";
import { groupTrend } from "./group-trend";
import { type PlainRows, plainMembers, plainQuartile, plainValid, plainValue } from "./plain-group";
import { randomRows, tried, triedYears } from "./random-rows";

const groups = [
  { region: "", kind: "towns", scope: "own" },
  { region: "9901", kind: "towns", scope: "own" },
  { region: "99", kind: "subdistrict", scope: "own" },
  { region: "99", kind: "bureau", scope: "own" },
  { region: "nowhere", kind: "towns", scope: "own" },
] as const satisfies Group[];

function plainPoint(
  rows: PlainRows,
  group: { region: string; kind: GroupKind },
  indicator: Indicator,
  year: number,
) {
  const kinds = groupKinds[group.kind].kinds;
  const there = plainMembers(rows, group.region, kinds).filter((agency) => plainValid(agency, year));
  const reportOf = (key: string) =>
    rows.reports.find((report) => report.agency === key && report.year === year);
  const filed = there.map(({ key }) => reportOf(key)).filter((report) => report !== undefined);
  const values = filed.map((report) => plainValue(indicator, report));
  const reported = values.filter((value) => value.kind === "value" || value.reason === "no_base");
  const sum = (numbers: (number | null)[]) =>
    numbers.reduce<number>((total, number) => total + Number(number), 0);
  const part = sum(reported.map((value) => value.part));
  const whole = sum(reported.map((value) => value.whole));
  const own = values.flatMap((value) => (value.kind === "value" ? [value.value] : []));
  const level = indicator.kind === "level";
  const lacking =
    filed.length > 0 && values.every((value) => value.kind === "missing" && value.reason === "not_in_form");
  const none = reported.length === 0;
  const missing = none ? (lacking ? "not_in_form" : "no_reports") : level || whole >= 10 ? null : "no_base";
  return {
    year,
    value: missing === null ? (level ? part : part / whole) : null,
    missing,
    part: none || level ? null : part,
    whole: none || level ? null : whole,
    reported: reported.length,
    filed: filed.length,
    expected: there.filter((agency) => agency.expected !== false || reportOf(agency.key)).length,
    forms: [...new Set(filed.map(({ form }) => form))].sort(),
    median: plainQuartile(own, 0.5),
    q1: plainQuartile(own, 0.25),
    q3: plainQuartile(own, 0.75),
  };
}

describe("the trend of a group", () => {
  it("equals a plain computation over the same rows, whatever is missing, unfiled or merged", async () => {
    const seen = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(randomRows, async (rows) => {
        const test = testDatabase(rows);
        try {
          for (const group of groups) {
            const ids = tried.map(({ id }) => id);
            const trends = await groupTrend(test.db, group, ids, triedYears);
            const plain = tried.map((indicator) => ({
              indicator: indicator.id,
              points: [2019, 2020, 2021, 2022].map((year) =>
                rounded(plainPoint(rows, group, indicator, year)),
              ),
            }));
            expect(
              trends.map(({ indicator, points }) => ({ indicator, points: points.map(rounded) })),
            ).toEqual(plain);
            for (const { points } of trends) for (const { missing } of points) seen.add(missing);
          }
        } finally {
          test.close();
        }
      }),
      { numRuns: 25 },
    );
    expect([...seen].sort()).toEqual(["no_base", "no_reports", "not_in_form", null].sort());
  });

  const agencies = ["1", "2", "3", "4"].map((key) => ({ key }));
  const report = (agency: string, granted: number, closed: number): PlainReport => ({
    agency,
    year: 2023,
    cells: { "requests.granted.total": granted, "requests.closed.total": closed },
  });
  const granted = async (reports: PlainReport[]) => {
    const test = testDatabase({ agencies, reports });
    const span = { from: 2023, to: 2023 };
    const [trend] = await groupTrend(
      test.db,
      { region: "", kind: "towns", scope: "own" },
      ["rate.granted"],
      span,
    );
    test.close();
    return trend?.points[0];
  };

  it("is a rate of sums and not a mean of rates", async () => {
    expect(await granted([report("1", 1, 1), report("2", 0, 99)])).toMatchObject({
      value: 0.01,
      part: 1,
      whole: 100,
    });
  });

  it("counts an all-zero report as reported and gives no rate of a small base", async () => {
    expect(await granted([report("1", 0, 0)])).toMatchObject({
      value: null,
      missing: "no_base",
      reported: 1,
      filed: 1,
      expected: 4,
      median: null,
    });
  });

  it("leaves a report without one of the cells out of both sums", async () => {
    const gap = {
      agency: "2",
      year: 2023,
      cells: { "requests.granted.total": 50, "requests.closed.total": "blank" },
    };
    expect(await granted([report("1", 10, 20), gap as PlainReport])).toMatchObject({
      value: 0.5,
      reported: 1,
      filed: 2,
    });
  });

  it("takes governments with their territory and never with their own figures", async () => {
    const government = { key: "99", kind: "government" as const };
    const own = { agency: "99", year: 2023, cells: { "requests.received.total": 1 } };
    const test = testDatabase({
      agencies: [government],
      reports: [own, { ...own, scope: "territory", cells: { "requests.received.total": 100 } }],
    });
    const group = { region: "", kind: "government", scope: "territory" } as const;
    const [trend] = await groupTrend(test.db, group, ["requests.received.total"], { from: 2023, to: 2023 });
    test.close();
    expect(trend?.points[0]).toMatchObject({ value: 100, filed: 1 });
  });

  it("throws for an indicator that is not in the catalogue, quoting it", async () => {
    const test = testDatabase();
    const asked = groupTrend(test.db, { region: "", kind: "towns", scope: "own" }, ["no.such"], triedYears);
    await expect(asked).rejects.toThrow('"no.such"');
    test.close();
  });
});

/** Sums of shares differ in the last digits by the order of adding. */
function rounded<Point extends Record<"value" | "median" | "q1" | "q3", number | null>>(point: Point) {
  const round = (value: number | null) => (value === null ? null : Number(value.toFixed(9)));
  return {
    ...point,
    value: round(point.value),
    median: round(point.median),
    q1: round(point.q1),
    q3: round(point.q3),
  };
}
