import { expect, it } from "vitest";
import { comparableFigure } from "./comparable-figure";

const money = (value: number, unit: "元" | "万元" | null) =>
  comparableFigure("disclosure.fees.amount", { value, missing: null, unit });

it("money in 元 is compared in 万元", () => {
  expect(money(251_000, "元")).toEqual({ value: 25.1, missing: null });
  expect(money(12.5, "万元")).toEqual({ value: 12.5, missing: null });
});

it("money whose unit is nowhere printed is not compared, unless there was none", () => {
  expect(money(251_000, null)).toEqual({ value: null, missing: "unreadable" });
  expect(money(0, null)).toEqual({ value: 0, missing: null });
});

it("counts and missing figures stay as they are", () => {
  expect(comparableFigure("requests.received.total", { value: 36, missing: null, unit: null }).value).toBe(
    36,
  );
  expect(comparableFigure("disclosure.fees.amount", { value: null, missing: "slash", unit: null })).toEqual({
    value: null,
    missing: "slash",
  });
});
