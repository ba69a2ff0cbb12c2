import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { sampleLine } from "../fixtures/sample-series";
import { Sparkline } from "./sparkline";

const draw = (values: Parameters<typeof sampleLine>[1]) =>
  renderToStaticMarkup(<Sparkline points={sampleLine("甲", values).points} />);

it("leaves its gaps open", () => {
  expect(draw([1, 2, "blank", 4, 5]).match(/M/g)).toHaveLength(2);
});

it("ends in a dot only where the last year has a figure", () => {
  expect(draw([1, 2, 3])).toContain("<circle");
  expect(draw([1, 2, "not_filed"])).not.toContain("<circle");
});

it("draws nothing of nothing", () => {
  expect(draw(["blank", "slash"])).toBe("");
});
