import { expect, it } from "vitest";
import { type GroupedFinding, groupCauses } from "./group-causes";

const finding = (id: number, more: Partial<GroupedFinding> = {}): GroupedFinding => ({
  id,
  report: 1,
  agency: "甲",
  place: 0,
  kind: "township",
  year: 2025,
  scope: "own",
  check: "balance",
  severity: "error",
  verdict: "open",
  cells: [],
  ...more,
});
const column = (applicant: string) =>
  ["received", "carried_in", "closed", "carried_out"].map((row) => `requests.${row}.${applicant}`);
const grouped = (findings: GroupedFinding[]) =>
  groupCauses(findings).map(({ key, findings: ids, cells }) => [key, ids, cells]);

it("takes 自然人 and 总计 of the same rows as one, with the number of their cells", () => {
  expect(grouped([finding(1, { cells: column("person") }), finding(2, { cells: column("total") })])).toEqual([
    ["f1", [1, 2], 8],
  ]);
});

it("keeps apart other rows, other checks, other reports and what was decided otherwise", () => {
  const cells = ["requests.granted.person"];
  expect(
    grouped([
      finding(1, { cells }),
      finding(2, { cells: ["requests.partial.person"] }),
      finding(3, { cells, check: "applicant-sum" }),
      finding(4, { cells, report: 2 }),
      finding(5, { cells, verdict: "explained" }),
      finding(6, { cells }),
    ]),
  ).toEqual([
    ["f1", [1, 6], 1],
    ["f2", [2], 1],
    ["f3", [3], 1],
    ["f4", [4], 1],
    ["f5", [5], 1],
  ]);
});

it("lets findings about no cell stand alone, and takes cells that the catalogue no longer has", () => {
  expect(grouped([finding(1), finding(2)])).toEqual([
    ["f1", [1], 0],
    ["f2", [2], 0],
  ]);
  expect(grouped([finding(1, { cells: ["gone.cell"] }), finding(2, { cells: ["gone.cell"] })])).toEqual([
    ["f1", [1, 2], 1],
  ]);
});
