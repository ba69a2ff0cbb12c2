import fc from "fast-check";
import { expect, it } from "vitest";
import { lineDiff } from "./line-diff";

it("shows what was taken out and put in, with a line around", () => {
  const before = ["一", "二", "三", "四", "五", "六", "七"];
  expect(lineDiff(before, ["一", "二", "叁", "四", "五", "六", "七", "八"])).toEqual([
    ...["@@ -2 +2 @@", " 二", "-三", "+叁", " 四"],
    ...["@@ -7 +7 @@", " 七", "+八"],
  ]);
  expect(lineDiff(before, before)).toEqual([]);
});

it("is bounded, and says how much it leaves out", () => {
  const many = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`);
  const shown = lineDiff(many("甲"), many("乙"));
  expect(shown.length).toBeLessThan(70);
  expect(shown.at(-1)).toMatch(/^……另有99\d\d行不同$/);
  expect(lineDiff([], ["长".repeat(9999)])[1]?.length).toBeLessThan(200);
});

it("gives the one text out of the other", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const signs = lineDiff(before, after).filter((line) => !line.startsWith("@@"));
      const changes =
        signs.filter((line) => line.startsWith("+")).length -
        signs.filter((line) => line.startsWith("-")).length;
      expect(changes).toBe(after.length - before.length);
      expect(signs.length === 0).toBe(JSON.stringify(before) === JSON.stringify(after));
    }),
  );
});
