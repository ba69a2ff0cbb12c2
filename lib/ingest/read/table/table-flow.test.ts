import { expect, it } from "vitest";
import { type CellMerge, layOutEdges } from "./table-flow";

const row = (
  texts: readonly string[],
  edges: readonly number[] | null,
  merges: readonly CellMerge["merge"][] = [],
) => ({
  edges,
  cells: texts.map((text, index) => ({ text, merge: merges[index] ?? ("none" as const), mergedLeft: false })),
});
const drawn = (rows: Parameters<typeof layOutEdges>[0]) =>
  layOutEdges(rows).rows.map((boxes) =>
    boxes.map(({ text, column, columns, rows }) => [text, column, columns, rows]),
  );

it("edges that nearly meet are one column, and wider cells span several", () => {
  expect(
    drawn([row(["甲", "乙"], [0, 2000, 3000]), row(["丙", "丁", "戊"], [-8, 1010, 1985, 3004])]),
  ).toEqual([
    [
      ["甲", 0, 2, 1],
      ["乙", 2, 1, 1],
    ],
    [
      ["丙", 0, 1, 1],
      ["丁", 1, 1, 1],
      ["戊", 2, 1, 1],
    ],
  ]);
});

it("a cell that goes on from above is left out and counted there; one with nothing above it stays", () => {
  expect(
    drawn([
      row(["甲", "1"], [0, 10_000, 20_000], ["restart"]),
      row(["", "2"], [0, 10_000, 20_000], ["continue"]),
      row(["", "3"], [0, 10_000, 20_000], ["continue"]),
      row(["乙", "4"], [0, 10_000, 20_000], ["none"]),
      row(["", "5"], [0, 10_000, 20_000], ["continue"]),
    ]).map((boxes) => boxes.map(([text, , , rows]) => [text, rows])),
  ).toEqual([
    [
      ["甲", 3],
      ["1", 1],
    ],
    [["2", 1]],
    [["3", 1]],
    [
      ["乙", 1],
      ["4", 1],
    ],
    [
      ["", 1],
      ["5", 1],
    ],
  ]);
});

it("a row whose edges are not told has its cells in order", () => {
  expect(drawn([row(["甲", "乙", "丙"], null)])).toEqual([
    [
      ["甲", 0, 1, 1],
      ["乙", 1, 1, 1],
      ["丙", 2, 1, 1],
    ],
  ]);
});
