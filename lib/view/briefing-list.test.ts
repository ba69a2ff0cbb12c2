import { describe, expect, it } from "vitest";
import { afterEdit, collected, keptList, savedBriefings, savedText } from "./briefing-list";

const list = (...items: string[]) => ({ title: "", items });

describe("the list kept on a machine", () => {
  it("is empty before anything is collected", () => {
    expect(keptList(null)).toEqual({ ok: true, value: list() });
  });

  it("is called damaged when it is not a list of views", () => {
    for (const text of [
      "",
      "{",
      "null",
      "[]",
      "3",
      '{"title":"","items":[1]}',
      '{"title":1,"items":[]}',
      '{"items":[]}',
    ])
      expect(keptList(text), text).toEqual({ ok: false });
    for (const text of ["", "[]", "null", '{"a":1}', '"x"'])
      expect(savedBriefings(text), text).toEqual({ ok: false });
  });

  it("takes a view once, whatever its heading", () => {
    const once = collected(list(), "how=bar");
    expect(once).toEqual({ outcome: "added", list: list("how=bar") });
    expect(collected(list("how=bar&t=标题&n=备注"), "how=bar").outcome).toBe("there");
    expect(collected(once.list, "how=bar&from=2021").outcome).toBe("added");
  });

  it("is full at twenty views, and at the length of an address that is still read", () => {
    const twenty = list(...Array.from({ length: 20 }, (_, at) => `from=${2008 + at}`));
    expect(collected(twenty, "how=bar")).toEqual({ outcome: "full", list: twenty });
    expect(collected(list(`how=heat&n=${"注".repeat(1_400)}`), "how=bar").outcome).toBe("full");
  });
});

describe("the list after its page was changed", () => {
  const [a, b, c] = ["how=bar", "how=heat", "how=slope"];

  it("is what the page shows now", () => {
    expect(afterEdit(list(a, b), { title: "题", items: [`${b}&t=标题`] }, list(a, b))).toEqual({
      title: "题",
      items: [`${b}&t=标题`],
    });
  });

  it("keeps, behind, what was collected in another tab meanwhile", () => {
    expect(afterEdit(list(a, b), list(b, a), list(a, b, c))).toEqual(list(b, a, c));
    expect(afterEdit(list(), list(a), list(b, c))).toEqual(list(a, b, c));
  });

  it("does not take back what the page has taken out", () => {
    expect(afterEdit(list(a, b), list(b), list(a, b, c))).toEqual(list(b, c));
  });

  it("is left alone by somebody else's briefing", () => {
    expect(afterEdit(list(c), list(c, a), list(a, b))).toBeNull();
  });

  it("becomes the briefing that is changed where there was none", () => {
    expect(afterEdit(list(c), list(c, a), list())).toEqual(list(c, a));
  });
});

it("briefings saved under any names are read back", () => {
  const saved = new Map([
    ["一季度", "title=a&item=how%3Dbar"],
    ["__proto__", "item="],
  ]);
  expect(savedBriefings(savedText(saved))).toEqual({ ok: true, value: saved });
});
