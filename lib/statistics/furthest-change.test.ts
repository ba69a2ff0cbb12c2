import { expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import type { AgencyFigure } from "./agency-figure";
import { lnCountChangeChance, lnShareChangeChance } from "./beyond-chance";
import { furthestChange, type LookedAt } from "./furthest-change";

const plain = {
  ...{ scope: "own", missing: null, part: null, whole: null, form: "2021", expected: true },
  ...{ impossible: false, checks: [], approximate: false },
} as const satisfies Partial<AgencyFigure>;

type Unit = { before: number | null; now: number | null; questioned?: true };

const counts = (group: string, id: string, units: readonly Unit[]): LookedAt<string> => ({
  group,
  indicator: indicatorById(id),
  rows: units.flatMap(({ before, now, questioned }, at): AgencyFigure[] => {
    const row = (year: number, value: number | null): AgencyFigure => ({
      ...{ ...plain, agencyKey: `${group}${at}`, year, indicator: id, value },
      ...(value === null ? { missing: "not_filed" as const, form: null } : {}),
      ...(questioned ? { checks: ["balance" as const] } : {}),
    });
    return [row(2024, before), row(2025, now)];
  }),
});

const shares = (group: string, id: string, before: [number, number], now: [number, number]) => ({
  group,
  indicator: indicatorById(id),
  rows: [[2024, ...before] as const, [2025, ...now] as const].map(
    ([year, part, whole]): AgencyFigure => ({
      ...{ ...plain, agencyKey: group, year, indicator: id, part, whole, value: part / whole },
    }),
  ),
});

/** Twice the lower tail of Pascal's row in whole numbers. */
function coinTail(before: number, now: number): number {
  const all = before + now;
  let [entry, tail] = [1n, 0n];
  for (let k = 0; k <= Math.min(before, now); k += 1) {
    tail += entry;
    entry = (entry * BigInt(all - k)) / BigInt(k + 1);
  }
  return Math.min(1, Number((2n * tail * 10n ** 30n) / 2n ** BigInt(all)) / 1e30);
}

const received = "requests.received.total";
const closed = "requests.closed.total";

it("names what is rarest by chance, not what is largest in numbers or percent", () => {
  const looked = [
    counts("甲", received, [{ before: 9000, now: 9300 }]),
    counts("乙", received, [{ before: 2, now: 7 }]),
    counts("丙", received, [
      { before: 60, now: 100 },
      { before: 30, now: 60 },
    ]),
  ];
  const rarest = looked.map(({ rows }) => {
    const sum = (year: number) =>
      rows.filter((row) => row.year === year).reduce((total, { value }) => total + (value ?? Number.NaN), 0);
    return coinTail(sum(2024), sum(2025));
  });
  expect(Math.min(...rarest)).toBe(rarest[2]);
  expect(furthestChange(looked, 2025)).toMatchObject({
    group: "丙",
    change: { n: 2, of: 2, before: 90, now: 160, refused: null },
  });
});

it("says nothing where chance explains it, and less the more was looked at", () => {
  // 0 and 10: 1 in 512; 0 and 14: 1 in 8192.
  expect(coinTail(0, 14)).toBeCloseTo(1 / 8192, 12);
  const one = counts("甲", received, [{ before: 0, now: 14 }]);
  const level = counts("甲", closed, [{ before: 5, now: 5 }]);
  expect(furthestChange([one], 2025)?.group).toBe("甲");
  expect(furthestChange([one, ...Array(20).fill(level)], 2025)).toBeNull();
  expect(furthestChange([counts("甲", received, [{ before: 0, now: 9 }])], 2025)).toBeNull();
  expect(furthestChange([], 2025)).toBeNull();
});

it("takes no change between other units, nor over less than 80 % of them", () => {
  const steady = { before: 3, now: 3 };
  // The one with hundreds filed this year only.
  const joined = [...Array(9).fill(steady), { before: null, now: 400 }];
  expect(furthestChange([counts("甲", received, joined)], 2025)).toBeNull();
  const grown = { before: 100, now: 200 };
  const gone = { before: 4, now: null };
  const of = (n: number) => counts("甲", received, [...Array(n).fill(grown), ...Array(10 - n).fill(gone)]);
  expect(furthestChange([of(7)], 2025)).toBeNull();
  expect(furthestChange([of(8)], 2025)?.change).toMatchObject({ n: 8, of: 10, before: 800, now: 1600 });
});

it("tests shares by their parts and wholes, and keeps what is in doubt", () => {
  const found = furthestChange(
    [
      shares("甲", "rate.disclosed", [400, 800], [500, 800]),
      counts("甲", received, [{ before: 800, now: 830 }]),
    ],
    2025,
  );
  expect(found).toMatchObject({ indicator: { id: "rate.disclosed" }, change: { before: 0.5, now: 0.625 } });
  expect(
    furthestChange([counts("甲", received, [{ before: 10, now: 90, questioned: true }])], 2025)?.flagged,
  ).toBe(1);
});

it("tells chances apart that are too small for a number", () => {
  expect(Math.exp(lnCountChangeChance(50_000, 100_000))).toBe(0);
  expect(lnCountChangeChance(50_000, 110_000)).toBeLessThan(lnCountChangeChance(50_000, 100_000));
  const half = { part: 50_000, whole: 100_000 };
  expect(lnShareChangeChance(half, { part: 80_000, whole: 100_000 })).toBeLessThan(
    lnShareChangeChance(half, { part: 70_000, whole: 100_000 }),
  );
});
