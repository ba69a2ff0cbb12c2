import { describe, expect, it } from "vitest";
import { searchKeys } from "@/lib/agencies/agency-search";
import { nameReadings } from "@/lib/agencies/name-readings";
import { indicators } from "@/lib/catalogue/indicators";
import { foundIndicators, type OfferedIndicator } from "./found-indicators";

const offered: OfferedIndicator[] = indicators.map(({ id, zh, definition }) => ({
  id,
  zh,
  group: id.split(".")[0] ?? "",
  means: definition,
  keys: searchKeys({ name: zh, shortName: zh, aliases: [id], pinyin: nameReadings(zh) }),
}));
const first = (query: string) => foundIndicators(offered, query)[0]?.id;

describe("finding an indicator", () => {
  it("answers to its name, its initials, its pinyin and its code", () => {
    expect(first("公开率")).toBe("rate.disclosed");
    expect(first("gongkailv")).toBe("rate.disclosed");
    expect(first("gkl")).toBe("rate.disclosed");
    expect(first("rate.disclosed")).toBe("rate.disclosed");
  });

  it("finds by any part of a code, and nothing by what no indicator is called", () => {
    expect(foundIndicators(offered, "requests.carried").map(({ id }) => id)).toContain(
      "requests.carried_out.total",
    );
    expect(foundIndicators(offered, "不存在的指标")).toEqual([]);
  });

  it("lists all in the order of the tables where nothing is asked, and each once where something is", () => {
    expect(foundIndicators(offered, " ")).toEqual(offered);
    const twice = [...offered, ...offered];
    expect(foundIndicators(twice, "公开率").filter(({ id }) => id === "rate.disclosed")).toHaveLength(1);
  });
});
