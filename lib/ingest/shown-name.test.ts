import { expect, it } from "vitest";
import { shownName } from "./file-name";

it("keeps a name on one line and in one direction", () => {
  expect(shownName("年报\r\n伪造\u202excod.docx")).toBe("年报��伪造�xcod.docx");
  expect(shownName("甲镇（2023）年报 终稿.docx")).toBe("甲镇（2023）年报 终稿.docx");
});
