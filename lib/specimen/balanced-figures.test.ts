import fc from "fast-check";
import { expect, test } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { balancedFigures, brokenSums } from "./balanced-figures";
import { number } from "./figures";

const forms = ["2021", "2019"] as const;

test.each(forms)("figures for form %s are whole and balance", (form) => {
  fc.assert(
    fc.property(balancedFigures(form), (cells) => {
      expect([...cells.keys()]).toEqual(cellsOfForm(form).map(({ id }) => id));
      expect(brokenSums(cells, form)).toEqual([]);
    }),
  );
});

test.each(forms)("changing any count of form %s's sums breaks one of them", (form) => {
  const counts = cellsOfForm(form).filter(({ table }) => table !== "disclosure");
  fc.assert(
    fc.property(balancedFigures(form), fc.constantFrom(...counts), (cells, { id }) => {
      const cell = cells.get(id);
      if (cell?.kind !== "number") throw new Error(`no figure for "${id}"`);
      expect(brokenSums(new Map(cells).set(id, number(cell.value + 1)), form)).not.toEqual([]);
    }),
  );
});

test("with blanks some cells are missing, each with its reason", () => {
  const drawn = fc.sample(balancedFigures("2021", { blanks: true }), { numRuns: 100, seed: 1 });
  const missing = drawn.flatMap((cells) => [...cells.values()].filter(({ kind }) => kind === "missing"));
  expect(new Set(missing.map((cell) => (cell.kind === "missing" ? cell.reason : "")))).toEqual(
    new Set(["blank", "slash", "dash", "text"]),
  );
});

test("they reach beyond a thousand, for separators", () => {
  const drawn = fc.sample(balancedFigures("2021"), { numRuns: 100, seed: 1 });
  expect(
    drawn.some((cells) => [...cells.values()].some((cell) => cell.kind === "number" && cell.value >= 1000)),
  ).toBe(true);
});
