import { describe, expect, it } from "vitest";
import { agencyName } from "@/lib/agencies/agency-name";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import type { Scope } from "@/lib/catalogue/form-facts";

const tree = nationalDivisions();

describe("a printed agency name", () => {
  it.each([
    ["北京市丰台区北宫镇人民政府", "北京市丰台区北宫镇", "人民政府", "township"],
    ["丰台区人民政府右安门街道办事处", "丰台区人民政府右安门街道", "办事处", "subdistrict"],
    ["北京市丰台区教育委员会", "北京市丰台区", "教育委员会", "bureau"],
    ["北京市丰台区政府办公室", "北京市丰台区", "人民政府办公室", "bureau"],
    ["北京市人民政府", "北京市", "人民政府", "government"],
    ["错字区教育局", "", "错字区教育局", "bureau"],
  ])("%s falls into place %s and own name %s", (printed, place, ownName, kind) => {
    expect(agencyName(tree, printed)).toMatchObject({ place, ownName, kind });
  });

  it("is read past white space, line breaks and character width", () => {
    const name = agencyName(tree, " 北京市 丰台区\n北宫镇　人民政府（本级） ");
    expect(name).toMatchObject({ normal: "北京市丰台区北宫镇人民政府", scope: "own" });
  });

  it("keeps traditional characters", () => {
    expect(agencyName(tree, "豐台區").normal).toBe("豐台區");
  });

  it.each<[string, Scope]>([
    ["北京市丰台区", "territory"],
    ["北京市丰台区人民政府", "territory"],
    ["北京市丰台区全区", "territory"],
    ["北京市丰台区（全区汇总）", "territory"],
    ["北京市全市汇总", "territory"],
    ["赵县全县", "territory"],
    ["北京市丰台区人民政府（本级）", "own"],
    ["北京市丰台区政府机关", "own"],
    ["北京市丰台区人民政府办公室", "own"],
    ["北京市丰台区教育委员会", "own"],
    ["北京市丰台区教育委员会机关", "own"],
    ["北京市丰台区教育委员会系统", "territory"],
    ["天津市滨海新区海关关区", "territory"],
    ["北京市丰台区北宫镇", "own"],
    ["北京市丰台区北宫镇人民政府", "own"],
    ["甘肃省兰州市城关区", "territory"],
  ])("%s speaks for its %s", (printed, scope) => expect(agencyName(tree, printed).scope).toBe(scope));

  it.each(["恩施州", "恩施自治州人民政府", "湖北省恩施州"])("knows %s by its short form", (printed) => {
    const { meaning, scope } = agencyName(tree, printed);
    expect(meaning).toMatchObject({ kind: "division", readings: [{ division: { code: "422800" } }] });
    expect(scope).toBe("territory");
  });

  it("does not take the end of 城关区 for a suffix", () => {
    expect(agencyName(tree, "甘肃省兰州市城关区").place).toBe("甘肃省兰州市城关区");
  });
});
