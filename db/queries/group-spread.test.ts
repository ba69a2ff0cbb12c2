import { afterAll, expect, it } from "vitest";
import { rates } from "@/lib/catalogue/rates";
import { type DemoReport, demoReports } from "@/lib/specimen/demo/reports";
import { type TestDatabase, testDatabase } from "../test-database";
import { groupSpreads } from "./group-spread";

let test: TestDatabase | undefined;
afterAll(() => test?.close());

const year = 2025;
const ids = rates.map(({ id }) => id);

/** The demonstration's own reports of one year of a city's bureaus and of a district's towns. */
const filed = [...demoReports()].filter(
  ({ agency, truth, second }) =>
    truth.year === year &&
    truth.scope === "own" &&
    !second &&
    ((agency.kind === "bureau" && agency.key.startsWith("澄湾市")) ||
      (["township", "subdistrict"].includes(agency.kind) && agency.key.startsWith("临溪区"))),
);
const groups = [
  { region: "澄湾市", kind: "bureau" },
  { region: "临溪区", kind: "towns" },
] as const;

/** The rate of one report by plain sums; null where a cell is missing, the whole is under ten, or it cannot be true. */
function plainRate({ truth }: DemoReport, rate: (typeof rates)[number]): number | null {
  let [part, whole] = [0, 0];
  for (const [list, sign] of [
    [rate.part, 0],
    [rate.whole, 1],
    [rate.minus, -1],
  ] as const)
    for (const id of list) {
      const cell = truth.cells.get(id);
      // Of the two forms' ways to say 其他处理 a report has one.
      if (cell === undefined) continue;
      if (cell.kind === "missing" || cell.value < 0 || cell.value % 1 !== 0) return null;
      if (sign === 0) part += cell.value;
      else whole += sign * cell.value;
    }
  return whole < 10 || part > whole ? null : part / whole;
}

/** The value under which a share of the sorted values lies, the gap between two filled in a straight line. */
function plainQuantile(values: number[], share: number): number {
  const sorted = values.slice().sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  let before = 0;
  while (before + 1 <= at) before += 1;
  const next = sorted[Math.min(before + 1, sorted.length - 1)] ?? Number.NaN;
  return (sorted[before] ?? Number.NaN) * (1 - (at - before)) + next * (at - before);
}

it("gives the range and the quartiles that plain loops over the demonstration's reports give", async () => {
  test = await testDatabase({
    agencies: [
      ...groups.map(({ region }) => ({ key: region, kind: "government" as const })),
      ...filed.map(({ agency }) => ({
        key: agency.key,
        kind: agency.kind,
        parentKey: agency.key.startsWith("临溪区") ? "临溪区" : "澄湾市",
      })),
    ],
    reports: filed.map(({ agency, truth }) => ({
      agency: agency.key,
      year,
      form: truth.form,
      cells: Object.fromEntries(
        [...truth.cells].map(([id, cell]) => [id, cell.kind === "number" ? cell.value : cell.reason]),
      ),
    })),
  });
  let compared = 0;
  for (const { region, kind } of groups) {
    const reports = filed.filter(({ agency }) => (agency.kind === "bureau") === (kind === "bureau"));
    expect(reports.length).toBeGreaterThan(10);
    const spreads = await groupSpreads(test.db, { region, kind, scope: "own" }, ids, year);
    expect(spreads.map(({ indicator }) => indicator)).toEqual(ids);
    for (const [at, rate] of rates.entries()) {
      const values = reports.flatMap((report) => plainRate(report, rate) ?? []);
      const spread = spreads[at];
      expect.soft([spread?.values, spread?.expected], rate.id).toEqual([values.length, reports.length]);
      if (values.length === 0) {
        expect.soft([spread?.range, spread?.median], rate.id).toEqual([null, null]);
        continue;
      }
      compared += 1;
      expect.soft(spread?.range?.low, rate.id).toBeCloseTo(Math.min(...values), 12);
      expect.soft(spread?.range?.high, rate.id).toBeCloseTo(Math.max(...values), 12);
      expect.soft(spread?.q1, rate.id).toBeCloseTo(plainQuantile(values, 0.25), 12);
      expect.soft(spread?.median, rate.id).toBeCloseTo(plainQuantile(values, 0.5), 12);
      expect.soft(spread?.q3, rate.id).toBeCloseTo(plainQuantile(values, 0.75), 12);
    }
  }
  expect(compared).toBeGreaterThan(10);
});
