import fc from "fast-check";
import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { sequential } from "../../palette";
import { classOf, heatCell, heatColumns, valueClasses } from "./heat-cells";

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

it("gives a figure that cannot be true no colour, nor lets it take the place of the highest", () => {
  const plain = sampleSeries([
    ...[4, 5, 6].map((value) => sampleLine(`${value}`, [value])),
    sampleLine("误", [9000]),
  ]);
  const lines = plain.lines.map((line) =>
    line.key === "误" ? { ...line, points: line.points.map((point) => ({ ...point, impossible: 1 })) } : line,
  );
  const [column] = heatColumns({ ...plain, lines }, 0, 90);
  if (!column) throw new Error("no column");
  const cells = lines.map((line) => heatCell(line, column, 0, 90));
  expect(column.classes.at(-1)?.high).toBe(6);
  expect(cells.map(({ fill }) => fill === sequential.at(-1))).toEqual([false, false, true, false]);
  expect(cells.at(-1)).toMatchObject({ fill: null, sign: "impossible", hatched: false });
});
