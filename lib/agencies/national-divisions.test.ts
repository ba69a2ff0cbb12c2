import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  childrenOf,
  fullName,
  governedBy,
  parseDivisionLines,
  printDivisionLines,
} from "@/lib/agencies/divisions";
import { nationalDivisions } from "@/lib/agencies/national-divisions";

const tree = nationalDivisions();

describe("the national register", () => {
  it("is loaded once", () => expect(nationalDivisions()).toBe(tree));

  it("holds 31 provinces down to more than 41,000 townships", () => {
    expect(childrenOf(tree, null)).toHaveLength(31);
    const townships = [...tree.byCode.values()].filter(({ level }) => level === "township");
    expect(townships.length).toBeGreaterThan(41_000);
  });

  it.each([
    ["110106100", "北京市丰台区北宫镇"],
    ["110106001", "北京市丰台区右安门街道"],
    ["441900101", "广东省东莞市石碣镇"],
    ["429004", "湖北省仙桃市"],
    ["500229", "重庆市城口县"],
    ["620201100", "甘肃省嘉峪关市新城镇"],
    ["659001", "新疆维吾尔自治区石河子市"],
  ])("calls %s %s", (code, name) => expect(fullName(tree, code)).toBe(name));

  it("places the districts of a municipality directly below it", () => {
    expect(governedBy(tree, "110000")).toHaveLength(16);
    expect(governedBy(tree, "500000").map(({ name }) => name)).toContain("城口县");
  });

  it("gives every division a parent that exists", () => {
    const orphans = [...tree.byCode.values()].filter(
      ({ parent }) => parent !== null && !tree.byCode.has(parent),
    );
    expect(orphans).toEqual([]);
  });

  it("prints back the very lines of its file, comments aside", () => {
    const path = new URL("./divisions.txt", import.meta.url);
    const lines = readFileSync(path, "utf8").split("\n");
    const divisions = lines.filter((line) => line !== "" && !line.startsWith("//"));
    expect([...printDivisionLines(parseDivisionLines(lines))]).toEqual(divisions);
  });
});
