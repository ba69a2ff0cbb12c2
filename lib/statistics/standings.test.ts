import { expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import type { AgencyFigure } from "./agency-figure";
import { agencyFigures, type Given } from "./fixtures/agency-figures";
import { pooledFigure } from "./pooled-years";
import { rankIntervals } from "./rank-intervals";
import { measuredOf, placesOf, pooledRate, type RankEntry, standings } from "./standings";

const received = indicatorById("requests.received.total");
const disclosed = indicatorById("rate.disclosed");
const fees = indicatorById("disclosure.fees.amount");

function contenders(given: Readonly<Record<string, Given>>, more: Partial<AgencyFigure> = {}): RankEntry[] {
  return agencyFigures(
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]])),
    2025,
    more,
  ).map((figure) => ({ figure, years: [2025], forms: ["2021"], before: undefined }));
}
const placed = (indicator: typeof received, all: readonly RankEntry[]) => {
  const measured = all.flatMap(({ figure }) => {
    const one = measuredOf(indicator, figure);
    return one === null ? [] : [one];
  });
  const places = placesOf(indicator, all, rankIntervals(measured, "seed"));
  return all.map((one) => places.get(one) ?? null);
};

it("gives equal figures one place, and lets an interval hold it", () => {
  const places = placed(received, contenders({ a: 900, b: 30, c: 30, d: 0 }));
  expect(places.map((one) => one?.place)).toEqual([1, 2, 2, 4]);
  for (const one of places) expect(one && one.best <= one.place && one.place <= one.worst).toBe(true);
  expect(places[0]).toEqual({ place: 1, best: 1, worst: 1, of: 4 });
});

it("has no place for a single figure, for small bases and for what cannot be true", () => {
  expect(placed(disclosed, contenders({ a: [1, 1], b: [0, 0], c: [15, 20] }))).toEqual([null, null, null]);
  const [one, other, third] = contenders({ a: 5, b: 8, c: 900 });
  if (!one || !other || !third) throw new Error("three figures");
  const impossible = { ...third, figure: { ...third.figure, impossible: true } };
  expect(placed(received, [one, other, impossible]).map((place) => place?.place ?? null)).toEqual([
    2,
    1,
    null,
  ]);
});

it("knows no chance of money and of 约, whose places stand as they are", () => {
  const money = contenders({ a: 12.5, b: 3, c: 99 });
  expect(placed(fees, money)).toEqual([
    { place: 2, best: 2, worst: 2, of: 3 },
    { place: 3, best: 3, worst: 3, of: 3 },
    { place: 1, best: 1, worst: 1, of: 3 },
  ]);
  expect(standings(fees, money, new Map(), 12.5)[0]).toMatchObject({
    interval: null,
    against: null,
    distance: 0,
  });
  const [about, exact] = [contenders({ a: 400 }, { approximate: true }), contenders({ b: 420 })];
  expect(placed(received, [...about, ...exact])).toEqual([
    { place: 2, best: 1, worst: 2, of: 2 },
    { place: 1, best: 1, worst: 2, of: 2 },
  ]);
});

it("takes the rate of all over every usable share, the small ones too, and of counts none", () => {
  const all = contenders({ a: [90, 100], b: [1, 5], c: [0, 0], d: "not_filed" });
  expect(pooledRate(disclosed, all)).toBeCloseTo(91 / 105, 12);
  expect(pooledRate(received, contenders({ a: 5, b: 6 }))).toBeNull();
  expect(pooledRate(disclosed, contenders({ a: [9, 10] }))).toBeNull();
});

it("calls a change beyond chance only if it is, and none over a break of the form", () => {
  const change = (before: Given, now: Given, form: AgencyFigure["form"] = "2021") => {
    const [earlier] = agencyFigures({ a: [before] }, 2024, { form });
    const [later] = agencyFigures({ a: [now] }, 2025);
    if (!earlier || !later) throw new Error("two figures");
    const indicator = typeof now === "number" ? received : disclosed;
    const own = { figure: later, years: [2025], forms: ["2021" as const], before: earlier };
    return standings(indicator, [own], new Map(), null)[0];
  };
  // Twice the tail of 20 of 60 throws is 0.013; of 20 of 80 throws 0.00001.
  expect(change(20, 40)).toMatchObject({ beyondChance: false, change: { before: 20, now: 40 } });
  expect(change(20, 60)).toMatchObject({ beyondChance: true });
  expect(change([10, 50], [40, 50])).toMatchObject({ beyondChance: true });
  expect(change([3, 5], [40, 50])).toMatchObject({ beyondChance: false, change: { refused: "no_base" } });
  expect(change(20, 60, "2014")).toMatchObject({ beyondChance: false, change: { refused: "nothing" } });
});

it("puts shares of several years together, not over a break, and keeps a count as it is", () => {
  const rows = agencyFigures({ a: [[2, 6], "not_filed", [5, 8]] }, 2023);
  expect(pooledFigure(disclosed, rows)).toMatchObject({
    figure: { value: 0.5, part: 7, whole: 14, missing: null, year: 2025 },
    years: [2023, 2025],
  });
  const broken = rows.map((row) => (row.year === 2023 ? { ...row, form: "2014" as const } : row));
  expect(pooledFigure(disclosed, broken)).toMatchObject({ figure: { value: null, whole: 8 }, years: [2025] });
  const none = agencyFigures({ a: ["not_filed", "blank"] }, 2024);
  expect(pooledFigure(disclosed, none)).toMatchObject({ figure: { missing: "blank" }, years: [2025] });
  expect(pooledFigure(received, agencyFigures({ a: [4, 6] }, 2024))).toMatchObject({
    figure: { value: 6 },
    years: [2025],
  });
});
