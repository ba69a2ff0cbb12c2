import { expect, it } from "vitest";
import { blocksOfLines } from "./text";

const shown = (text: string) =>
  blocksOfLines(text.split("\n")).map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map(({ text: cell }) => cell)) : block.text,
  );

it("cells with paragraphs, parted by lines with a tab, blank ones in their places", () => {
  const gap = "\n\n\n\n\n";
  const cells = (...texts: string[]) => texts.join("\n\n\t\n\n");
  const text = `说明\n\n${cells("行政\n许可", "3", "\u00a0", "5")}${gap}${cells("规章", "0", "7", "8")}${gap}${cells("强制", "1", "2", "3")}\n\n五、问题`;
  expect(shown(text)).toEqual([
    "说明",
    [
      ["行政\n许可", "3", "", "5"],
      ["规章", "0", "7", "8"],
      ["强制", "1", "2", "3"],
    ],
    "五、问题",
  ]);
});

it("cells without anything in them, the last of a row too", () => {
  const text = "一\n\n\t\n\n1\n\n\t\n\n\t\n\n2\n\n\t\n\n\n\n\n二\n\n\t\n\n\t\n\n3\n\n\t\n\n\t\n\n4";
  expect(shown(text)).toEqual([
    [
      ["一", "1", "", "2", ""],
      ["二", "", "3", "", "4"],
    ],
  ]);
});

it("two tables of which one follows the other at once", () => {
  const cells = (...texts: string[]) => texts.join("\n\t\n");
  const rows = [cells("许可", "1", "2", "3", "4"), cells("处罚", "1", "2", "3", "16")].join("\n\n\n");
  expect(shown(`${rows}\n第二十条\n\n\n${cells("强制", "5")}`)).toEqual([
    [
      ["许可", "1", "2", "3", "4"],
      ["处罚", "1", "2", "3", "16"],
    ],
    "第二十条",
    [["强制", "5"]],
  ]);
});
