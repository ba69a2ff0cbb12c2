import { describe, expect, it } from "vitest";
import {
  matchesAgency,
  type Searchable,
  searchKeys,
  searchRank,
  searchWords,
} from "@/lib/agencies/agency-search";
import { nameReadings, readingInitials, storedReadings } from "@/lib/agencies/name-readings";

const agency = (name: string, shortName: string, aliases: string[] = []) => ({
  name,
  shortName,
  aliases,
  pinyin: nameReadings(shortName),
});
const rankOf = (query: string, one: Searchable) => searchRank(searchWords(query), searchKeys(one)) ?? 99;
const township = agency("北京市丰台区北宫镇人民政府", "北宫镇", ["长辛店镇"]);
const bureau = agency("北京市丰台区教育委员会", "教育委员会");
const district = agency("北京市丰台区人民政府", "丰台区");

describe("the readings of a name", () => {
  it("are all of each character, the one that the name suggests first", () => {
    expect(nameReadings("北宫镇")).toBe("bei gong zhen");
    expect(nameReadings("重庆市")).toMatch(/^chong\/zhong\S* qing shi$/);
    expect(nameReadings("六安市")).toMatch(/^lu\/liu\S* an shi$/);
    expect(nameReadings("吕梁市")).toBe("lv liang shi");
    expect(readingInitials(nameReadings("重庆市"))).toBe("cqs");
  });

  it("have a place for each character, whatever it is", () => {
    for (const name of ["中共（甲）区", "A1 乡", "𬭸镇", "㐂村/一"])
      expect(nameReadings(name).split(" ")).toHaveLength([...name].length);
  });

  it("are made by character where an earlier version stored them without spaces", () => {
    expect(storedReadings("beigongzhen", "北宫镇")).toBe("bei gong zhen");
    expect(storedReadings("chong/zhong qing shi", "重庆市")).toBe("chong/zhong qing shi");
  });
});

describe("searching", () => {
  it.each([
    ..."北宫 北宫镇 丰台区北宫镇 长辛店 beigong BeiGong beig bgz gongzhen gong gz z zhen".split(" "),
    "丰台 bgz",
    "bei gong",
    "zhen bei",
    "北 镇",
    "",
    "　北宫 ",
  ])("“%s” finds 北宫镇", (query) => expect(matchesAgency(query, township)).toBe(true));

  it.each(["南宫", "eigong", "ong", "beijing bgx", "教育", "1", "bz", "gongbei"])(
    "“%s” does not find 北宫镇",
    (query) => expect(matchesAgency(query, township)).toBe(false),
  );

  it.each([
    ["重庆市", "zhongqing", "chongqing", "zqs", "cqs"],
    ["长乐镇", "zhangle", "changle", "changyue", "clz", "cyz", "zlz"],
    ["东乐乡", "le", "yue", "dyx"],
    ["大埔县", "dabu", "dapu", "bux"],
    ["吕梁市", "lvliang", "lüliang", "lls"],
  ])("finds %s by any reading of its characters", (name, ...queries) => {
    for (const query of queries) expect(matchesAgency(query, agency(name, name)), query).toBe(true);
  });

  it("puts a short name that is meant before names that only contain the word", () => {
    for (const query of ["丰台区", "丰台", "ftq", "fengtai"]) {
      const best = [township, bureau, district].sort((a, b) => rankOf(query, a) - rankOf(query, b))[0];
      expect(best).toBe(district);
    }
  });

  it("puts characters before initials before pinyin, and beginnings before the inside", () => {
    const ranks = ["北宫镇", "北宫", "宫镇", "辛店", "bgz", "bg", "beigong", "gz", "gong"].map((query) =>
      rankOf(query, township),
    );
    expect(ranks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
