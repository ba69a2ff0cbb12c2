import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { cellNumbers } from "./cell-numbers";
import { cells } from "./cells";

test("every cell has one number", () => {
  expect([...cellNumbers].sort()).toEqual(cells.map(({ id }) => id).sort());
});

test("a number that databases keep does not become another cell's", () => {
  const kept = cellNumbers.slice(0, 293).join(" ");
  expect(createHash("sha256").update(kept).digest("hex")).toBe(
    "ccab125d55fc4ffeea2c906ae4a7d941a07d6c383850c632737a856b5c637d75",
  );
});
