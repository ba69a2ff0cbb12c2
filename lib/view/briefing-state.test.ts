import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valuesOfQuery } from "../export/values-of-query";
import { briefingQuery, itemQuery } from "./briefing-list";
import { longestBriefingTitle, longestNote, parseBriefing, printBriefing } from "./briefing-state";
import { chartForms, viewSchema } from "./view";

const parsed = (query: string) => parseBriefing(valuesOfQuery(new URLSearchParams(query)));

const text = (most: number) =>
  fc
    .string({ unit: fc.constantFrom(..."新收申请，2025年&=%+#?/\\\"'<>;,😀 \n".split("")), maxLength: most })
    .map((letters) => letters.replace(/[\uD800-\uDFFF]/g, "").trim());
const words = fc.record({
  heading: text(longestBriefingTitle).map((heading) => heading.replace(/\s+/g, " ")),
  note: text(longestNote),
});
const view = fc
  .record({
    how: fc.constantFrom(...chartForms),
    region: fc.constantFrom("", "110106", "未定-甲&乙=%2C"),
    units: fc.uniqueArray(fc.constantFrom("990101001", "未定-甲镇", "a%26b"), { maxLength: 3 }),
    from: fc.option(fc.integer({ min: 2008, max: 2100 }), { nil: undefined }),
    v: fc.option(fc.constant("2026-01-31.2"), { nil: undefined }),
  })
  .map((asked) => viewSchema.parse(asked));

describe("a briefing in an address", () => {
  it("reads back as it was printed, whatever the words hold", () => {
    fc.assert(
      fc.property(
        text(longestBriefingTitle).map((title) => title.replace(/\s+/g, " ")),
        fc.array(fc.tuple(view, words), { maxLength: 20 }),
        (title, items) => {
          const state = {
            title,
            entries: items.map(([shown, own], at) => ({ number: at + 1, view: shown, ...own })),
          };
          const printed = printBriefing(state);
          expect(parsed(printed)).toEqual({ state, problems: [] });
          expect(printBriefing(parsed(printed).state)).toBe(printed);
        },
      ),
    );
  });

  it("keeps the version that a view is frozen to", () => {
    const { state } = parsed(briefingQuery({ title: "", items: ["region=99&v=2026-01-31.2"] }));
    expect(state.entries[0]?.view.v).toBe("2026-01-31.2");
    expect(decodeURIComponent(printBriefing(state))).toContain("v=2026-01-31.2");
  });

  it("names a malformed item by its number, with the reason and the valid values, and shows the others", () => {
    const { state, problems } = parsed("item=how%3Dbar&item=how%3Dpie&item=from%3D1e309&item=zzz%3D1");
    expect(state.entries.map(({ number }) => number)).toEqual([1]);
    expect(problems).toHaveLength(3);
    expect(problems[0]).toMatch(/^第2项没有列入：图形不能是“pie”，可以是line、bar/);
    expect(problems[1]).toMatch(/^第3项没有列入：起始年不能是“1e309”，可以是2008–2100/);
    expect(problems[2]).toMatch(/^第4项没有列入：没有“zzz”这样的条件，可以用的条件是what、/);
  });

  it("reports conditions that a briefing does not have, and words given twice", () => {
    expect(parsed("item=&colour=red&constructor=1").problems).toEqual([
      "没有“colour”、“constructor”这样的条件，可以用的条件是title、item",
    ]);
    expect(parsed("title=a&title=b").problems).toEqual([
      `标题不能是“a,b”，可以是一段文字，最多${longestBriefingTitle}字`,
    ]);
    expect(parsed("item=t%3Da%26t%3Db").problems[0]).toMatch(/^第1项没有列入：标题不能是“a,b”/);
  });

  it("takes twenty items and says that more were left out", () => {
    const { state, problems } = parsed(briefingQuery({ title: "", items: Array(23).fill("how=bar") }));
    expect(state.entries).toHaveLength(20);
    expect(problems).toEqual(["一份简报最多20项，第21项起没有列入"]);
  });

  it("cuts words that are too long, and says how much was cut", () => {
    const item = itemQuery("how=bar", { heading: "标".repeat(61), note: "注".repeat(602) });
    const { state, problems } = parsed(briefingQuery({ title: "题".repeat(65), items: [item] }));
    expect([...state.title]).toHaveLength(longestBriefingTitle);
    expect([...(state.entries[0]?.note ?? "")]).toHaveLength(longestNote);
    expect(problems).toEqual([
      "标题最多60字，多出的5字已略去",
      "第1项的标题最多60字，多出的1字已略去",
      "第1项的备注最多600字，多出的2字已略去",
    ]);
  });

  it("drops letters that no page can print and keeps paragraphs", () => {
    const item = itemQuery("", { heading: "一\u0000\n二", note: "甲\r\n乙\u0007" });
    expect(parsed(briefingQuery({ title: "", items: [item] })).state.entries[0]).toMatchObject({
      heading: "一 二",
      note: "甲\n乙",
    });
  });

  it("is short in Chinese: no letter is encoded twice", () => {
    const item = itemQuery("", { heading: "新收申请", note: "" });
    expect(briefingQuery({ title: "", items: [item] })).not.toContain("%25");
  });
});
