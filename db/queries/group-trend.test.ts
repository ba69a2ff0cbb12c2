import { describe, expect, it } from "vitest";
import { importRows, type PlainReport, testDatabase } from "../test-database";
import { groupTrend } from "./group-trend";

describe("the trend of a group", () => {
  const agencies = ["1", "2", "3", "4"].map((key) => ({ key }));
  const report = (agency: string, granted: number, closed: number): PlainReport => ({
    agency,
    year: 2023,
    cells: { "requests.granted.total": granted, "requests.closed.total": closed },
  });
  const granted = async (reports: PlainReport[]) => {
    const test = await testDatabase({ agencies, reports });
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

  it("counts an all-zero report as reported and says that nothing was asked for", async () => {
    expect(await granted([report("1", 0, 0)])).toMatchObject({
      value: null,
      missing: "no_requests",
      reported: 1,
      filed: 1,
      expected: 4,
      uncollected: 3,
      median: null,
      values: 0,
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
    const test = await testDatabase({
      agencies: [government],
      reports: [own, { ...own, scope: "territory", cells: { "requests.received.total": 100 } }],
    });
    const group = { region: "", kind: "government", scope: "territory" } as const;
    const [trend] = await groupTrend(test.db, group, ["requests.received.total"], { from: 2023, to: 2023 });
    test.close();
    expect(trend?.points[0]).toMatchObject({ value: 100, filed: 1 });
  });

  it("states a change of a region only where its collection was declared, and else of its matched agencies", async () => {
    const received = "requests.received.total";
    const rows = agencies
      .slice(0, 3)
      .flatMap(({ key }) =>
        [2023, 2024].map(
          (year): PlainReport => ({ agency: key, year, cells: { [received]: 10 + year - 2023 } }),
        ),
      );
    const last: PlainReport = { agency: "4", year: 2024, cells: { [received]: 5 } };
    const span = { from: 2023, to: 2024 };
    const group = { region: "", kind: "towns", scope: "own" } as const;
    const more = Array.from({ length: 9 }, (_, at) => ({ key: `5${at}` }));
    const filed = more.flatMap(({ key }) =>
      [2023, 2024].map((year): PlainReport => ({ agency: key, year, cells: { [received]: 1 } })),
    );
    const test = await testDatabase({ agencies: [...agencies, ...more], reports: [...rows, ...filed, last] });
    const changeOf = async (base: "all" | "matched") => {
      const [trend] = await groupTrend(test.db, group, [received], span, { base });
      return trend?.points[1]?.change;
    };
    expect(await changeOf("all")).toMatchObject({ n: 12, of: 13, refused: "undeclared" });
    expect(await changeOf("matched")).toEqual({ n: 12, of: 13, before: 39, now: 42, refused: null });
    const declared = { region: "4", kind: "all", year: 2023, complete: true, deadline: null } as const;
    await importRows(test.db, { collections: [declared] });
    expect(await changeOf("all")).toEqual({ n: 12, of: 13, before: 39, now: 42, refused: null });
    test.close();
  });

  it("throws for an indicator that is not in the catalogue, quoting it", async () => {
    const test = await testDatabase();
    const asked = groupTrend(test.db, { region: "", kind: "towns", scope: "own" }, ["no.such"], {
      from: 2019,
      to: 2022,
    });
    await expect(asked).rejects.toThrow('"no.such"');
    test.close();
  });
});
