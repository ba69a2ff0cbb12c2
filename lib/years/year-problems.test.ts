import { describe, expect, it } from "vitest";
import { jumps } from "./jump";
import { wrongSums } from "./parent-sum";
import { vanishedCases } from "./pending";
import { unitSlips } from "./unit-slip";
import type { YearReport } from "./year-report";

const report = (year: number, figures: Record<string, number | string>): YearReport => ({
  year,
  form: "2021",
  figures: new Map(Object.entries(figures)),
});
const received = "requests.received.total";
const fees = "disclosure.fees.amount";

describe("a jump", () => {
  const from = (last: number | string, now: number | string) =>
    jumps(report(2022, { [received]: last }), report(2023, { [received]: now }));

  it.each([
    [0, 9],
    [5, 5],
    [0, 0],
    [100, 140],
    [140, 100],
  ])("is not what chance allows: %i to %i", (last, now) => {
    expect(from(last, now)).toEqual([]);
  });

  it.each([
    [0, 10],
    [10, 0],
    [100, 150],
  ])("is a change beyond chance: %i to %i", (last, now) => {
    expect(from(last, now)).toMatchObject([{ check: "jump", severity: "note", cells: [received] }]);
  });

  it("names both counts, and is told of closed requests as well", () => {
    expect(from(4, 30)[0]?.message).toContain("由2022年的4件增至2023年的30件");
    const closed = "requests.closed.total";
    expect(jumps(report(2022, { [closed]: 90 }), report(2023, { [closed]: 20 }))).toMatchObject([
      { cells: [closed] },
    ]);
  });

  it("is undecided where a figure is missing or cannot be", () => {
    for (const figure of ["blank", -3, 40.5]) expect([from(figure, 40), from(40, figure)]).toEqual([[], []]);
  });
});

describe("pending cases of last year", () => {
  const route = (last: Record<string, number | string>, now: Record<string, number | string>) =>
    vanishedCases(report(2022, last), report(2023, now));

  it("may all be among this year's, and may not be more than they are", () => {
    expect(route({ "disputes.review.pending": 2 }, { "disputes.review.total": 2 })).toEqual([]);
    expect(route({ "disputes.review.pending": 3 }, { "disputes.review.total": 2 })).toMatchObject([
      { check: "pending", severity: "note", cells: ["disputes.review.total"] },
    ]);
    expect(route({ "disputes.suit_direct.pending": 3 }, { "disputes.review.total": 2 })).toEqual([]);
    expect(route({ "disputes.review.pending": "blank" }, { "disputes.review.total": 0 })).toEqual([]);
    expect(route({ "disputes.review.pending": 2.5 }, { "disputes.review.total": 0 })).toEqual([]);
  });
});

describe("an amount in the wrong unit", () => {
  const years = (...amounts: (number | string)[]) =>
    [...unitSlips(amounts.map((amount, at) => report(2021 + at, { [fees]: amount })))].map(
      ([year, problems]) => [year, problems.map(({ check, cells }) => `${check} ${cells}`)],
    );
  const found = (year: number) => [[year, [`unit-slip ${fees}`]]];

  it("is ten thousand times, or a ten-thousandth of, the median of the other years", () => {
    expect(years(12, 14, 130_000)).toEqual(found(2023));
    expect(years(12, 0.0013, 14)).toEqual(found(2022));
    expect(years(12, 14, 13, 60_000)).toEqual(found(2024));
  });

  it("is none where amounts only differ", () => {
    expect(years(12, 14, 1_300)).toEqual([]);
    expect(years(12, 14, 1_300_000)).toEqual([]);
    expect(years(12, 14, 0)).toEqual([]);
    expect(years(0, 0, 130_000)).toEqual([]);
  });

  it("needs two other years that agree: the sound year beside a slip is not blamed", () => {
    expect(years(12, 130_000)).toEqual([]);
    expect(years(12, 130_000, "blank")).toEqual([]);
    expect(years(12, 130_000, 140_000, 13)).toEqual([]);
    expect(years(12, 130_000, -5)).toEqual([]);
  });
});

describe("a whole territory beside its parts", () => {
  const cell = { cell: received, own: 40, sum: 36, reported: 31, decided: true };

  it("is questioned where all parts are there and their sum is another", () => {
    expect(wrongSums(2023, [cell])).toMatchObject([
      { check: "parent-sum", severity: "warning", cells: [received], expected: 36, found: 40 },
    ]);
  });

  it("is not where they agree, or a part is missing", () => {
    expect(wrongSums(2023, [{ ...cell, own: 36 }])).toEqual([]);
    expect(wrongSums(2023, [{ ...cell, decided: false }])).toEqual([]);
    expect(wrongSums(2023, [{ ...cell, own: null }])).toEqual([]);
  });
});
