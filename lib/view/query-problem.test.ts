import { describe, expect, it } from "vitest";
import { chartForms, parseView, printView } from "./view";

const problemsOf = (query: Record<string, string | string[]>) => {
  const parsed = parseView(query);
  return parsed.ok ? [] : parsed.problems;
};

describe("a condition that cannot be used", () => {
  it.each([
    [
      { "year[]": "1" },
      "没有“year[]”这样的条件，可以用的条件是what、region、kind、units、like、name、from、to、how、against、sort、by、pool、scope、base、quality、v",
    ],
    [{ from: "1e309" }, "起始年不能是“1e309”，可以是2008–2100之间的年份"],
    [{ kind: "zzz" }, "单位不能是“zzz”，可以是towns、township、subdistrict、bureau、government"],
    [{ how: "pie" }, `图形不能是“pie”，可以是${chartForms.join("、")}`],
    [{ pool: "0" }, "合并年数不能是“0”，可以是1–10之间的年数"],
    [{ v: "latest" }, "数据版本不能是“latest”，可以是形如2026-01-31.2的数据版本"],
    [{ what: "nope" }, "没有指标“nope”"],
    [{ region: ["a", "b"] }, "范围不能是“a,b”，可以是行政区划代码，如110106"],
    [{ region: "x".repeat(100) }, `范围不能是“${"x".repeat(30)}…”，可以是行政区划代码，如110106`],
    [{ units: Array.from({ length: 60 }, (_, at) => `u${at}`).join(",") }, "机关最多50个"],
  ])("%j is named in a sentence", (query, sentence) => {
    expect(problemsOf(query)).toEqual([sentence]);
  });
});

it("a view prints its version and what is not as usual, and reads it again", () => {
  const parsed = parseView({ how: "heat", v: "2026-01-31.2" });
  expect(parsed.ok && printView(parsed.view)).toBe("how=heat&v=2026-01-31.2");
  const ranked = parseView({ how: "rank", sort: "high", pool: "3" });
  expect(ranked.ok && printView(ranked.view)).toBe("how=rank&sort=high&pool=3");
});
