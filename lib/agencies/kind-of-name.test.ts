import { describe, expect, it } from "vitest";
import type { AgencyKind } from "@/lib/agencies/agency-kind";
import type { DivisionLevel } from "@/lib/agencies/divisions";
import { governmentName, kindOfDivision, kindOfName } from "@/lib/agencies/kind-of-name";

const division = (name: string, level: DivisionLevel) => ({ code: "", name, level, parent: null });

describe("the kind of an agency", () => {
  it.each<[string, AgencyKind]>([
    ["北宫镇人民政府", "township"],
    ["北宫镇政府", "township"],
    ["于家务回族乡", "township"],
    ["代钦塔拉苏木人民政府", "township"],
    ["右安门街道办事处", "subdistrict"],
    ["右安门街道", "subdistrict"],
    ["将台地区办事处", "subdistrict"],
    ["丰台区人民政府", "government"],
    ["科尔沁右翼中旗人民政府", "government"],
    ["喀什地区行政公署", "government"],
    ["丰台区教育委员会", "bureau"],
    ["丰台区人民政府办公室", "bureau"],
  ])("is told by the name: %s %s", (name, kind) => expect(kindOfName(name)).toBe(kind));

  it("is told by level and name of a division", () => {
    expect(kindOfDivision(division("喀什地区", "city"))).toBe("government");
    expect(kindOfDivision(division("将台地区", "township"))).toBe("subdistrict");
    expect(kindOfDivision(division("红旗农场", "township"))).toBe("township");
  });

  it("names the government as it is called there", () => {
    expect(governmentName(division("北宫镇", "township"))).toBe("北宫镇人民政府");
    expect(governmentName(division("将台地区", "township"))).toBe("将台地区办事处");
    expect(governmentName(division("锡林郭勒盟", "city"))).toBe("锡林郭勒盟行政公署");
    expect(governmentName(division("红旗农场", "township"))).toBe("红旗农场");
  });
});
