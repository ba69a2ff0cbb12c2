import { expect, it } from "vitest";
import { itemCounts, matchingItems } from "./facets";
import type { FoundItem } from "./found-item";

const item = (key: string, more: Partial<FoundItem>): FoundItem => ({
  key,
  agency: "甲",
  place: 0,
  kind: "township",
  year: 2025,
  scope: "own",
  check: "balance",
  severity: "error",
  verdict: "open",
  report: 1,
  findings: [1],
  cells: 1,
  ...more,
});
const items = [
  item("a", {}),
  item("b", { year: 2024 }),
  item("c", { kind: "subdistrict", check: "layout", severity: "warning" }),
  item("d", { kind: "bureau", verdict: "explained" }),
  item("e", { agency: "乙", year: 2024, severity: "note" }),
];

it("counts each facet under the conditions of all the others", () => {
  const counts = itemCounts(items, { year: 2025, severity: "error" });
  expect([...counts.year.values]).toEqual([
    ["2025", 2],
    ["2024", 1],
  ]);
  expect(counts.year.all).toBe(3);
  expect([...counts.severity.values]).toEqual([
    ["error", 2],
    ["warning", 1],
  ]);
  expect([...counts.verdict.values]).toEqual([
    ["open", 1],
    ["explained", 1],
  ]);
});

it("counts a township among 乡镇 and among 街道、乡镇", () => {
  const { kind } = itemCounts(items, { year: 2025 });
  expect(Object.fromEntries(kind.values)).toEqual({ towns: 2, township: 1, subdistrict: 1, bureau: 1 });
  expect(kind.all).toBe(3);
});

it("each count is what its link leads to", () => {
  const filter = { year: 2025, verdict: "open" } as const;
  const { kind } = itemCounts(items, filter);
  for (const one of ["towns", "township", "subdistrict"] as const)
    expect(matchingItems(items, { ...filter, kind: one })).toHaveLength(kind.values.get(one) ?? 0);
  expect(matchingItems(items, { unit: "乙" }).map(({ key }) => key)).toEqual(["e"]);
});

it("lets the years of a span pass, both ends among them, and counts them apart from the others", () => {
  const more = [...items, item("f", { year: 2023 }), item("g", { year: 2026 })];
  const filter = { year: "2024-2025", verdict: "open" } as const;
  expect(matchingItems(more, filter).map(({ key }) => key)).toEqual(["a", "b", "c", "e"]);
  const counts = itemCounts(more, filter);
  expect(counts.verdict.values.get("open")).toBe(4);
  expect(Object.fromEntries(counts.year.values)).toEqual({ 2023: 1, 2024: 2, 2025: 2, 2026: 1 });
  expect(counts.year.all).toBe(6);
});
