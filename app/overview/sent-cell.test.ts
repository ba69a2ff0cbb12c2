import fc from "fast-check";
import { expect, it } from "vitest";
import type { CoverageCell } from "@/db/queries/coverage";
import { receivedCell, sentCell } from "./sent-cell";

const day = fc.option(fc.constantFrom("2024-01-20", "2024-03-02"));
const cell: fc.Arbitrary<CoverageCell> = fc.record({
  year: fc.integer({ min: 2008, max: 2030 }),
  state: fc.constantFrom("accepted" as const, "flagged" as const, "not_filed" as const, "not_there" as const),
  publishedOn: day,
  firstPublishedOn: day,
  amendment: fc.option(fc.constantFrom("corrected" as const, "altered" as const, "dated" as const)),
  late: fc.option(fc.boolean()),
  findings: fc.integer({ min: 0, max: 3 }),
});

it("receives every cell as it was sent, through JSON", () => {
  fc.assert(
    fc.property(cell, (given) => {
      expect(receivedCell(JSON.parse(JSON.stringify(sentCell(given))))).toEqual(given);
    }),
  );
});

it("sends of a report in time little more than its day", () => {
  const plain = { publishedOn: "2024-01-20", firstPublishedOn: "2024-01-20" };
  const usual = { year: 2023, state: "accepted" as const, amendment: null, late: false, findings: 0 };
  expect(sentCell({ ...usual, ...plain })).toEqual({
    year: 2023,
    state: "accepted",
    publishedOn: "2024-01-20",
  });
});
