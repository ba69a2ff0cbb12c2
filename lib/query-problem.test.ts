import { describe, expect, it } from "vitest";
import { parseView } from "./view";

const problemsOf = (query: Record<string, string | string[]>) => {
  const parsed = parseView(query);
  return parsed.ok ? [] : parsed.problems;
};

describe("a condition that cannot be used", () => {
  it.each([
    [{ "year[]": "1" }, "没有“year[]”这样的条件"],
    [{ from: "1e309" }, "起始年不能是“1e309”"],
    [{ kind: "zzz" }, "单位不能是“zzz”"],
    [{ what: "nope" }, "没有指标“nope”"],
    [{ region: ["a", "b"] }, "范围不能是“a,b”"],
    [{ region: "x".repeat(100) }, `范围不能是“${"x".repeat(30)}…”`],
    [{ units: Array.from({ length: 60 }, (_, at) => `u${at}`).join(",") }, "机关最多50个"],
  ])("%j is named in a sentence", (query, sentence) => {
    expect(problemsOf(query)).toEqual([sentence]);
  });
});
