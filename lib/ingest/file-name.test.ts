import { expect, it } from "vitest";
import { isLeftover, shownName } from "./file-name";

it("keeps a name on one line and in one direction", () => {
  expect(shownName("年报\r\n伪造\u202excod.docx")).toBe("年报��伪造�xcod.docx");
  expect(shownName("甲镇（2023）年报 终稿.docx")).toBe("甲镇（2023）年报 终稿.docx");
});

it.each([".DS_Store", "._甲.docx", ".~lock.甲.docx#", "~$甲.docx", "~WRL0001.tmp", "__MACOSX", "thumbs.db"])(
  "%s is left behind by a program",
  (name) => expect(isLeftover(name)).toBe(true),
);

it.each(["甲.docx", "~甲.docx", ".", "Thumbs.db.docx", "2023"])("%s is not", (name) =>
  expect(isLeftover(name)).toBe(false),
);
