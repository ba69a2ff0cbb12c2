import { expect, it } from "vitest";
import { isMeaningless, plainIdeograph } from "./plain-script";

it("radicals that printing programs name instead of characters become the characters", () => {
  expect(plainIdeograph("⼈⺠政府⾏政⻓⻅⻔⼀")).toBe("人民政府行政长见门一");
});

it("every character of the radicals block in the list stands before an ordinary one", () => {
  for (let code = 0x2e80; code < 0x2fd6; code += 1) {
    const plain = plainIdeograph(String.fromCodePoint(code));
    expect(plain.length).toBeGreaterThan(0);
    if (code >= 0x2f00) expect(plain).toMatch(/[\u4e00-\u9fff]/);
  }
});

it("ordinary text stays as it is, width and punctuation included", () => {
  expect(plainIdeograph("（三）１２ 号")).toBe("（三）１２ 号");
});

it("private, replacement and control characters mean nothing", () => {
  expect(["\ue001", "\ufffd", "\u0003", ""].every(isMeaningless)).toBe(true);
  expect(isMeaningless("人")).toBe(false);
});
