import { describe, expect, it } from "vitest";
import { matchesAgency, searchKeys, searchRank } from "@/lib/agencies/agency-search";

const agency = (name: string, shortName: string) => ({ name, shortName, ...searchKeys(name) });
const township = agency("北京市丰台区北宫镇人民政府", "北宫镇");
const bureau = agency("北京市丰台区教育委员会", "教育委员会");
const district = agency("北京市丰台区人民政府", "丰台区");

describe("the keys of a name", () => {
  it("are its syllables and their first letters", () => {
    expect(searchKeys("北宫镇")).toEqual({ pinyin: "bei gong zhen", initials: "bgz" });
    expect(searchKeys("吕梁市")).toEqual({ pinyin: "lv liang shi", initials: "lls" });
  });

  it("know how places are spoken", () => {
    expect(searchKeys("重庆市").initials).toBe("cqs");
    expect(searchKeys("六安市").pinyin).toBe("lu an shi");
  });
});

describe("searching", () => {
  it.each([
    "北宫",
    "北宫镇",
    "丰台区北宫镇",
    "beigong",
    "BeiGong",
    "beig",
    "bgz",
    "ftq",
    "fengtai",
    "丰台 bgz",
    "",
    "　北宫 ",
  ])("“%s” finds 北宫镇", (query) => expect(matchesAgency(query, township)).toBe(true));

  it.each(["南宫", "eigong", "beijing bgx", "教育", "1"])("“%s” does not find 北宫镇", (query) =>
    expect(matchesAgency(query, township)).toBe(false),
  );

  it("puts a short name that is meant before names that only contain the word", () => {
    for (const query of ["丰台区", "丰台", "ftq", "fengtai"]) {
      const best = [township, bureau, district].sort(
        (a, b) => (searchRank(query, a) ?? 99) - (searchRank(query, b) ?? 99),
      )[0];
      expect(best).toBe(district);
    }
  });

  it("puts characters before initials before pinyin", () => {
    const ranks = ["北宫", "bg", "beigong"].map((query) => searchRank(query, township) ?? 99);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBe(3);
  });

  it("finds a short name that is no part of the whole one", () => {
    expect(matchesAgency("政府办公室", agency("北京市丰台区人民政府办公厅", "政府办公室"))).toBe(true);
  });
});
