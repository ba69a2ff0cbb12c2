import { afterAll, describe, expect, it } from "vitest";
import { viewSchema } from "@/lib/view/view";
import { filingCoverage } from "../queries/coverage";
import { groupOf } from "../queries/group";
import { groupTrend } from "../queries/group-trend";
import { testDatabase } from "../test-database";
import { exportedView } from "./exported-view";

const received = "requests.received.total";
const territory = (agency: string, value: number) => ({
  agency,
  year: 2024,
  scope: "territory" as const,
  cells: { [received]: value },
});

/** A city and its two districts report for their whole territories, the province does not. */
const test = await testDatabase({
  agencies: [
    { key: "990000", shortName: "甲省", kind: "government", expected: false },
    { key: "990100", shortName: "乙市", kind: "government", parentKey: "990000" },
    { key: "990101", shortName: "东区", kind: "government", parentKey: "990100" },
    { key: "990102", shortName: "西区", kind: "government", parentKey: "990100" },
    { key: "990101001", shortName: "北镇", kind: "township", parentKey: "990101" },
  ],
  reports: [
    territory("990100", 5125),
    territory("990101", 2000),
    territory("990102", 1070),
    { agency: "990102", year: 2024, cells: { [received]: 40 } },
    { agency: "990101001", year: 2024, cells: { [received]: 9 } },
  ],
});
afterAll(test.close);

const span = { from: 2024, to: 2024 };
const totalOf = async (region: string) => {
  const [trend] = await groupTrend(test.db, groupOf({ region, kind: "government" }), [received], span);
  return trend?.points[0];
};
const linesOf = async (region: string, more: object = {}) => {
  const view = viewSchema.parse({ region, kind: "government", what: received, how: "table", ...more });
  const { charts, filters } = await exportedView(test.db, view);
  const lines = charts.flatMap(({ series }) =>
    series.lines.map(({ key, role, scope, points }) => `${key} ${role} ${scope} ${points[0]?.value}`),
  );
  return { lines, filters, charts };
};

describe("governments that report for their whole territories", () => {
  it("are never added to those inside them", async () => {
    expect(await totalOf("990000")).toMatchObject({ value: 5125, reported: 1, expected: 1 });
    expect(await totalOf("990100")).toMatchObject({ value: 3070, reported: 2, expected: 2, median: 1535 });
  });

  it("stand beside their own region's government, which is in no total or median", async () => {
    const { lines, filters } = await linesOf("990100");
    expect(lines).toEqual([
      "990101 series territory 2000",
      "990102 series territory 1070",
      "group reference territory 3070",
      "990100 reference territory 5125",
    ]);
    expect(filters).toContain("口径：全域汇总");
  });

  it("are seen by a district as its own government's report", async () => {
    expect(await totalOf("990101")).toMatchObject({ value: 2000, reported: 1, expected: 1 });
    const rows = await filingCoverage(test.db, groupOf({ region: "990101", kind: "government" }), span);
    expect(rows.map(({ agency, cells }) => [agency.key, cells[0]?.state])).toEqual([["990101", "accepted"]]);
  });

  it("give their own figures where these are asked for", async () => {
    const { lines } = await linesOf("990100", { scope: "own" });
    expect(lines).toContain("990102 series own 40");
    expect(lines).toContain("group reference own 40");
  });

  it("are said to be of another scope where a choice mixes them with others", async () => {
    const { charts } = await linesOf("990100", { how: "line", units: "990102,990101001" });
    expect(charts[0]?.series.notes.join()).toContain("西区是全域汇总的数，其余是本机关的数");
    const own = await linesOf("990100", { how: "line", units: "990102,990101001", scope: "own" });
    expect(own.charts[0]?.series.notes.join()).not.toContain("口径不同");
  });

  it("are linked to the reports that they were read from", async () => {
    const { charts } = await linesOf("990101");
    expect(charts[0]?.series.lines[0]?.points[0]?.href).toBe("/reports/990101/2024?scope=territory");
  });
});
