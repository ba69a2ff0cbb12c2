import { describe, expect, it } from "vitest";
import { briefingEdit } from "./briefing-edit";
import { listOfQuery } from "./briefing-list";

const form = {
  title: "简报",
  item: ["how=bar", "how=heat", "region=99"],
  t: ["甲", "", "丙&丁"],
  n: ["", "第一段\r\n第二段", ""],
};
const itemsAfter = (more: Record<string, string>) => {
  const edit = briefingEdit({ ...form, ...more });
  if (!edit) throw new Error("not taken for the form");
  return listOfQuery(edit.query).items;
};
const [first, second, third] = ["how=bar&t=甲", "how=heat&n=第一段\n第二段", "region=99&t=丙%26丁"];

describe("what the form of a briefing sends", () => {
  it("puts the words of each view beside it", () => {
    expect(itemsAfter({})).toEqual([first, second, third]);
    expect(listOfQuery(briefingEdit(form)?.query ?? "").title).toBe("简报");
  });

  it("moves and takes out the item of the pressed button, with what was typed", () => {
    expect(itemsAfter({ do: "up-3" })).toEqual([first, third, second]);
    expect(itemsAfter({ do: "down-1" })).toEqual([second, first, third]);
    expect(itemsAfter({ do: "remove-2" })).toEqual([first, third]);
  });

  it("leaves all in place at the ends and for a button that is not there", () => {
    for (const button of ["up-1", "down-3", "up-9", "remove-0", "burn-1", "up-1e0"])
      expect(itemsAfter({ do: button }), button).toEqual([first, second, third]);
  });

  it("freezes every view that is not frozen yet, and lets all follow the data again", () => {
    const item = ["how=bar", "how=heat&v=2025-01-31.1"];
    const sent = { item, t: ["", ""], n: ["", ""] };
    const changed = (button: string) => listOfQuery(briefingEdit({ ...sent, do: button })?.query ?? "").items;
    expect(changed("freeze-2026-01-31.2")).toEqual(["how=bar&v=2026-01-31.2", "how=heat&v=2025-01-31.1"]);
    expect(changed("follow")).toEqual(["how=bar", "how=heat"]);
  });

  it("takes a single view, which comes without a list", () => {
    expect(briefingEdit({ item: "how=bar", t: "甲", n: "" })?.query).toBe(
      new URLSearchParams({ item: "how=bar&t=甲" }).toString(),
    );
  });

  it("adds the view of a pasted address, of any host, in today's spelling", () => {
    for (const add of [
      "https://site.example/compare?how=bar&from=2021#top",
      " /compare?from=2021&how=bar&against=median ",
    ])
      expect(itemsAfter({ add }).at(-1)).toBe("from=2021&how=bar");
    expect(itemsAfter({ add: "" })).toHaveLength(3);
  });

  it("says what is wrong with a pasted address and keeps the rest", () => {
    const tried = (add: string) => briefingEdit({ ...form, add });
    expect(tried("https://site.example/agencies/1")?.problems[0]).toMatch(/“https:.*”不是视图的网址，请/);
    expect(tried("/compare?how=pie")?.problems[0]).toMatch(/^粘贴的网址没有加入：图形不能是“pie”/);
    expect(listOfQuery(tried("/compare?how=pie")?.query ?? "").items).toHaveLength(3);
  });

  it("is told from an address of a briefing", () => {
    expect(briefingEdit({ title: "简报", item: ["how=bar"] })).toBeNull();
    expect(briefingEdit({ item: ["how=bar", "how=heat"], t: "只有一个", n: "" })).toBeNull();
    expect(briefingEdit({ ...form, colour: "red" })).toBeNull();
  });
});
