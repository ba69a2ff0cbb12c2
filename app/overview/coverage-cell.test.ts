import fc from "fast-check";
import { expect, it } from "vitest";
import type { CoverageCell } from "@/db/queries/coverage";
import { coverageWords, marksOf, packCell, unpackCell } from "./coverage-cell";

const cell: CoverageCell = {
  year: 2023,
  state: "accepted",
  publishedOn: "2024-03-02",
  firstPublishedOn: "2024-01-20",
  amendment: "corrected",
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

const day = fc.option(fc.constantFrom("2024-01-20", "2024-03-02"));
const whole: fc.Arbitrary<CoverageCell> = fc.record({
  year: fc.integer({ min: 2008, max: 2030 }),
  state: fc.constantFrom("accepted" as const, "flagged" as const, "not_filed" as const, "not_there" as const),
  publishedOn: day,
  firstPublishedOn: day,
  amendment: fc.option(fc.constantFrom("corrected" as const, "altered" as const, "dated" as const)),
  late: fc.option(fc.boolean()),
  findings: fc.integer({ min: 0, max: 3 }),
});

it("receives every whole as it was sent, through JSON", () => {
  fc.assert(
    fc.property(whole, (given) => {
      expect(unpackCell(JSON.parse(JSON.stringify(packCell(given))))).toEqual(given);
    }),
  );
});

it("sends of a report in time little more than its day", () => {
  const plain = { publishedOn: "2024-01-20", firstPublishedOn: "2024-01-20" };
  const usual = { year: 2023, state: "accepted" as const, amendment: null, late: false, findings: 0 };
  expect(packCell({ ...usual, ...plain })).toEqual({
    year: 2023,
    state: "accepted",
    publishedOn: "2024-01-20",
  });
});
