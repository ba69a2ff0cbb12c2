import { expect, it } from "vitest";
import { checkYearPair } from "@/db/write/checks/year-checks";
import { type YearIdentity, yearIdentities } from "./year-identities";

const cellsOf = ({ left, right }: YearIdentity, of: "before" | "after") =>
  [...left, ...right].flatMap((term) => (term.of === of ? [term.cell] : []));

it.each(yearIdentities)("is what the check between years looks at: %o", (identity) => {
  const figures = (of: "before" | "after", value: number) =>
    new Map(cellsOf(identity, of).map((cell) => [cell, value]));
  const report = (year: number, of: "before" | "after", value: number) => ({
    year,
    form: "2021",
    figures: figures(of, value),
  });
  const [found, ...more] = checkYearPair(report(2024, "before", 1), report(2025, "after", 3));
  expect(more).toEqual([]);
  expect(found?.check).toBe(identity.check);
  expect([...(found?.cells ?? [])].sort()).toEqual(cellsOf(identity, "after").sort());
  expect(checkYearPair(report(2024, "before", 3), report(2025, "after", 3))).toEqual([]);
});
