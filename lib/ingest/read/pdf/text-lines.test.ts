import { expect, it } from "vitest";
import { textLines } from "./text-lines";

type Drawn = { text: string; size: number; baseline: number };

/** Characters side by side, as a page shows them. */
const shown = (...drawn: readonly Drawn[]) => {
  let x = 100;
  const glyphs = drawn.flatMap(({ text, size, baseline }) =>
    [...text].map((character, order) => {
      const x0 = x;
      x += size / 2;
      return { text: character, x0, x1: x, baseline, size, order, run: 0 };
    }),
  );
  return textLines(glyphs).map(({ text }) => text);
};

const figure = { text: "447", size: 10, baseline: 50 };

it("never makes a raised, lowered or small digit a digit of the figure", () => {
  expect(shown(figure, { text: "1", size: 8, baseline: 46.5 })).toEqual(["447^1"]);
  expect(shown(figure, { text: "1", size: 10, baseline: 47 })).toEqual(["447^1"]);
  expect(shown(figure, { text: "1", size: 8, baseline: 52 })).toEqual(["447^1"]);
  expect(shown(figure, { text: "1", size: 6, baseline: 50 })).toEqual(["447^1"]);
});

it("leaves a figure whole whose digits differ by a hair, and words beside a figure", () => {
  expect(shown(figure, { text: "1", size: 9.5, baseline: 49.5 })).toEqual(["4471"]);
  expect(shown({ text: "万元", size: 8, baseline: 49 }, figure)).toEqual(["万元447"]);
});
