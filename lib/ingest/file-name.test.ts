import { expect, it } from "vitest";
import { isLeftover, shownJson, shownName, shownText } from "./file-name";

it("keeps a name on one line and in one direction", () => {
  expect(shownName("年报\r\n伪造\u202excod.docx")).toBe("年报��伪造�xcod.docx");
  expect(shownName("甲镇（2023）年报 终稿.docx")).toBe("甲镇（2023）年报 终稿.docx");
});

it("keeps the lines of a text, and nothing that moves or turns it", () => {
  expect(shownText("《a\u001b[2J\u202eb》\n\t乙\u009b1A\ud800")).toBe("《a�[2J�b》\n\t乙�1A�");
});

it("prints the same value as JSON without a sign that moves or turns it", () => {
  const value = { file: "a\u202e\u009bb\ud800", n: 1 };
  const printed = shownJson(JSON.stringify(value));
  expect(printed).toBe('{"file":"a\\u202e\\u009bb\\ud800","n":1}');
  expect(JSON.parse(printed)).toEqual(value);
});

it.each([".DS_Store", "._甲.docx", ".~lock.甲.docx#", "~$甲.docx", "~WRL0001.tmp", "__MACOSX", "thumbs.db"])(
  "%s is left behind by a program",
  (name) => expect(isLeftover(name)).toBe(true),
);

it.each(["甲.docx", "~甲.docx", ".", "Thumbs.db.docx", "2023"])("%s is not", (name) =>
  expect(isLeftover(name)).toBe(false),
);
