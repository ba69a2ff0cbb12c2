import fc from "fast-check";
import { expect, it } from "vitest";
import { classOf, valueClasses } from "./heat-cells";

it("puts every value in exactly one class, higher values never in a lower one", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -5, max: 40 })),
      fc.integer({ min: 1, max: 5 }),
      (values, most) => {
        const classes = valueClasses(values, most);
        expect(classes.length).toBeLessThanOrEqual(most);
        for (const value of values)
          expect(classes.filter(({ low, high }) => value >= low && value <= high)).toHaveLength(1);
        for (const [index, { low, high }] of classes.entries()) {
          expect(high).toBeGreaterThanOrEqual(low);
          expect(low).toBeGreaterThan(classes[index - 1]?.high ?? Number.NEGATIVE_INFINITY);
          expect(values).toEqual(expect.arrayContaining([low, high]));
        }
      },
    ),
  );
});

it("keeps many zeros together and shares out the rest", () => {
  const values = [0, 0, 0, 0, 0, 0, 1, 2, 3, 40];
  expect(valueClasses(values, 5)).toEqual([
    { low: 0, high: 0 },
    { low: 1, high: 1 },
    { low: 2, high: 2 },
    { low: 3, high: 3 },
    { low: 40, high: 40 },
  ]);
  expect(classOf(valueClasses(values, 5), 40)).toBe(4);
  expect(valueClasses([], 5)).toEqual([]);
  expect(valueClasses([7, 7], 5)).toEqual([{ low: 7, high: 7 }]);
});
