import { expect, it } from "vitest";
import type { CoverageCell } from "@/db/queries/coverage";
import { coverageWords, marksOf } from "./coverage-cell";

const cell: CoverageCell = {
  year: 2023,
  state: "accepted",
  publishedOn: "2024-03-02",
  firstPublishedOn: "2024-01-20",
  amendment: "corrected",
  importedAt: "2024-03-03T00:00:00Z",
  late: false,
  findings: 0,
};

it("says of an amended report when it first came out and when it was amended", () => {
  expect(coverageWords(cell)).toBe(
    "2023年已公开，未发现问题，2024-01-20首次公布，更正后重新公布，现行的2024-03-02公布",
  );
  expect(marksOf({ ...cell, late: true })).toEqual(["late", "corrected"]);
});

it("accuses nobody of a report that was not collected", () => {
  expect(coverageWords({ ...cell, state: "not_collected", amendment: null })).toBe(
    "2023年未收录，是否公布未经核实",
  );
});
