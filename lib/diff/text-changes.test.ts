import fc from "fast-check";
import { expect, it } from "vitest";
import { changedSections, type Stretch, shortStretches } from "./text-changes";

const section = (number: number | null, heading: string, text: string) => ({ number, heading, text });
const marked = (stretches: readonly Stretch[] | null | undefined) =>
  stretches?.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");

it("marks within a paragraph what was exchanged, and leaves out paragraphs that are the same", () => {
  const before = [section(1, "一、总体情况", "全年收到申请36件，办结35件。\n没有收费。")];
  const after = [section(1, "一、总体情况", "全年收到申请38件，办结35件。\n没有收费。")];
  const [changed] = changedSections(before, after);
  expect(changed).toMatchObject({ same: 1, before: { heading: "一、总体情况" } });
  expect(changed?.paragraphs).toHaveLength(1);
  expect(marked(changed?.paragraphs[0]?.before)).toBe("全年收到申请[36]件，办结35件。");
  expect(marked(changed?.paragraphs[0]?.after)).toBe("全年收到申请[38]件，办结35件。");
  expect(changedSections(before, before)).toEqual([]);
});

it("marks the letters that are other within a sentence, and a number as a whole", () => {
  const sides = (before: string, after: string) => {
    const [paragraph] =
      changedSections([section(1, "", before)], [section(1, "", after)])[0]?.paragraphs ?? [];
    return [marked(paragraph?.before), marked(paragraph?.after)];
  };
  expect(sides("公开栏每月更新一次。", "公开栏每日更新一次。")).toEqual([
    "公开栏每[月]更新一次。",
    "公开栏每[日]更新一次。",
  ]);
  expect(sides("收费1.2万元。", "收费1.25万元。")).toEqual(["收费[1.2]万元。", "收费[1.25]万元。"]);
});

it("lays a paragraph beside the one that it became, whatever was taken out or put in around it", () => {
  const [changed] = changedSections(
    [section(1, "一", "删去的一段，别处没有。\n全年收到申请36件，办结35件。")],
    [section(1, "一", "全年收到申请38件，办结35件。\n添上的一段，以前没有。")],
  );
  const sides = changed?.paragraphs.map(({ before, after }) => [
    marked(before) ?? null,
    marked(after) ?? null,
  ]);
  expect(sides).toEqual([
    ["[删去的一段，别处没有。]", null],
    ["全年收到申请[36]件，办结35件。", "全年收到申请[38]件，办结35件。"],
    [null, "[添上的一段，以前没有。]"],
  ]);
});

it("tells sections by their number, and names those that one of the texts has not", () => {
  const changed = changedSections(
    [section(5, "五、问题", "甲。"), section(null, "附", "乙。")],
    [section(5, "五、存在的问题", "甲。"), section(6, "六、其他", "丙。")],
  );
  expect(changed.map(({ before, after }) => [before?.heading ?? null, after?.heading ?? null])).toEqual([
    ["五、问题", "五、存在的问题"],
    [null, "六、其他"],
    ["附", null],
  ]);
  expect(changed.map(({ paragraphs }) => paragraphs.length)).toEqual([0, 1, 1]);
});

it("keeps both texts whole: unmarked stretches are equal, all together are the texts", () => {
  const text = fc.array(fc.constantFrom("申请", "36", "件，", "。", " ", "x"), { maxLength: 9 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [`始${one.join("")}`, `始${other.join("")}`];
      const [changed] = changedSections([section(1, "", before)], [section(1, "", after)]);
      expect(changed === undefined).toBe(before === after);
      if (before === after) return;
      const paragraphs = changed?.paragraphs ?? [];
      const joined = (side: "before" | "after", only?: boolean) =>
        paragraphs
          .flatMap((paragraph) => paragraph[side] ?? [])
          .filter((part) => only !== true || !part.changed)
          .map((part) => part.text)
          .join("");
      expect([joined("before"), joined("after")]).toEqual([before, after]);
      expect(joined("before", true)).toBe(joined("after", true));
    }),
  );
});

it("cuts long stretches beside what is changed, and nothing of what is short", () => {
  const long = (word: string) => ({ text: word.repeat(50), changed: false });
  const short = shortStretches([long("甲"), { text: "36", changed: true }, long("乙")], 4);
  expect(marked(short)).toBe("……甲甲甲甲[36]乙乙乙乙……");
  expect(
    marked(
      shortStretches(
        [
          { text: "甲乙", changed: false },
          { text: "丙", changed: true },
        ],
        4,
      ),
    ),
  ).toBe("甲乙[丙]");
});

it("cuts no number in two", () => {
  const kept = (text: string) => ({ text, changed: false });
  const short = shortStretches([kept("全年共收到申请12,345件，其中"), { text: "3", changed: true }], 6);
  expect(marked(short)).toBe("……12,345件，其中[3]");
  const between = shortStretches(
    [{ text: "3", changed: true }, kept("，申请12,345件，结转自上年"), { text: "4", changed: true }],
    4,
  );
  expect(marked(between)).toBe("[3]，申请12,345……转自上年[4]");
});
