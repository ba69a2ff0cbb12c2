import { expect, it } from "vitest";
import { cutText, textWidth } from "./text-width";

it("counts a Chinese character as one em, rare ones and full-width signs too", () => {
  expect(textWidth("右安门", 10)).toBe(30);
  expect(textWidth("𠮷（）", 10)).toBe(30);
  expect(textWidth("2021", 10)).toBeCloseTo(22);
});

it("cuts a text only where it does not fit, and never inside a character", () => {
  expect(cutText("右安门街道", 60, 12)).toBe("右安门街道");
  expect(cutText("右安门街道", 40, 12)).toBe("右安…");
  expect(cutText("𠮷𠮷𠮷𠮷", 24, 12)).toBe("𠮷…");
});
