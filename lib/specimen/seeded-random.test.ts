import fc from "fast-check";
import { expect, test } from "vitest";
import { deal, poisson, seededRandom } from "./seeded-random";

const take = (seed: string) => {
  const random = seededRandom(seed);
  return Array.from({ length: 50 }, () => random.int(0, 1000));
};

test("the same seed gives the same numbers, another seed others", () => {
  expect(take("喆溪镇")).toEqual(take("喆溪镇"));
  expect(take("喆溪镇")).not.toEqual(take("镕川镇"));
});

test("what is dealt out adds up, and nothing falls to a weight of zero", () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.nat({ max: 500 }),
      fc.array(fc.nat({ max: 9 }), { minLength: 1 }),
      (seed, count, weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const parts = deal(seededRandom(seed), count, weights);
        expect(parts.reduce((sum, part) => sum + part)).toBe(count);
        weights.forEach((weight, at) => {
          if (weight === 0) expect(parts[at]).toBe(0);
        });
      },
    ),
  );
});

test("dealing over no weight at all is an error that shows the weights", () => {
  expect(() => deal(seededRandom("a"), 3, [0, 0])).toThrow("[0, 0]");
});

test.each([0.3, 8, 400])("counts have the mean that was asked for (%d)", (mean) => {
  const random = seededRandom("mean");
  const draws = Array.from({ length: 4000 }, () => poisson(random, mean));
  const found = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(mean / draws.length));
});

test("a sample keeps the order and takes no item twice", () => {
  const items = [..."一二三四五六七八"];
  const taken = seededRandom("s").sample(items, 3);
  expect(taken).toHaveLength(3);
  expect(items.filter((item) => taken.includes(item))).toEqual(taken);
});
