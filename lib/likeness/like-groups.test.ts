import { expect, it } from "vitest";
import { likeGroups } from "./like-groups";

it("what is like the same belongs together, the largest group first", () => {
  expect(
    likeGroups([
      ["x", "y"],
      ["a", "b"],
      ["c", "d"],
      ["b", "c"],
    ]),
  ).toEqual([
    ["a", "b", "c", "d"],
    ["x", "y"],
  ]);
});

it("there is no group of nothing, and none is named twice", () => {
  expect(likeGroups([])).toEqual([]);
  expect(
    likeGroups([
      ["a", "b"],
      ["b", "a"],
    ]),
  ).toEqual([["a", "b"]]);
});
