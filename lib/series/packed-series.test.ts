import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleLine, sampleSeries } from "../chart/fixtures/sample-series";
import { packSeries, unpackSeries } from "./packed-series";
import type { Line, Point, Series, Standing } from "./series";

const count = fc.integer({ min: 0, max: 3 });
const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }));
const point: fc.Arbitrary<Point> = fc.record({
  year: fc.integer({ min: 2008, max: 2030 }),
  value: figure,
  missing: fc.option(fc.constantFrom("blank" as const, "no_base" as const, "not_collected" as const)),
  part: figure,
  whole: figure,
  reported: count,
  filed: count,
  expected: count,
  uncollected: count,
  impossible: count,
  flagged: count,
  checks: fc.constantFrom([], ["balance" as const]),
  approximate: fc.boolean(),
  forms: fc.constantFrom(["2021" as const], ["2019" as const, "2021" as const], []),
  change: fc.option(
    fc.constantFrom(
      { n: 2, of: 3, before: 1, now: 2, refused: null },
      { n: 0, of: 3, before: null, now: null, refused: "nothing" as const },
    ),
  ),
  href: fc.option(fc.webPath()),
});
const standing: fc.Arbitrary<Standing> = fc.record({
  years: fc.array(fc.integer({ min: 2008, max: 2030 })),
  interval: fc.option(fc.record({ low: fc.double({ noNaN: true }), high: fc.double({ noNaN: true }) })),
  rank: fc.option(fc.constant({ place: 2, best: 1, worst: 3, of: 4 })),
  distance: fc.option(fc.constantFrom(0, 0.25)),
  against: fc.option(fc.constantFrom("above" as const, "level" as const)),
  change: fc.option(fc.constant({ n: 1, of: 1, before: 1, now: 2, refused: null })),
  before: fc.constant(null),
  beyondChance: fc.boolean(),
});
const ranked = fc.tuple(point, standing).map(([own, stands]) => ({ ...own, standing: stands }));
const line: fc.Arbitrary<Line> = fc.record({
  key: fc.string(),
  name: fc.string({ unit: "grapheme" }),
  role: fc.constantFrom("series" as const, "context" as const, "reference" as const),
  scope: fc.constantFrom("own" as const, "territory" as const),
  href: fc.option(fc.webPath()),
  points: fc.array(fc.oneof(point, ranked), { maxLength: 4 }),
});
const series = (beside: fc.Arbitrary<Series[]>): fc.Arbitrary<Series> =>
  fc.record({
    indicator: fc.option(fc.string()),
    title: fc.string({ unit: "grapheme" }),
    subtitle: fc.string(),
    unit: fc.constantFrom("件" as const, "%" as const),
    years: fc.array(fc.integer()),
    lines: fc.array(line, { maxLength: 4 }),
    breaks: fc.array(
      fc.record({ year: fc.integer(), joined: fc.boolean(), zh: fc.string(), explain: fc.string() }),
    ),
    notes: fc.array(fc.string()),
    source: fc.string(),
    demo: fc.boolean(),
    beside,
  });

test("a series comes out of its packing as it went in", () => {
  const whole = series(fc.array(series(fc.constant([])), { maxLength: 2 }));
  fc.assert(
    fc.property(whole, (given) => {
      expect(unpackSeries(packSeries(given))).toEqual(given);
    }),
  );
});

test("a zero and a missing figure stay apart", () => {
  const packed = packSeries(sampleSeries([sampleLine("甲", [0, "blank"])]));
  expect(unpackSeries(packed).lines[0]?.points.map(({ value }) => value)).toEqual([0, null]);
});
