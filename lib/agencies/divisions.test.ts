import { describe, expect, it } from "vitest";
import {
  ancestorsOf,
  childrenOf,
  divisionByCode,
  divisionTree,
  fullName,
  governedBy,
  governingParent,
  isFiller,
  mergeDivisions,
  parseDivisionLines,
  printDivisionLines,
} from "@/lib/agencies/divisions";

const capital = divisionTree([
  "// a comment",
  "# 110000 北京市",
  "## 110100 市辖区",
  "### 110106 丰台区",
  "018花乡街道",
  "020成寿寺街道",
  "石榴庄街道",
  "100北宫镇",
]);

describe("a register of divisions", () => {
  it("finds a division by its code", () => {
    const township = { code: "110106100", name: "北宫镇", level: "township", parent: "110106" };
    expect(divisionByCode(capital, "110106100")).toEqual(township);
    expect(divisionByCode(capital, "110106999")).toBeUndefined();
  });

  it("counts on from the line before where a township line has no digits", () => {
    expect(divisionByCode(capital, "110106021")?.name).toBe("石榴庄街道");
  });

  it("lists children in order and the tops below null", () => {
    expect(childrenOf(capital, "110106").map(({ code }) => code)).toEqual([
      "110106018",
      "110106020",
      "110106021",
      "110106100",
    ]);
    expect(childrenOf(capital, null).map(({ name }) => name)).toEqual(["北京市"]);
    expect(childrenOf(capital, "110106100")).toEqual([]);
  });

  it("lists ancestors with the top first", () => {
    expect(ancestorsOf(capital, "110106100").map(({ name }) => name)).toEqual(["北京市", "市辖区", "丰台区"]);
    expect(ancestorsOf(capital, "110000")).toEqual([]);
  });

  it("leaves fillers out of whole names and of the line of government", () => {
    expect(fullName(capital, "110106100")).toBe("北京市丰台区北宫镇");
    expect(governingParent(capital, "110106")?.code).toBe("110000");
    expect(governedBy(capital, "110000").map(({ name }) => name)).toEqual(["丰台区"]);
  });

  it("takes a county that repeats its city's name for a filler", () => {
    const tree = divisionTree(["# 620000 甘肃省", "## 620200 嘉峪关市", "### 620201 嘉峪关市", "100新城镇"]);
    expect([...tree.byCode.values()].filter((one) => isFiller(tree, one)).map(({ code }) => code)).toEqual([
      "620201",
    ]);
    expect(fullName(tree, "620201100")).toBe("甘肃省嘉峪关市新城镇");
  });

  it("merges two registers, the second being right about a shared code", () => {
    const renamed = divisionTree(["# 110000 北京市", "## 110100 市辖区", "### 110106 丰台新区", "100北宫镇"]);
    const both = mergeDivisions(capital, renamed);
    expect(fullName(both, "110106018")).toBe("北京市丰台新区花乡街道");
    expect(fullName(capital, "110106018")).toBe("北京市丰台区花乡街道");
  });

  it("prints the lines it was read from", () => {
    const lines = ["# 110000 北京市", "## 110100 市辖区", "### 110106 丰台区", "020成寿寺街道", "石榴庄街道"];
    expect([...printDivisionLines(parseDivisionLines(lines))]).toEqual(lines);
  });

  it.each(["#### 110106 丰台区", "# 11 北京市", "北宫镇", "12北宫镇"])("refuses the line %s", (line) => {
    expect(() => divisionTree([line])).toThrow(line);
  });

  it("throws for the whole name of an unknown code, quoting it", () => {
    expect(() => fullName(capital, "999999")).toThrow('"999999"');
  });
});
