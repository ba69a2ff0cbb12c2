import fc from "fast-check";
import { expect, it } from "vitest";
import { textChanges } from "./sentence-changes";

const marked = (paragraphs: ReturnType<typeof textChanges>["before"]) =>
  paragraphs
    .map((line) => line.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(""))
    .join("¶");

it("marks the words that changed in a sentence that goes on", () => {
  const { before, after, same } = textChanges(
    "2024年收到申请37件，全部按期答复。人员力量不足。",
    "2025年收到申请46件，全部按期答复。人员力量不足。",
  );
  expect(same).toBe(false);
  expect(marked(before)).toBe("[2024]年收到申请[37]件，全部按期答复。人员力量不足。");
  expect(marked(after)).toBe("[2025]年收到申请[46]件，全部按期答复。人员力量不足。");
});

it("marks a sentence that is new, or gone, as a whole, and keeps paragraphs", () => {
  const { before, after } = textChanges(
    "人员不足。\n公开不够及时。",
    "人员不足。\n网站栏目更新偏慢，咨询电话无人接听。",
  );
  expect(marked(before)).toBe("人员不足。¶[公开不够及时。]");
  expect(marked(after)).toBe("人员不足。¶[网站栏目更新偏慢，咨询电话无人接听。]");
});

it("loses no letter of either text, and of equal texts says that they are the same", () => {
  const text = fc
    .array(fc.constantFrom("公开", "申请", "12", "件", "，", "。", "；", "\n", "的", "培训"), {
      maxLength: 40,
    })
    .map((pieces) => pieces.join(""));
  const letters = (given: string) => given.replaceAll("\n", "");
  const said = (paragraphs: ReturnType<typeof textChanges>["before"]) =>
    paragraphs
      .flat()
      .map((stretch) => stretch.text)
      .join("");
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { before, after, same } = textChanges(one, other);
      expect([said(before), said(after)]).toEqual([letters(one), letters(other)]);
      expect(same).toBe(one === other);
      const kept = (side: typeof before) => side.flat().filter(({ changed, moved }) => !changed && !moved);
      expect(
        kept(before)
          .map((stretch) => stretch.text)
          .join(""),
      ).toBe(
        kept(after)
          .map((stretch) => stretch.text)
          .join(""),
      );
    }),
  );
});

it("calls no sentence changed that only stands in another place", () => {
  const { before, after, same } = textChanges(
    "人员不足。公开不及时。培训偏少。",
    "培训偏少。人员不足。公开不及时。",
  );
  const moved = (side: typeof before) => side.flat().flatMap((one) => (one.moved ? one.text : []));
  expect([same, moved(before), moved(after)]).toEqual([false, ["培训偏少。"], ["培训偏少。"]]);
  expect([marked(before), marked(after)].join("")).not.toContain("[");
  const shuffled = fc
    .array(fc.constantFrom("公开不及时。", "人员不足。", "培训偏少；", "公开栏目有待完善。", "无！"), {
      maxLength: 12,
    })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      const said = textChanges(one.join(""), other.join(""));
      expect([...said.before, ...said.after].flat().filter(({ changed }) => changed)).toEqual([]);
    }),
  );
});

it("leaves a sentence changed that the other text has less often", () => {
  const { before } = textChanges("甲事已办。甲事已办。乙事未办。", "乙事未办。甲事已办。");
  expect(marked(before).split("[").length - 1).toBe(1);
});

it("calls no figure moved that counts something else in its other place", () => {
  const moved = (one: string, other: string) => {
    const { before, after } = textChanges(one, other);
    return [...before, ...after].flat().flatMap((stretch) => (stretch.moved ? stretch.text : []));
  };
  expect(
    moved(
      "复议：维持2件；纠正1件；诉讼：维持3件；纠正0件。",
      "复议：维持2件；纠正0件；诉讼：维持3件；纠正1件。",
    ),
  ).toEqual([]);
  expect(moved("新收：\n5件。\n结转：\n3件。", "新收：\n3件。\n结转：\n5件。")).toEqual([]);
  expect(
    moved(
      "新收申请增加。其中自然人提出的申请一共是3件。上年结转减少。",
      "新收申请增加。上年结转减少。其中自然人提出的申请一共是3件。",
    ),
  ).toEqual([]);
  const whole = "全年举办政府信息公开培训3次。";
  expect(moved(`${whole}人员不足。栏目有待完善。`, `人员不足。栏目有待完善。${whole}`)).toEqual([
    whole,
    whole,
  ]);
});
