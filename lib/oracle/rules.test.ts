import { describe, expect, it } from "vitest";
import { breaksOf } from "./breaks";
import { medianOf } from "./group-point";
import { reportsInForce } from "./in-force";
import { mayJoin } from "./joined";
import { contains } from "./overlap";
import { rangeOf, rankOf } from "./rank";
import { changeNumbers, printed } from "./sentence-numbers";
import type { Report, World } from "./world";

const report = (id: string, more: Partial<Report>): Report => ({
  id,
  unit: "1",
  year: 2020,
  scope: "own",
  form: "2021",
  published: null,
  cells: {},
  prose: {},
  findings: [],
  ...more,
});

const world = (...imports: Report[][]): World => ({ units: [], imports, collections: [], day: "2026-01-01" });
const standing = (of: World) => reportsInForce(of).get("1 own 2020");

describe("of several reports for a slot", () => {
  it("the later by date stands, though it came first", () => {
    const later = report("a", { published: "2021-02-01" });
    expect(standing(world([later], [report("b", { published: "2021-01-01" })]))?.id).toBe("a");
  });

  it("the last to come stands where a date is lacking", () => {
    expect(standing(world([report("a", { published: "2021-02-01" })], [report("b", {})]))?.id).toBe("b");
  });

  it("two of one import are questioned where they differ", () => {
    const two = [report("a", { cells: { x: 1, y: 2 } }), report("b", { cells: { x: 1, y: 3 } })];
    expect(standing(world(two))?.findings).toEqual([
      { check: "duplicate", severity: "warning", cells: ["y"] },
    ]);
  });
});

describe("a break", () => {
  const years = [2019, 2020, 2021];
  const unit = { key: "1", name: "", kind: "township", parent: null, expected: true } as const;
  const units = [
    { unit: { ...unit, validFrom: null, validTo: null, successor: null }, scope: "own" as const },
  ];
  const of = world([report("a", { year: 2019, form: "2019" }), report("b", { year: 2021, form: "2021" })]);

  it("stands where a unit's form differs from that of its report before, also over a year without one", () => {
    expect(breaksOf(reportsInForce(of), units, "requests.received.total", years)).toEqual([
      { year: 2021, joined: true },
    ]);
    expect(breaksOf(reportsInForce(of), units, "disclosure.rules.issued", years)).toEqual([
      { year: 2021, joined: false },
    ]);
  });

  it("is the indicator's", () => {
    expect(mayJoin("sum.otherwise", "2019", "2021")).toBe(true);
    expect(mayJoin("requests.otherwise.unpaid.total", "2019", "2021")).toBe(false);
    expect(mayJoin("disclosure.licensing.decisions", "2021", "2019")).toBe(true);
    expect(mayJoin("prose.disclosed.total", "2014", "2021")).toBe(true);
  });
});

describe("a rank", () => {
  const exact = (value: number) => ({ value, approximate: false });

  it("counts those above", () => {
    const own = exact(7);
    expect(rankOf(own, [exact(9), own, exact(3)])).toEqual({ best: 2, worst: 2, of: 3 });
  });

  it("is the range that an approximate figure leaves open", () => {
    expect(rangeOf({ value: 1200, approximate: true })).toEqual({ low: 1150, high: 1250 });
    const own = { value: 1200, approximate: true };
    expect(rankOf(own, [exact(1230), own, exact(900)])).toEqual({ best: 1, worst: 2, of: 3 });
  });
});

it("a total contains its parts, and nothing contains itself", () => {
  expect(contains("requests.closed.total", "requests.granted.total")).toBe(true);
  expect(contains("requests.closed.total", "sum.refused")).toBe(true);
  expect(contains("requests.granted.total", "requests.closed.total")).toBe(false);
  expect(contains("requests.granted.total", "requests.granted.total")).toBe(false);
  expect(contains("requests.closed.total", "requests.received.total")).toBe(false);
});

it("the median of an even number is the mean of the two in the middle", () => {
  expect(medianOf([])).toBeNull();
  expect(medianOf([1, 2, 9])).toBe(2);
  expect(medianOf([1, 2, 4, 9])).toBe(3);
});

describe("a sentence's numbers", () => {
  const change = (before: number, now: number) => ({ n: 1, of: 1, before, now, refused: null });

  it("are grouped counts, and shares that never round to all or none", () => {
    expect(printed(1234567.5, "件")).toBe("1,234,567.5");
    expect(printed(0.9999, "%")).toBe("99.9%");
    expect(printed(0.0001, "%")).toBe("<0.1%");
    expect(printed(42.985, "万元")).toBe("42.99");
    expect(printed(0.5, "%")).toBe("50.0%");
  });

  it("give a percent of counts from a base of ten, and points as printed", () => {
    expect(changeNumbers(change(9, 18), "件")).toEqual({ direction: "up", size: "9", percent: null });
    expect(changeNumbers(change(20, 18), "件")).toEqual({ direction: "down", size: "2", percent: "10" });
    expect(changeNumbers(change(0.6114, 0.6126), "%")).toEqual({
      direction: "up",
      size: "0.2",
      percent: null,
    });
  });
});
