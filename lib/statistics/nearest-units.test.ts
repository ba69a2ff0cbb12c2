import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestUnits } from "./nearest-units";

const values = (given: Record<number, number>) =>
  new Map(Object.entries(given).map(([y, v]) => [Number(y), v]));
const unit = (key: string, given: Record<number, number>) => ({ key, values: values(given) });

it("takes the mean of the latest two years, and says who has none", () => {
  const found = nearestUnits(
    values({ 2021: 900, 2023: 10, 2025: 20 }),
    [
      unit("twice", { 2023: 30, 2025: 30 }),
      unit("same", { 2021: 1, 2023: 14, 2025: 16 }),
      unit("half", { 2023: 7, 2025: 7 }),
      unit("new", { 2025: 15 }),
      unit("none", {}),
    ],
    { most: 2, counts: true },
  );
  expect(found).toEqual({
    years: [2023, 2025],
    mean: 15,
    near: [
      { key: "same", mean: 15, own: 15, years: [2023, 2025] },
      { key: "twice", mean: 30, own: 15, years: [2023, 2025] },
    ],
    without: 2,
    tied: 0,
  });
});

it("compares over the latest years that both have, not over those of one alone", () => {
  const own = values({ 2021: 5, 2022: 5, 2023: 500, 2024: 500 });
  const found = nearestUnits(
    own,
    [unit("late", { 2023: 450, 2024: 450 }), unit("early", { 2021: 5, 2022: 5 })],
    {
      most: 9,
      counts: true,
    },
  );
  expect(found?.near).toEqual([
    { key: "early", mean: 5, own: 5, years: [2021, 2022] },
    { key: "late", mean: 450, own: 500, years: [2023, 2024] },
  ]);
});

it("knows none as near to few, keeps the order of those as near, and counts whom that left out", () => {
  const candidates = ["a", "b", "c", "d"].map((key) => unit(key, { 2024: key === "a" ? 40 : 0 }));
  const found = nearestUnits(values({ 2024: 1 }), candidates, { most: 2, counts: true });
  expect(found?.near.map(({ key }) => key)).toEqual(["b", "c"]);
  expect(found?.tied).toBe(1);
  expect(nearestUnits(values({}), candidates, { most: 2, counts: true })).toBeNull();
});

/** Small counts, so that many are as near as others. */
const years = [2021, 2022, 2023, 2024] as const;
const history = fc.dictionary(fc.constantFrom(...years.map(String)), fc.nat({ max: 9 }), { maxKeys: 4 });

it("is what comparing every pair by whole numbers gives", () => {
  fc.assert(
    fc.property(
      history,
      fc.array(history, { maxLength: 20 }),
      fc.integer({ min: 1, max: 12 }),
      (own, all, most) => {
        const candidates = all.map((given, at) => unit(String.fromCharCode(97 + at), given));
        const found = nearestUnits(values(own), candidates, { most, counts: true });
        const mine = Object.keys(own).map(Number);
        if (mine.length === 0) {
          expect(found).toBeNull();
          return;
        }
        const wanted = mine.length > 1 ? 2 : 1;
        // The ratio of sums with one added for each year, as a fraction of whole numbers of which the larger is above.
        const measured = candidates.flatMap(({ key, values: theirs }) => {
          const both = mine
            .filter((year) => theirs.has(year))
            .sort((a, b) => b - a)
            .slice(0, wanted);
          if (both.length < wanted) return [];
          const sum = (of: ReadonlyMap<number, number>) =>
            both.reduce((total, year) => total + (of.get(year) ?? 0), 0);
          const [one, other] = [sum(values(own)) + wanted, sum(theirs) + wanted];
          return [{ key, high: Math.max(one, other), low: Math.min(one, other) }];
        });
        const isNearer = (a: { high: number; low: number }, b: { high: number; low: number }) =>
          a.high * b.low < b.high * a.low;
        const expected: string[] = [];
        const rest = [...measured];
        while (expected.length < most && rest.length > 0) {
          const next = rest.reduce((best, one) => (isNearer(one, best) ? one : best));
          expected.push(next.key);
          rest.splice(rest.indexOf(next), 1);
        }
        expect(found?.near.map(({ key }) => key)).toEqual(expected);
        expect(found?.without).toBe(candidates.length - measured.length);
      },
    ),
    { numRuns: 500 },
  );
});
