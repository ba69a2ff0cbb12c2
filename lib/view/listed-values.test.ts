import fc from "fast-check";
import { expect, it } from "vitest";
import { joinValues, splitValues } from "./listed-values";
import { parseView, printView, viewSchema } from "./view";

it("values come out of a list as they went in, whatever is in them", () => {
  const value = fc.string({ unit: fc.constantFrom("%", "2", "5", "C", ",", "甲", "c"), minLength: 1 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), (values) => {
      expect(splitValues(joinValues(values))).toEqual(values);
    }),
  );
});

it("an agency whose key has a comma can be chosen, and lists without one are written as ever", () => {
  const view = viewSchema.parse({ units: ["x-甲%2C乙", "110106"] });
  expect(view.units).toEqual(["x-甲,乙", "110106"]);
  const query = printView(view);
  expect(query).toBe(`units=${encodeURIComponent("x-甲")}%252C${encodeURIComponent("乙")},110106`);
  expect(parseView(Object.fromEntries(new URLSearchParams(query)))).toEqual({ ok: true, view });
});
