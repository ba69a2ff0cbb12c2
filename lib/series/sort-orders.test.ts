import { expect, it } from "vitest";
import { sampleLine, sampleRate } from "@/lib/chart/fixtures/sample-series";
import { positiveOrders, sortedLines } from "./sort-orders";

const names = (lines: readonly { name: string }[]) => lines.map(({ name }) => name);

it("sorts by the figure, equal ones in the order given and missing ones last", () => {
  const lines = [
    sampleLine("甲", [3]),
    sampleLine("乙", ["blank"]),
    sampleLine("丙", [9]),
    sampleLine("丁", [3]),
  ];
  expect(names(sortedLines(lines, "high"))).toEqual(["丙", "甲", "丁", "乙"]);
  expect(names(sortedLines(lines, "low"))).toEqual(["甲", "丁", "丙", "乙"]);
  expect(names(sortedLines(lines, "code"))).toEqual(["甲", "乙", "丙", "丁"]);
});

it("sorts by the base, and leaves counts, which have none, as they are", () => {
  const shares = [
    sampleRate("甲", [[5, 20]]),
    sampleRate("乙", [[5, 40]]),
    sampleRate("丙", ["no_requests"]),
  ];
  expect(names(sortedLines(shares, "largest"))).toEqual(["乙", "甲", "丙"]);
  expect(names(sortedLines(shares, "smallest"))).toEqual(["甲", "乙", "丙"]);
  const counts = [sampleLine("甲", [3]), sampleLine("乙", [9])];
  expect(names(sortedLines(counts, "largest"))).toEqual(["甲", "乙"]);
});

it("gives a figure that cannot be true no place", () => {
  const [own, other] = [sampleLine("甲", [-3]), sampleLine("乙", [1])];
  const impossible = { ...own, points: own.points.map((point) => ({ ...point, impossible: 1 })) };
  expect(names(sortedLines([impossible, other], "low"))).toEqual(["乙", "甲"]);
});

it("offers only orders that begin with what is good, where nobody is to be the last", () => {
  expect(positiveOrders("neither")).toEqual(["code", "largest", "smallest"]);
  expect(positiveOrders("lower")).toEqual(["code", "low", "fall", "largest", "smallest"]);
  expect(positiveOrders("higher")).toEqual(["code", "high", "rise", "largest", "smallest"]);
});
